import TestSupport
import Testing

@testable import Store

/// What both engines do alike: bringing tables forward.
@Suite struct MigrationTests {
    private static let second = Migration(module: "test", version: 2, name: "more") { schema in
        try schema.add(column: Column("remark", .text, nullable: true), to: "thing")
        try schema.create(Index("thing_number", on: "thing", columns: ["number"], where: "number IS NOT NULL"))
        try schema.create(
            Table(
                "short", columns: [Column("a", .integer), Column("b", .text)], primaryKey: ["a"],
                unique: [["b"]], withoutRowID: true))
        try schema.rename(table: "short", to: "brief")
        try schema.transaction.execute("INSERT INTO brief (a, b) VALUES (1, 'x')")
    }

    @Test(arguments: Engine.allCases)
    func `steps are applied once, in order, and recorded`(engine: Engine) async throws {
        var configuration = testConfiguration
        let clock = ManualClock()
        configuration.clock = clock.wall
        try await withStore(on: engine, migrations: Things.migrations, configuration: configuration) {
            store async throws in
            try await store.migrate(Things.migrations + [Self.second])
            try await store.migrate(Things.migrations + [Self.second])
            let record = try await store.read { snapshot in
                try snapshot.query("SELECT version, name, applied_at FROM schema_migration ORDER BY version") {
                    "\(try $0.int(0)) \(try $0.text(1)) \(try $0.instant(2) == clock.now)"
                }
            }
            #expect(record == ["1 things true", "2 more true"])
            #expect(try await store.read { try $0.first("SELECT b FROM brief") { try $0.text(0) } } == "x")
        }
    }

    @Test(arguments: Engine.allCases)
    func `a step that fails leaves nothing`(engine: Engine) async throws {
        struct Mine: Error {}
        try await withStore(on: engine, migrations: Things.migrations) { store async throws in
            let broken = Migration(module: "test", version: 2, name: "broken") { schema in
                try schema.create(Table("half", columns: [Column("a", .text)], primaryKey: ["a"]))
                throw Mine()
            }
            await #expect(throws: Mine.self) { try await store.migrate(Things.migrations + [broken]) }
            let exists = try await store.write { try SchemaEditor($0).exists(table: "half") }
            #expect(!exists)
            try await store.migrate(Things.migrations + [Self.second])
        }
    }

    @Test(arguments: Engine.allCases)
    func `a database of a newer program is refused`(engine: Engine) async throws {
        try await withStore(on: engine, migrations: Things.migrations + [Self.second]) { store async throws in
            #expect(await code { try await store.migrate(Things.migrations) } == .newer)
            try await store.migrate([])
        }
    }

    @Test(arguments: Engine.allCases)
    func `steps out of order are a misuse`(engine: Engine) async throws {
        try await withStore(on: engine) { store async throws in
            #expect(await code { try await store.migrate([Self.second]) } == .misuse)
        }
    }

    @Test func `nodes that migrate at once take turns`() async throws {
        try await withLocation(on: .postgres) { location in
            let runs = Counter()
            let migration = Migration(module: "test", version: 1, name: "once") { schema in
                runs.increase()
                try schema.create(Table("once", columns: [Column("a", .text)], primaryKey: ["a"]))
            }
            try await withThrowingTaskGroup { group in
                for _ in 0..<4 {
                    group.addTask {
                        let store = try await Store.open(
                            location, configuration: testConfiguration, logger: .silent)
                        try await store.migrate([migration])
                        await store.close()
                    }
                }
                try await group.waitForAll()
            }
            #expect(runs.value == 1)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a node that was running goes on after another has changed the tables`(engine: Engine) async throws {
        try await withStore(on: engine, migrations: Things.migrations) { store async throws in
            try await store.write { try Things.add("a", in: $0) }
            let star = "SELECT * FROM thing"
            for _ in 0..<6 { #expect(try await store.read { try $0.first(star) { $0.count } } == 4) }
            try await store.migrate(Things.migrations + [Self.second])
            for _ in 0..<6 { #expect(try await store.read { try $0.first(star) { $0.count } } == 5) }
        }
    }

    @Test(arguments: Engine.allCases)
    func `tables hold what their types say`(engine: Engine) async throws {
        try await withStore(on: engine, migrations: Things.migrations) { store async throws in
            let wrong = await code {
                try await store.write { try $0.execute("INSERT INTO thing (id, number) VALUES ('a', 'many')") }
            }
            #expect(wrong == .check)
        }
    }
}
