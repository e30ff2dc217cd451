import TestSupport
import Testing

@testable import Store

/// What both engines do alike: transactions.
@Suite struct TransactionTests {
    @Test(arguments: Engine.allCases)
    func `what a write acknowledged a read finds`(engine: Engine) async throws {
        try await withStore(on: engine, migrations: Things.migrations) { store async throws in
            let changed = try await store.write { transaction in
                try transaction.execute("INSERT INTO thing (id, number) VALUES (?, ?)", ["一", 7])
            }
            #expect(changed == 1)
            #expect(try await Things.ids(store) == ["一"])
        }
    }

    @Test(arguments: Engine.allCases)
    func `a closure that throws leaves nothing and its own error reaches the caller`(engine: Engine) async throws {
        struct Mine: Error {}
        try await withStore(on: engine, migrations: Things.migrations) { store async throws in
            await #expect(throws: Mine.self) {
                try await store.write { transaction in
                    try Things.add("a", in: transaction)
                    throw Mine()
                }
            }
            await #expect(throws: Mine.self) { try await store.read { _ in throw Mine() } }
            await #expect(throws: Mine.self) {
                try await store.bulk { bulk in
                    try Things.add("b", in: bulk)
                    throw Mine()
                }
            }
            let left = try await Things.count(store)
            #expect(left == 0)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a transaction reads its own writes and nobody else does before it ends`(engine: Engine) async throws {
        try await withStore(on: engine, migrations: Things.migrations) { store async throws in
            let gate = Gate()
            async let own = store.write { transaction in
                try Things.add("a", in: transaction)
                gate.pass()
                return try transaction.first("SELECT count(*) FROM thing") { try $0.integer(0) }
            }
            await gate.arrived()
            let left = try await Things.count(store)
            #expect(left == 0)
            gate.open()
            let seen = try await own
            #expect(seen == 1)
            #expect(try await Things.count(store) == 1)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a reader keeps its snapshot while others commit`(engine: Engine) async throws {
        try await withStore(on: engine, migrations: Things.migrations) { store async throws in
            let gate = Gate()
            async let counts = store.read { snapshot in
                let first = try snapshot.first("SELECT count(*) FROM thing") { try $0.integer(0) }
                gate.pass()
                return [first, try snapshot.first("SELECT count(*) FROM thing") { try $0.integer(0) }]
            }
            await gate.arrived()
            try await store.write { try Things.add("a", in: $0) }
            gate.open()
            let seen = try await counts
            #expect(seen == [0, 0])
        }
    }

    @Test(arguments: Engine.allCases)
    func `a reader cannot write`(engine: Engine) async throws {
        try await withStore(on: engine, migrations: Things.migrations) { store async throws in
            for sql in ["INSERT INTO thing (id) VALUES ('a') RETURNING id", "DELETE FROM thing"] {
                #expect(await code { try await store.read { try $0.each(sql) { _ in true } } } == .readOnly)
            }
            let left = try await Things.count(store)
            #expect(left == 0)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a statement that failed dooms its transaction whatever the closure catches`(engine: Engine) async throws {
        try await withStore(on: engine, migrations: Things.migrations) { store async throws in
            let failure = await code {
                try await store.write { transaction in
                    try Things.add("a", in: transaction)
                    try? Things.add("a", in: transaction)
                    try? Things.add("b", in: transaction)
                }
            }
            #expect(failure == .conflict)
            let left = try await Things.count(store)
            #expect(left == 0)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a transaction is of no use after its closure`(engine: Engine) async throws {
        final class Leak: @unchecked Sendable { var transaction: Transaction? }  // one thread after the other
        try await withStore(on: engine, migrations: Things.migrations) { store async throws in
            let leak = Leak()
            try await store.write { leak.transaction = $0 }
            #expect(await code { try leak.transaction?.execute("DELETE FROM thing") } == .misuse)
        }
    }

    @Test(arguments: Engine.allCases)
    func `statements may be run inside the rows of another, even of the same text`(engine: Engine) async throws {
        try await withStore(on: engine, migrations: Things.migrations) { store async throws in
            let pairs = try await store.write { transaction in
                for id in ["a", "b", "c"] { try Things.add(id, in: transaction) }
                var pairs = 0
                try transaction.each("SELECT id FROM thing ORDER BY id") { _ in
                    pairs += try transaction.query("SELECT id FROM thing ORDER BY id") { try $0.text(0) }.count
                    return true
                }
                return pairs
            }
            #expect(pairs == 9)
        }
    }

    @Test(arguments: Engine.allCases)
    func `rows stop when the closure has had enough`(engine: Engine) async throws {
        try await withStore(on: engine, migrations: Things.migrations) { store async throws in
            try await store.bulk { bulk in
                try bulk.load(into: "thing", columns: ["id"], rows: (0..<5_000).map { [.text("\($0)")] })
            }
            let seen = try await store.read { snapshot in
                var seen = 0
                try snapshot.each("SELECT id FROM thing") { _ in
                    seen += 1
                    return seen < 2_500
                }
                return seen
            }
            #expect(seen == 2_500)
        }
    }

    @Test(arguments: Engine.allCases)
    func `rows come all, in batches, nested, and while the table is written`(engine: Engine) async throws {
        try await withStore(on: engine, migrations: Things.migrations) { store async throws in
            let seen = try await store.bulk { bulk in
                try bulk.load(into: "thing", columns: ["id"], rows: (0..<1_234).map { [.text("\($0)")] })
                var seen = 0
                try bulk.each("SELECT id FROM thing WHERE id >= ? ORDER BY id", [""]) { row in
                    seen += 1
                    try bulk.execute("UPDATE thing SET number = ? WHERE id = ?", [1, .text(try row.text(0))])
                    try bulk.each("SELECT 1 WHERE 1 = ?", [1]) { _ in true }
                    return true
                }
                return [seen, try bulk.first("SELECT sum(number) FROM thing") { try $0.int(0) }]
            }
            #expect(seen == [1_234, 1_234])
        }
    }

    @Test(arguments: Engine.allCases)
    func `tables may be defined while the city runs`(engine: Engine) async throws {
        try await withStore(on: engine, migrations: Things.migrations) { store async throws in
            try await store.write { try Things.add("old", in: $0) }
            try await store.define { schema in
                try schema.create(Table("thing_new", columns: [Column("id", .text)], primaryKey: ["id"]))
                try schema.transaction.execute("INSERT INTO thing_new (id) VALUES ('new')")
                try schema.drop(table: "thing")
                try schema.rename(table: "thing_new", to: "thing")
            }
            #expect(try await Things.ids(store) == ["new"])
        }
    }

    @Test(arguments: Engine.allCases)
    func `a thousand writers at once are each heard once`(engine: Engine) async throws {
        try await withStore(on: engine, migrations: Things.migrations) { store async throws in
            try await withThrowingTaskGroup { group in
                for number in 0..<1_000 {
                    group.addTask { try await store.write { try Things.add("\(number)", in: $0) } }
                }
                try await group.waitForAll()
            }
            #expect(try await Things.count(store) == 1_000)
        }
    }
}
