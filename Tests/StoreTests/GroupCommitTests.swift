import Synchronization
import TestSupport
import Testing

@testable import Store

/// SQLite's writer: many callers, one flush, and what happens to them when something goes wrong.
@Suite struct GroupCommitTests {
    private struct Mine: Error {}

    /// Groups are as large as what waits, however slow the machine is.
    private static var unhurried: StoreConfiguration {
        var configuration = testConfiguration
        configuration.groupTime = .seconds(60)
        return configuration
    }

    @Test func `who waits together is committed together`() async throws {
        let groups = Mutex<[Int]>([])
        let faults = StoreFaults(beforeCommit: { size in groups.withLock { $0.append(size) } })
        try await withFaultySQLite(faults, configuration: Self.unhurried) { store, _ in
            groups.withLock { $0 = [] }
            let outcomes = try await inOneGroup(store, (0..<20).map { n in { try Things.add("\(n)", in: $0) } })
            #expect(outcomes.allSatisfy { (try? $0.get()) != nil })
            #expect(groups.withLock { $0 } == [1, 20])
        }
    }

    @Test func `a group is bounded`() async throws {
        var configuration = Self.unhurried
        configuration.groupLimit = 8
        let largest = Mutex(0)
        let faults = StoreFaults(beforeCommit: { size in largest.withLock { $0 = max($0, size) } })
        try await withFaultySQLite(faults, configuration: configuration) { store, _ in
            _ = try await inOneGroup(store, (0..<30).map { n in { try Things.add("\(n)", in: $0) } })
            #expect(largest.withLock { $0 } == 8)
            #expect(try await Things.count(store) == 30)
        }
    }

    @Test func `a member that throws harms no other`() async throws {
        try await withStore(on: .sqlite, migrations: Things.migrations) { store async throws in
            let outcomes = try await inOneGroup(
                store,
                [
                    { try Things.add("a", in: $0) },
                    { transaction in
                        try Things.add("b", in: transaction)
                        throw Mine()
                    },
                    { try Things.add("a", in: $0) },
                    { transaction in
                        try Things.add("c", in: transaction)
                        _ = try? transaction.execute("SELECT nothing FROM nowhere")
                    },
                    { try Things.add("d", in: $0) },
                ] as [@Sendable (Transaction) throws -> Void])
            let codes = outcomes.map { outcome -> String in
                switch outcome {
                case .success: "done"
                case .failure(let error): (error as? StoreError)?.code.rawValue ?? "own"
                }
            }
            #expect(codes == ["done", "own", "conflict", "misuse", "done"])
            #expect(try await Things.ids(store) == ["a", "d"])
        }
    }

    @Test func `a member sees what members before it wrote`() async throws {
        try await withStore(on: .sqlite, migrations: Things.migrations) { store async throws in
            let outcomes = try await inOneGroup(
                store,
                (0..<5).map { number in
                    { transaction in
                        let before = try transaction.first("SELECT count(*) FROM thing") { try $0.integer(0) }
                        try Things.add("\(number)", in: transaction)
                        return before
                    }
                })
            #expect(try outcomes.map { try $0.get() } == [0, 1, 2, 3, 4])
        }
    }

    @Test func `when COMMIT fails all run again one by one and nobody is told a lie`() async throws {
        let armed = Atomic(true)
        let sizes = Mutex<[Int]>([])
        let faults = StoreFaults(beforeCommit: { size in
            sizes.withLock { $0.append(size) }
            if size > 1, armed.exchange(false, ordering: .relaxed) { throw StoreError(.diskFull, "on purpose") }
        })
        try await withFaultySQLite(faults, configuration: Self.unhurried) { store, _ in
            sizes.withLock { $0 = [] }
            let runs = Counter()
            let outcomes = try await inOneGroup(
                store,
                (0..<4).map { number in
                    { transaction in
                        runs.increase()
                        if number == 2 { throw Mine() }
                        try Things.add("\(number)", in: transaction)
                    }
                })
            #expect(outcomes.map { (try? $0.get()) != nil } == [true, true, false, true])
            #expect(sizes.withLock { $0 } == [1, 4, 1, 1, 1])
            #expect(runs.value == 8)
            #expect(try await Things.ids(store) == ["0", "1", "3"])
        }
    }

