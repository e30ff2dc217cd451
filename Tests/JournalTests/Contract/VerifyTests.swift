import Journal
import Standards
import Store
import TestSupport
import Testing

@Suite struct VerifyTests {
    /// A statement that damages something, and the finding that must name it.
    static let damages: [(sql: String, code: String, place: String)] = [
        ("UPDATE journal_entry SET kind = 'test.evenT' WHERE position = 3", "details.changed", "entry 3"),
        ("UPDATE journal_entry SET actor = 'Chen' WHERE position = 3", "details.changed", "entry 3"),
        ("UPDATE journal_entry SET organisation = NULL WHERE position = 3", "details.changed", "entry 3"),
        ("UPDATE journal_entry SET dataset = 'residents' WHERE position = 3", "details.changed", "entry 3"),
        ("UPDATE journal_entry SET purpose = '其他' WHERE position = 3", "details.changed", "entry 3"),
        ("UPDATE journal_entry SET case_number = 'C-2' WHERE position = 3", "details.changed", "entry 3"),
        ("UPDATE journal_entry SET payload = '[]' WHERE position = 3", "details.changed", "entry 3"),
        ("UPDATE journal_entry SET retention = 'x' WHERE position = 3", "details.changed", "entry 3"),
        ("UPDATE journal_entry SET at = at + 1 WHERE position = 3", "details.changed", "entry 3"),
        ("UPDATE journal_entry SET salt = leaf WHERE position = 3", "details.changed", "entry 3"),
        ("UPDATE journal_entry SET id = 'other' WHERE position = 3", "details.changed", "entry 3"),
        ("UPDATE journal_entry SET subjects = 'p1' WHERE position = 3", "details.changed", "entry 3"),
        ("UPDATE journal_entry SET leaf = salt WHERE position = 3", "entry.changed", "entry 3"),
        ("UPDATE journal_entry SET leaf = salt WHERE position = 290", "entry.changed", "entry 290"),
        ("UPDATE journal_entry SET kind = NULL WHERE position = 3", "details.missing", "entry 3"),
        (
            "UPDATE journal_entry SET erasure_rule = 'r', erased_by = 'x' WHERE position = 3", "erasure.unfounded",
            "entry 3"
        ),
        ("DELETE FROM journal_entry WHERE position = 3", "entry.missing", "entry 3"),
        ("UPDATE journal_entry SET position = 900 WHERE position = 3", "entry.extra", "entry 900"),
        ("DELETE FROM journal_subject WHERE position = 3 AND subject = 'p1'", "subject.missing", "entry 3"),
        ("UPDATE journal_subject SET subject = 'p3' WHERE position = 3 AND subject = 'p1'", "subject.extra", "entry 3"),
        ("INSERT INTO journal_subject (subject, position) VALUES ('p1', 900)", "subject.extra", "entry 900"),
        ("DELETE FROM journal_tile WHERE level = 0 AND number = 0", "tile.missing", "tile 0/0"),
        ("UPDATE journal_tile SET level = 3 WHERE level = 1", "tile.extra", "tile 3/0"),
        ("UPDATE journal_head SET size = 299", "head.changed", "head"),
        ("UPDATE journal_head SET epoch = 2", "head.changed", "head"),
        ("UPDATE journal_head SET sealed_at = 0", "head.changed", "head"),
        ("UPDATE journal_seal SET epoch = 2 WHERE size = 100", "seal.epoch", "seal 100"),
        ("UPDATE journal_seal SET sealed_at = 0 WHERE size = 300", "seal.time", "seal 300"),
        ("UPDATE journal_seal SET checkpoint = 'x' WHERE size = 100", "checkpoint.changed", "checkpoint 100"),
        ("UPDATE journal_seal SET size = 101 WHERE size = 100", "seal.changed", "seal 101"),
        ("DELETE FROM journal_seal WHERE size = 300", "seal.missing", "seal 300"),
        ("UPDATE journal_epoch SET start = 1", "epoch.changed", "epoch 1"),
        ("UPDATE journal_pending SET payload = '[]'", "pending.changed", ""),
    ]

