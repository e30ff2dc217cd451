import Logging
import Store
import TestSupport
import Testing

/// What every engine does alike: values, statements, transactions.
@Suite struct TransactionTests {
    static let things = Migration(module: "test", version: 1, name: "things") { schema in
        try schema.create(
            Table(
                "thing",
                columns: [
                    Column("id", .text), Column("number", .integer, nullable: true),
                    Column("measure", .real, nullable: true), Column("content", .blob, nullable: true),
                ],
                primaryKey: ["id"]))
    }

    @Test(arguments: Engine.allCases)
    func `what a write acknowledged a read finds`(engine: Engine) async throws {
        try await withStore(on: engine, migrations: [Self.things]) { store in
            let changed = try await store.write { transaction in
                try transaction.execute("INSERT INTO thing (id, number) VALUES (?, ?)", ["一", 7])
            }
            #expect(changed == 1)
            let found = try await store.read { snapshot in
                try snapshot.query("SELECT id, number FROM thing") { (try $0.text(0), try $0.integer(1)) }
            }
            #expect(found.count == 1)
            #expect(found.first?.0 == "一")
            #expect(found.first?.1 == 7)
        }
    }

    @Test(arguments: Engine.allCases)
    func `every value comes back as it went in`(engine: Engine) async throws {
        try await withStore(on: engine, migrations: [Self.things]) { store in
            let rows: [[SQLValue]] = [
                ["a", .integer(.min), .real(-0.0), .blob([])],
                ["b", .integer(.max), .real(.greatestFiniteMagnitude), .blob([0, 255, 0])],
                ["", .integer(0), .real(.leastNonzeroMagnitude), .blob([UInt8](repeating: 7, count: 3_000_000))],
                ["😀𠮷é\u{301}'\"?\\", .null, .null, .null],
            ]
            try await store.write { transaction in
                for row in rows {
                    try transaction.execute(
                        "INSERT INTO thing (id, number, measure, content) VALUES (?, ?, ?, ?)", row)
                }
            }
            for row in rows {
                let found = try await store.read { snapshot in
                    try snapshot.first("SELECT id, number, measure, content FROM thing WHERE id = ?", [row[0]]) { row in
                        try (0..<row.count).map { try row.value($0) }
                    }
                }
                #expect(found == row)
            }
            let loaded = try await store.bulk { bulk in
                try bulk.execute("DELETE FROM thing")
                return try bulk.load(into: "thing", columns: ["id", "number", "measure", "content"], rows: rows)
            }
            #expect(loaded == 4)
            let again = try await store.read { snapshot in
                try snapshot.query("SELECT id, number, measure, content FROM thing ORDER BY id") { row in
                    try (0..<row.count).map { try row.value($0) }
                }
            }
            #expect(Set(again) == Set(rows))
        }
    }
}
