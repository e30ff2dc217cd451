import Journal
import Standards
import Store
import TestSupport
import Testing
import Trust

@Suite struct EpochTests {
    @Test(arguments: Engine.allCases)
    func `a restore that lost entries opens an epoch that commits to the last checkpoint`(engine: Engine) async throws {
        var known = ""
        try await Fixture.with(engine) { city in
            try await city.append(20)
            try await city.journal.sealNow()
            known = try await city.store.read { try city.journal.checkpoint(in: $0) } ?? ""
        }
        try await Fixture.with(engine) { city in
            let journal = city.journal
            try await city.append(10)
            try await journal.sealNow()
            try await city.append(3)
            let head = try await journal.openEpoch(after: known, actor: "system")
            #expect(head.epoch == 2)
            #expect(head.size == 11)
            try await journal.sealNow()
            let (first, note) = try await city.store.read { snapshot in
                (try journal.entry(at: 10, in: snapshot), try journal.checkpoint(in: snapshot))
            }
            #expect(first?.details?.kind == Journal.epochKind)
            let key = try journal.verifierKey(epoch: 2)
            let checkpoint = try Checkpoint(note: try #require(note), verifiedWith: key)
            #expect(checkpoint.origin == "yitong.test/ZS/e2")
            #expect(checkpoint.size == 14)
            #expect(try await journal.verify().defects == [])
            try await city.execute("UPDATE journal_epoch SET previous = 'x' WHERE epoch = 2")
            #expect(try await journal.verify().defects.map(\.code) == ["epoch.changed"])
        }
    }

    @Test(arguments: Engine.allCases)
    func `no epoch opens where nothing was lost or the checkpoint is a stranger's`(engine: Engine) async throws {
        try await Fixture.with(engine) { city in
            let journal = city.journal
            try await city.append(5)
            try await journal.sealNow()
            let own = try await city.store.read { try journal.checkpoint(in: $0) } ?? ""
            let error = await #expect(throws: JournalError.self) {
                try await journal.openEpoch(after: own, actor: "system")
            }
            #expect(error?.code == .badEpoch)
            let stranger = try Ed25519Key(name: "yitong.test/ZS/e1", entropy: .repeatable(seed: 3))
            var note = try SignedNote(
                text: Checkpoint(origin: "yitong.test/ZS/e1", size: 9, root: .empty).text)
            try note.sign(with: stranger)
            let forged = note.description
            await #expect(throws: TrustError.self) { try await journal.openEpoch(after: forged, actor: "system") }
        }
    }
}
