import TestSupport
import Testing

@testable import Store

/// Writers that want the same thing at the same time.
@Suite struct ConflictTests {
    private static func use(quota id: String, limit: Int64, _ transaction: Transaction) throws -> Bool {
        let used = try transaction.first("SELECT number FROM thing WHERE id = ?", [.text(id)]) { try $0.integer(0) }
        guard let used, used < limit else { return false }
        try transaction.execute("UPDATE thing SET number = ? WHERE id = ?", [.integer(used + 1), .text(id)])
        return true
    }

    @Test(arguments: Engine.allCases)
    func `a quota of one lets one call through`(engine: Engine) async throws {
        try await withStore(on: engine, migrations: Things.migrations) { store async throws in
            for round in 0..<10 {
                try await store.write { try Things.add("quota-\(round)", in: $0) }
                async let first = store.write { try Self.use(quota: "quota-\(round)", limit: 1, $0) }
                async let second = store.write { try Self.use(quota: "quota-\(round)", limit: 1, $0) }
                let passed = try await [first, second].filter(\.self).count
                #expect(passed == 1)
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `a quota counted by its rows lets no call too many through`(engine: Engine) async throws {
        try await withStore(on: engine, migrations: Things.migrations) { store async throws in
            let passed = try await withThrowingTaskGroup(of: Bool.self) { group in
                for number in 0..<12 {
                    group.addTask {
                        try await store.write { transaction in
                            let used = try transaction.first("SELECT count(*) FROM thing") { try $0.integer(0) } ?? 0
                            if used < 3 { try Things.add("call-\(number)", in: transaction) }
                            return used < 3
                        }
                    }
                }
                return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(passed == 3)
            #expect(try await Things.count(store) == 3)
        }
    }

    @Test(arguments: Engine.allCases)
    func `increments that meet all count`(engine: Engine) async throws {
        try await withStore(on: engine, migrations: Things.migrations) { store async throws in
            try await store.write { try Things.add("sum", in: $0) }
            try await withThrowingTaskGroup { group in
                for _ in 0..<40 {
                    group.addTask { try await store.write { try Self.use(quota: "sum", limit: .max, $0) } }
                }
                try await group.waitForAll()
            }
            let sum = try await store.read { try $0.first("SELECT number FROM thing") { try $0.integer(0) } }
            #expect(sum == 40)
        }
    }

    @Test func `of two transactions that conflict both succeed and one ran again`() async throws {
        try await withStore(on: .postgres, migrations: Things.migrations) { store async throws in
            let (gate, runs) = (Gate(), Counter())
            try await store.write { try Things.add("sum", in: $0) }
            @Sendable func increase() async throws {
                try await store.write { transaction in
                    let run = runs.increase()
                    let sum = try transaction.first("SELECT number FROM thing") { try $0.integer(0) } ?? 0
                    if run <= 2 { gate.pass() }
                    try transaction.execute("UPDATE thing SET number = ?", [.integer(sum + 1)])
                }
            }
            async let first: Void = increase()
            async let second: Void = increase()
            await gate.arrived(2)
            gate.open(2)
            _ = try await (first, second)
            #expect(runs.value >= 3)
            let sum = try await store.read { try $0.first("SELECT number FROM thing") { try $0.integer(0) } }
            #expect(sum == 2)
        }
    }
}