    private static func fill(_ city: Fixture) async throws {
        try await city.append(100, subjects: ["p1", "p2"])
        try await city.journal.sealNow()
        city.clock.advance(by: .seconds(1))
        try await city.append(200, subjects: ["p1", "p2"])
        try await city.journal.sealNow()
        try await city.append(1)
    }

    @Test(arguments: Engine.allCases)
    func `a journal that nobody touched is sound`(engine: Engine) async throws {
        try await Fixture.with(engine) { city in
            #expect(try await city.journal.verify().isSound)
            try await Self.fill(city)
            let report = try await city.journal.verify()
            #expect(report.defects == [])
            #expect(report.size == 300)
        }
    }

    @Test(arguments: Engine.allCases, VerifyTests.damages.indices)
    func `whatever is changed is found and named`(engine: Engine, index: Int) async throws {
        let damage = Self.damages[index]
        try await Fixture.with(engine) { city in
            try await Self.fill(city)
            try await city.execute(damage.sql)
            let report = try await city.journal.verify()
            let found = report.defects.map { "\($0.code) \($0.place)" }
            #expect(
                report.defects.contains {
                    $0.code == damage.code && (damage.place.isEmpty || $0.place == damage.place)
                },
                "\(damage.sql) gave \(found)")
        }
    }

    @Test(arguments: Engine.allCases)
    func `one flipped byte of a tile, a root or a signature is one finding`(engine: Engine) async throws {
        for (table, column, rest, code) in [
            ("journal_tile", "hashes", "level = 0 AND number = 0", "tile.changed"),
            ("journal_tile", "hashes", "level = 0 AND number = 1", "tile.changed"),
            ("journal_tile", "hashes", "level = 1 AND number = 0", "tile.changed"),
            ("journal_head", "root", "slot = 1", "head.changed"),
            ("journal_seal", "root", "size = 100", "seal.changed"),
        ] {
            try await Fixture.with(engine) { city in
                try await Self.fill(city)
                let bytes = try await city.store.read {
                    try $0.first("SELECT \(column) FROM \(table) WHERE \(rest)") { try $0.blob(0) }
                }
                var flipped = try #require(bytes)
                flipped[5] ^= 0x10
                try await city.execute("UPDATE \(table) SET \(column) = ? WHERE \(rest)", [.blob(flipped)])
                #expect(try await city.journal.verify().defects.map(\.code) == [code], "\(table) \(rest)")
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `erased details are noted with rule and entry, and the proofs stay`(engine: Engine) async throws {
        try await Fixture.with(engine) { city in
            let journal = city.journal
            let ids = try await city.append(5, subjects: ["p1"])
            try await journal.sealNow()
            let before = try await city.store.read { try journal.inclusionProof(position: 2, size: 5, in: $0) }
            let eraser = try await city.store.write { transaction in
                try journal.erase(
                    ErasureRequest(entries: [ids[2]], rule: "ten-years", actor: "archive"), in: transaction)
            }
            try await journal.sealNow()
            let (entry, mine, after) = try await city.store.read { snapshot in
                (
                    try journal.entry(ids[2], in: snapshot),
                    try journal.entries(forSubject: "p1", limit: 10, in: snapshot),
                    try journal.inclusionProof(position: 2, size: 5, in: snapshot)
                )
            }
            #expect(entry?.details == nil)
            #expect(entry?.erasure == Erasure(rule: "ten-years", entry: eraser))
            #expect(mine.count == 4)
            #expect(before == after)
            let report = try await journal.verify()
            #expect(report.isSound)
            #expect(report.notes.map(\.code) == ["details.erased"])
            #expect(report.notes.first?.message.en.contains("under rule ten-years by entry 5") == true)
            await #expect(throws: JournalError.self) {
                try await city.store.write { transaction in
                    try journal.erase(ErasureRequest(entries: [ids[2]], rule: "x", actor: "archive"), in: transaction)
                }
            }
        }
    }
}
