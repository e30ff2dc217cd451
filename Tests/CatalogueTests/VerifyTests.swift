import Authority
import Casework
import Definitions
import Journal
import Standards
import Store
import Testing

@testable import Catalogue

/// What is stored against what the journal tells.
@Suite struct VerifyTests {
    @Test(arguments: Engine.allCases)
    func `a catalogue that nobody touched is sound, sealed or not`(engine: Engine) async throws {
        try await CatalogueWorld.run(on: engine) { (world: CatalogueWorld) async throws in
            try await fill(world)
            let unsealed = try await world.catalogue.verify()
            #expect(unsealed.findings == [])
            try await world.journal.sealNow()
            let sealed = try await world.catalogue.verify()
            #expect(sealed.findings == [])
            #expect(sealed.entries == Int64(world.packs.entries.count))
            #expect(sealed.versions == 6)
            #expect(sealed.grants == 2)
            #expect(sealed.needs == 1)
        }
    }

    /// One damage each: what is done to the tables, and what verifying calls it.
    private static let damages: [(String, CatalogueFinding.Code)] = [
        (
            "UPDATE catalogue_grant SET content = replace(content, '\"plate\"', '\"model\"') WHERE state = 'active'",
            .grant
        ),
        ("UPDATE catalogue_grant SET content = content || ' ' WHERE state = 'active'", .grant),
        ("UPDATE catalogue_grant SET state = 'active' WHERE state = 'revoked'", .grant),
        ("UPDATE catalogue_grant SET consumer = 'health' WHERE state = 'active'", .grant),
        ("UPDATE catalogue_grant SET event = 'x' WHERE state = 'active'", .grant),
        ("DELETE FROM catalogue_grant WHERE state = 'revoked'", .grantMissing),
        (
            "UPDATE catalogue_version SET content = replace(content, '摘要', '提要') WHERE entry = 'vehicle' AND version = 1",
            .version
        ),
        ("UPDATE catalogue_version SET published_at = published_at + 1 WHERE entry = 'weather'", .version),
        ("DELETE FROM catalogue_version WHERE entry = 'vehicle' AND version = 1", .missing),
        ("UPDATE catalogue_entry SET provider = 'health' WHERE id = 'vehicle'", .entry),
        ("UPDATE catalogue_entry SET code = '101000/000099' WHERE id = 'vehicle'", .entry),
        ("UPDATE catalogue_entry SET resources = replace(resources, 'api', 'apx') WHERE id = 'vehicle'", .entry),
        ("UPDATE catalogue_entry SET audience = 'city', listed = 1 WHERE id = 'informants'", .entry),
        ("UPDATE catalogue_entry SET state = 'nonsense' WHERE id = 'weather'", .entry),
        ("DELETE FROM catalogue_entry WHERE id = 'weather'", .missing),
        ("UPDATE catalogue_need SET content = replace(content, '年检', '年审')", .need),
        ("UPDATE catalogue_need SET answered = 1", .need),
        ("DELETE FROM catalogue_need", .needMissing),
    ]

