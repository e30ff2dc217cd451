import Standards
import TestSupport
import Testing

@testable import Store

/// What both engines do alike: values in and out.
@Suite struct ValueTests {
    private static let columns = ["id", "number", "measure", "content"]
    private static let rows: [[SQLValue]] = [
        ["a", .integer(.min), .real(-0.0), .blob([])],
        ["b", .integer(.max), .real(.greatestFiniteMagnitude), .blob([0, 255, 0])],
        ["", .integer(0), .real(.leastNonzeroMagnitude), .blob([UInt8](repeating: 7, count: 3_000_000))],
        ["😀𠮷é\u{301}'\"?\\", .null, .null, .null],
    ]

    private static func all(_ store: Store) async throws -> Set<[SQLValue]> {
        let rows = try await store.read { snapshot in
            try snapshot.query("SELECT id, number, measure, content FROM thing") { row in
                try (0..<row.count).map { try row.value($0) }
            }
        }
        return Set(rows)
    }

    @Test(arguments: Engine.allCases)
    func `every value comes back as it went in, by statement and by load`(engine: Engine) async throws {
        try await withStore(on: engine, migrations: Things.migrations) { store async throws in
            try await store.write { transaction in
                for row in Self.rows {
                    try transaction.execute(
                        "INSERT INTO thing (id, number, measure, content) VALUES (?, ?, ?, ?)", row)
                }
            }
            #expect(try await Self.all(store) == Set(Self.rows))
            let loaded = try await store.bulk { bulk in
                try bulk.execute("DELETE FROM thing")
                return try bulk.load(into: "thing", columns: Self.columns, rows: Self.rows)
            }
            #expect(loaded == 4)
            #expect(try await Self.all(store) == Set(Self.rows))
        }
    }

    @Test(arguments: Engine.allCases)
    func `what one engine cannot hold neither takes`(engine: Engine) async throws {
        try await withStore(on: engine, migrations: Things.migrations) { store async throws in
            for value: SQLValue in [.text("a\u{0}b"), .real(.nan), .real(.infinity)] {
                #expect(
                    await code { try await store.read { try $0.each("SELECT ?", [value]) { _ in true } } } == .misuse)
                let loading = await code {
                    try await store.bulk { try $0.load(into: "thing", columns: ["id"], rows: [[value]]) }
                }
                #expect(loading == .misuse)
            }
            #expect(await code { try await store.read { try $0.each("SELECT '\u{0}'") { _ in true } } } == .misuse)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a column that holds something else is a decoding error and dooms nothing`(engine: Engine) async throws {
        try await withStore(on: engine, migrations: Things.migrations) { store async throws in
            try await store.write { transaction in
                try Things.add("a", 1, in: transaction)
                for wrong: (Row) throws -> Void in [
                    { _ = try $0.integer(0) }, { _ = try $0.text(1) }, { _ = try $0.blob(2) }, { _ = try $0.real(2) },
                    { _ = try $0.text(7) }, { _ = try $0.text(-1) }, { _ = try $0.real(0) },
                ] {
                    let thrown = #expect(throws: StoreError.self) {
                        _ = try transaction.first("SELECT id, number, measure FROM thing") { try wrong($0) }
                    }
                    #expect(thrown?.code == .decoding)
                }
            }
            #expect(try await Things.count(store) == 1)
        }
    }

    @Test(arguments: Engine.allCases)
    func `sums, counts and comparisons are whole numbers`(engine: Engine) async throws {
        try await withStore(on: engine, migrations: Things.migrations) { store async throws in
            let row = try await store.write { transaction in
                try Things.add("a", .max, in: transaction)
                try Things.add("b", -3, in: transaction)
                return try transaction.first(
                    "SELECT sum(number), count(*), length(max(id)), (max(number) > ?), sum(measure) FROM thing", [5]
                ) { row in try (0..<row.count).map { try row.value($0) } }
            }
            #expect(row == [.integer(.max - 3), 2, 1, 1, .null])
        }
    }

    @Test(arguments: Engine.allCases)
    func `text is ordered byte by byte`(engine: Engine) async throws {
        try await withStore(on: engine, migrations: Things.migrations) { store async throws in
            let ids = ["a", "B", "é", "Z", "一", "_", "0", "😀", "z"]
            try await store.write { for id in ids { try Things.add(id, in: $0) } }
            #expect(try await Things.ids(store) == ids.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
        }
    }

    @Test(arguments: Engine.allCases)
    func `null finds its type whatever was there before`(engine: Engine) async throws {
        try await withStore(on: engine, migrations: Things.migrations) { store async throws in
            let sql = "INSERT INTO thing (id, number, measure, content) VALUES (?, ?, ?, ?)"
            let rows: [[SQLValue]] = [
                ["a", nil, nil, nil], ["b", 1, nil, .blob([1])], ["c", nil, 0.5, nil], ["d", 2, 1.5, .blob([2])],
            ]
            try await store.write { for row in rows { try $0.execute(sql, row) } }
            #expect(try await Self.all(store) == Set(rows))
        }
    }

    @Test(arguments: Engine.allCases)
    func `a row of the wrong width and a name with an edge are refused by load`(engine: Engine) async throws {
        try await withStore(on: engine, migrations: Things.migrations) { store async throws in
            for (table, columns) in [("thing", ["id", "number"]), ("thing;", ["id"]), ("thing", ["id) --"])] {
                let refused = await code {
                    try await store.bulk { try $0.load(into: table, columns: columns, rows: [["a"]]) }
                }
                #expect(refused == .misuse)
            }
            #expect(try await Things.count(store) == 0)
        }
    }
}
