import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Store

/// What is PostgreSQL's own: isolation, lost conflicts, servers that go away.
@Suite struct PostgresTests {
    private static func withFaulty(
        _ faults: StoreFaults, attempts: Int = 24, _ body: (Store) async throws -> Void
    ) async throws {
        try await withLocation(on: .postgres) { location in
            guard case .postgres(let url) = location else { return }
            var configuration = testConfiguration
            configuration.attempts = attempts
            let driver = try await PostgresDriver.open(
                url: url, configuration: configuration, faults: faults, logger: .silent)
            let store = Store(driver: driver, configuration: configuration, logger: .silent)
            try await store.migrate(Things.migrations)
            try await body(store)
            await store.close()
        }
    }

    private static let killOthers = """
        SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid()
        """

    @Test func `each kind of transaction has its isolation`() async throws {
        try await withStore(on: .postgres) { store async throws in
            let sql =
                "SELECT current_setting('transaction_isolation') || ' ' || current_setting('transaction_read_only')"
            #expect(try await store.read { try $0.first(sql) { try $0.text(0) } } == "repeatable read on")
            #expect(try await store.write { try $0.first(sql) { try $0.text(0) } } == "serializable off")
            #expect(try await store.bulk { try $0.first(sql) { try $0.text(0) } } == "read committed off")
        }
    }

    @Test func `sessions have their bounds and their name`() async throws {
        try await withStore(on: .postgres) { store async throws in
            let settings = try await store.read { snapshot in
                try ["statement_timeout", "idle_in_transaction_session_timeout", "application_name"].map { name in
                    try snapshot.first("SELECT current_setting(?)", [.text(name)]) { try $0.text(0) }
                }
            }
            #expect(settings == ["1min", "30s", "yitong"])
        }
    }

    @Test func `a statement that takes too long times out`() async throws {
        var configuration = testConfiguration
        configuration.statementTimeout = .milliseconds(50)
        try await withStore(on: .postgres, configuration: configuration) { store async throws in
            #expect(
                await code { try await store.read { try $0.each("SELECT pg_sleep(20)") { _ in true } } } == .timeout)
            #expect(try await store.read { try $0.first("SELECT 1") { try $0.integer(0) } } == 1)
        }
    }

    @Test func `connections that went away are made anew without anybody noticing`() async throws {
        try await withStore(on: .postgres, migrations: Things.migrations) { store async throws in
            try await withLocationOf(store) { other in
                try await store.write { try Things.add("a", in: $0) }
                _ = try await other.read { try $0.first(Self.killOthers) { try $0.integer(0) } }
                for id in ["b", "c", "d", "e"] { try await store.write { try Things.add(id, in: $0) } }
                #expect(try await Things.count(store) == 5)
            }
        }
    }

    @Test func `a connection lost inside a transaction runs it again`() async throws {
        try await withStore(on: .postgres, migrations: Things.migrations) { store async throws in
            let (gate, runs) = (Gate(), Counter())
            async let written: Void = store.write { transaction in
                try Things.add("a", in: transaction)
                if runs.increase() == 1 { gate.pass() }
                try Things.add("b", in: transaction)
            }
            await gate.arrived()
            _ = try await store.read { try $0.first(Self.killOthers) { try $0.integer(0) } }
            gate.open()
            try await written
            #expect(runs.value == 2)
            #expect(try await Things.ids(store) == ["a", "b"])
        }
    }

    @Test func `a connection lost at COMMIT leaves the outcome unknown and is not tried again`() async throws {
        let armed = Atomic(false)
        let (gate, runs) = (Gate(), Counter())
        let faults = StoreFaults(beforeCommit: { _ in
            if armed.exchange(false, ordering: .sequentiallyConsistent) { gate.pass() }
        })
        try await Self.withFaulty(faults) { store async throws in
            armed.store(true, ordering: .sequentiallyConsistent)
            let caller = Task {
                try await store.write { transaction in
                    runs.increase()
                    try Things.add("a", in: transaction)
                }
            }
            await gate.arrived()
            _ = try await store.read { try $0.first(Self.killOthers) { try $0.integer(0) } }
            gate.open()
            do {
                try await caller.value
                Issue.record("acknowledged without an answer")
            } catch let error as StoreError {
                #expect(error.code == .unavailable)
                #expect(error.isOutcomeUnknown)
            }
            #expect(runs.value == 1)
        }
    }

    @Test func `a lost conflict is tried again so often and no more`() async throws {
        let (runs, commits) = (Counter(), Counter())
        let faults = StoreFaults(beforeCommit: { _ in
            if runs.value > 0 {
                commits.increase()
                throw PostgresFailure(state: "40001", message: "on purpose", isConnectionLost: false)
            }
        })
        try await Self.withFaulty(faults, attempts: 3) { store async throws in
            let failure = await code { try await store.write { _ in runs.increase() } }
            #expect(failure == .busy)
            #expect(runs.value == 3)
            #expect(commits.value == 3)
        }
    }

    @Test func `a server that is not there is unavailable and its password not told`() async throws {
        do {
            _ = try await Store.open(.postgres(url: "postgres://u:hush@127.0.0.1:1/x"), logger: .silent)
            Issue.record("opened nothing")
        } catch let error as StoreError {
            #expect(error.code == .unavailable)
            #expect(!error.debugDescription.contains("hush"))
        }
    }

    private func withLocationOf(_ store: Store, _ body: (Store) async throws -> Void) async throws {
        let name = try await store.read { try $0.first("SELECT current_database()") { try $0.text(0) } } ?? ""
        var address = try TestPostgres.address()
        address.path = "/\(name)"
        let other = try await Store.open(
            .postgres(url: address.string ?? ""), configuration: testConfiguration, logger: .silent)
        try await body(other)
        await other.close()
    }
}
