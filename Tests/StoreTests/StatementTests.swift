import TestSupport
import Testing

@testable import Store

/// What both engines do alike: which statements are taken, and how failures are called.
@Suite struct StatementTests {
    @Test(
        arguments: Engine.allCases,
        [
            "COMMIT", "ROLLBACK", "BEGIN", "END", "SAVEPOINT a", "RELEASE a", "PRAGMA foreign_keys = OFF",
            "ATTACH 'x' AS y", "VACUUM", "CREATE TABLE x (id TEXT)", "DROP TABLE thing", "SET timezone = 'UTC'",
            "INSERT OR ROLLBACK INTO thing (id) VALUES ('a')", "UPDATE OR ROLLBACK thing SET id = 'a'",
            "REPLACE INTO thing (id) VALUES ('a')", "  /* x */ -- y\n COMMIT", "", " ", ";",
            "SELECT 1; DELETE FROM thing", "WITH a AS (SELECT 1) REPLACE INTO thing (id) VALUES ('a')",
            "SELECT 'a", "SELECT ?1", "SELECT $1", "SELECT 1 /* x", "EXPLAIN SELECT 1", "COPY thing FROM STDIN",
            "SELECT E'a\\' ? '", "SELECT x'00'",
        ])
    func `a statement outside the subset is refused`(engine: Engine, sql: String) async throws {
        try await withStore(on: engine, migrations: Things.migrations) { store async throws in
            let refused = await code {
                try await store.write { transaction in
                    try Things.add("before", in: transaction)
                    try transaction.execute(sql)
                }
            }
            #expect(refused == .misuse)
            #expect(try await Things.count(store) == 0)
        }
    }

    @Test(arguments: Engine.allCases)
    func `question marks in quotes and comments are no placeholders`(engine: Engine) async throws {
        try await withStore(on: engine) { store async throws in
            let row = try await store.read { snapshot in
                try snapshot.first(
                    """
                    SELECT '?''?', ? /* ? */, CAST(? AS text) AS "what?" -- ?
                    ;
                    """, [1, "二"]
                ) { row in try (0..<row.count).map { try row.value($0) } }
            }
            #expect(row == ["?'?", 1, "二"])
        }
    }

    @Test(arguments: Engine.allCases)
    func `the number of values must be the number of placeholders`(engine: Engine) async throws {
        try await withStore(on: engine) { store async throws in
            for values: [SQLValue] in [[], [1, 2]] {
                #expect(
                    await code { try await store.read { try $0.each("SELECT ?", values) { _ in true } } } == .misuse)
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `a list longer than the engine takes is a misuse`(engine: Engine) async throws {
        try await withStore(on: engine) { store async throws in
            let places = Array(repeating: "?", count: 70_000).joined(separator: ", ")
            let values = [SQLValue](repeating: 1, count: 70_000)
            let refused = await code {
                try await store.read { try $0.each("SELECT 1 WHERE 1 IN (\(places))", values) { _ in true } }
            }
            #expect(refused == .misuse)
        }
    }

    @Test(arguments: Engine.allCases)
    func `conflicts say that they are conflicts, and where only to developers`(engine: Engine) async throws {
        try await withStore(on: engine, migrations: Things.migrations) { store async throws in
            try await store.write { try Things.add("secret", in: $0) }
            do {
                try await store.write { try Things.add("secret", in: $0) }
                Issue.record("two rows of one key")
            } catch let error as StoreError {
                #expect(error.code == .conflict)
                #expect(!"\(error)".contains("thing"))
                #expect(error.debugDescription.contains("thing"))
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `an expected clash is settled by ON CONFLICT and RETURNING tells`(engine: Engine) async throws {
        try await withStore(on: engine, migrations: Things.migrations) { store async throws in
            let (ignored, total) = try await store.write { transaction in
                try Things.add("a", 1, in: transaction)
                let ignored = try transaction.execute(
                    "INSERT INTO thing (id, number) VALUES (?, ?) ON CONFLICT DO NOTHING", ["a", 5])
                let total = try transaction.first(
                    """
                    INSERT INTO thing (id, number) VALUES (?, ?)
                    ON CONFLICT (id) DO UPDATE SET number = thing.number + excluded.number RETURNING number
                    """, ["a", 5]
                ) { try $0.integer(0) }
                return (ignored, total)
            }
            #expect(ignored == 0)
            #expect(total == 6)
        }
    }

    @Test(arguments: Engine.allCases)
    func `nothing where something must be is a broken check`(engine: Engine) async throws {
        try await withStore(on: engine, migrations: Things.migrations) { store async throws in
            let failed = await code {
                try await store.write { try $0.execute("INSERT INTO thing (id) VALUES (?)", [nil]) }
            }
            #expect(failed == .check)
        }
    }

    @Test(arguments: Engine.allCases)
    func `pages go on after a pair of values`(engine: Engine) async throws {
        try await withStore(on: engine, migrations: Things.migrations) { store async throws in
            let page = try await store.write { transaction in
                for (index, id) in ["a", "b", "c", "d"].enumerated() {
                    try Things.add(id, Int64(index / 2), in: transaction)
                }
                return try transaction.query(
                    "SELECT id FROM thing WHERE (number, id) > (?, ?) ORDER BY number, id LIMIT ?", [0, "b", 1]
                ) { try $0.text(0) }
            }
            #expect(page == ["c"])
        }
    }

    @Test(arguments: Engine.allCases)
    func `thousands of different texts do not crowd the cache`(engine: Engine) async throws {
        try await withStore(on: engine) { store async throws in
            let sum = try await store.read { snapshot in
                var sum: Int64 = 0
                for number in 0..<1_200 {
                    sum += try snapshot.first("SELECT \(number) + ?", [1]) { try $0.integer(0) } ?? 0
                }
                return sum
            }
            #expect(sum == 720_600)
        }
    }
}