    @Test func `a COMMIT that fails alone too is told to its caller alone`() async throws {
        let faults = StoreFaults(beforeCommit: { size in
            if size > 1 { throw StoreError(.busy, "on purpose") }
        })
        try await withFaultySQLite(faults) { store, _ in
            let outcomes = try await inOneGroup(store, (0..<3).map { n in { try Things.add("\(n)", in: $0) } })
            #expect(outcomes.allSatisfy { (try? $0.get()) != nil })
            #expect(try await Things.count(store) == 3)
        }
    }

    @Test func `an interrupted member takes the transaction with it and the others run again`() async throws {
        try await withFaultySQLite(StoreFaults()) { store, driver in
            let (entered, runs) = (Counter(), Counter())
            async let interrupting: Void = {
                while entered.value == 0 { await Task.yield() }
                while entered.value == 1 {
                    driver.interrupt()
                    await Task.yield()
                }
            }()
            let outcomes = try await inOneGroup(
                store,
                [
                    { transaction in
                        runs.increase()
                        try Things.add("before", in: transaction)
                    },
                    { transaction in
                        guard entered.value == 0 else { return }
                        entered.increase()
                        defer { entered.increase() }
                        try transaction.execute(
                            """
                            INSERT INTO thing (id) WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
                            SELECT CAST(i AS text) FROM n LIMIT 100000000
                            """)
                    },
                    { try Things.add("after", in: $0) },
                ] as [@Sendable (Transaction) throws -> Void])
            await interrupting
            #expect(outcomes.allSatisfy { (try? $0.get()) != nil })
            #expect(runs.value == 2)
            #expect(try await Things.ids(store) == ["after", "before"])
        }
    }

    @Test func `a failed flush stops the store for good`() async throws {
        let stops = Counter()
        var configuration = testConfiguration
        configuration.onStop = { _ in stops.increase() }
        let armed = Atomic(false)
        let faults = StoreFaults(beforeCommit: { _ in
            if armed.load(ordering: .relaxed) { throw StoreError(.inputOutput, "on purpose") }
        })
        try await withFaultySQLite(faults, configuration: configuration) { store, _ in
            armed.store(true, ordering: .relaxed)
            do {
                try await store.write { try Things.add("lost", in: $0) }
                Issue.record("acknowledged without a flush")
            } catch let error as StoreError {
                #expect(error.code == .stopped)
                #expect(error.isOutcomeUnknown)
            }
            armed.store(false, ordering: .relaxed)
            while stops.value == 0 { await Task.yield() }
            for _ in 0..<3 { #expect(await code { try await store.write { _ in } } == .stopped) }
            #expect(await code { try await store.read { _ in } } == .stopped)
            #expect(stops.value == 1)
        }
    }

    @Test func `bulk work has the writer to itself and members keep their order around it`() async throws {
        try await withStore(on: .sqlite, migrations: Things.migrations) { store async throws in
            let gate = Gate()
            async let holder: Void = store.write { _ in gate.pass() }
            await gate.arrived()
            async let bulk = store.bulk { bulk in
                try bulk.load(into: "thing", columns: ["id"], rows: (0..<1_000).map { [.text("\($0)")] })
            }
            await store.hasWaiting(1)
            async let member = store.write { try $0.first("SELECT count(*) FROM thing") { try $0.integer(0) } }
            await store.hasWaiting(2)
            gate.open()
            try await holder
            let (loaded, seen) = try await (bulk, member)
            #expect(loaded == 1_000)
            #expect(seen == 1_000)
        }
    }
}