    @Test(arguments: Engine.allCases)
    func `every kind of damage is named where it is`(engine: Engine) async throws {
        try await CatalogueWorld.run(on: engine) { (world: CatalogueWorld) async throws in
            try await fill(world)
            try await world.journal.sealNow()
            for (sql, code) in Self.damages {
                let findings = try await damaged(world, by: sql)
                #expect(findings.map(\.code) == [code], "\(sql)")
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `no column of an entry, a version, a grant or a need can be changed unseen`(engine: Engine) async throws {
        try await CatalogueWorld.run(on: engine) { (world: CatalogueWorld) async throws in
            try await fill(world)
            try await world.journal.sealNow()
            for table in [CatalogueTables.entry, CatalogueTables.version, CatalogueTables.grant, CatalogueTables.need] {
                for column in table.columns {
                    let other =
                        column.type == .integer
                        ? "coalesce(\(column.name), 0) + 1" : "coalesce(\(column.name), '') || 'x'"
                    let findings = try await damaged(
                        world, by: "UPDATE \(table.name) SET \(column.name) = \(other) WHERE \(one(of: table))")
                    #expect(!findings.isEmpty, "\(table.name).\(column.name)")
                }
            }
            #expect(try await world.catalogue.verify().findings == [])
        }
    }

    /// One row of a table that has several.
    private func one(of table: Table) -> String {
        switch table.name {
        case "catalogue_entry": "id = 'vehicle'"
        case "catalogue_version": "entry = 'vehicle' AND version = 2"
        case "catalogue_grant": "state = 'active'"
        default: "answered = 0"
        }
    }

    @Test(arguments: Engine.allCases)
    func `an earlier state put back whole is found`(engine: Engine) async throws {
        try await CatalogueWorld.run(on: engine) { (world: CatalogueWorld) async throws in
            let number = try await world.grant().grant.number
            let before = try await world.store.read { snapshot in
                try snapshot.first("SELECT state, content, revision, event FROM catalogue_grant") { row in
                    try (0..<4).map { try row.value($0) }
                }
            }
            try await world.revoke(number, as: "luo")
            try await world.journal.sealNow()
            try await world.store.write { transaction in
                try transaction.execute(
                    "UPDATE catalogue_grant SET state = ?, content = ?, revision = ?, event = ?", before ?? [])
            }
            #expect(try await world.catalogue.verify().findings.map(\.code) == [.stale])
        }
    }

    @Test(arguments: Engine.allCases)
    func `a grant that nobody gave is found`(engine: Engine) async throws {
        try await CatalogueWorld.run(on: engine) { (world: CatalogueWorld) async throws in
            _ = try await world.grant()
            try await world.journal.sealNow()
            try await world.store.write { transaction in
                try transaction.execute(
                    """
                    INSERT INTO catalogue_grant (id, number, case_number, entry, provider, consumer, state, content,
                    revision, event) SELECT '0forged', 'SQ-0', case_number, entry, provider, consumer, state,
                    replace(replace(content, id, '0forged'), number, 'SQ-0'), revision, event FROM catalogue_grant
                    """)
            }
            #expect(try await world.catalogue.verify().findings.map(\.code) == [.unknown])
        }
    }

    /// Two versions of an entry, a grant in force and one taken back.
    private func fill(_ world: CatalogueWorld) async throws {
        try await world.revise(TestPacks.vehicle(title: "机动车"))
        _ = try await world.grant()
        let second = try await world.grant().grant.number
        try await world.revoke(second, as: "luo")
        let (actor, command) = (world.actor("li"), try world.command)
        try await world.store.write { [catalogue = world.catalogue] in
            _ = try catalogue.record(
                NewNeed(title: "车辆年检信息", details: "每月核对", item: "资格认证"), by: actor, command: command, in: $0)
        }
        try await world.publish("vehicle")
    }

    /// What verifying finds after a damage, which is undone afterwards by putting the rows back.
    private func damaged(_ world: CatalogueWorld, by sql: String) async throws -> [CatalogueFinding] {
        let tables = ["catalogue_entry", "catalogue_version", "catalogue_grant", "catalogue_need"]
        let before = try await world.store.read { snapshot in
            try tables.map { table in
                try snapshot.query("SELECT * FROM \(table)") { row in try (0..<row.count).map { try row.value($0) } }
            }
        }
        let changed = try await world.store.write { try $0.execute(sql) }
        #expect(changed == 1, "\(sql)")
        let findings = try await world.catalogue.verify().findings
        try await world.store.write { transaction in
            for (table, rows) in zip(tables, before) {
                try transaction.execute("DELETE FROM \(table)")
                for row in rows {
                    let marks = row.map { _ in "?" }.joined(separator: ", ")
                    try transaction.execute("INSERT INTO \(table) VALUES (\(marks))", row)
                }
            }
        }
        return findings
    }
}
