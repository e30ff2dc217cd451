import TestSupport
import Testing

@testable import Store

/// What both engines do alike: callers that wait, give up or come too late.
@Suite struct WaitingTests {
    private static var oneThread: StoreConfiguration {
        var configuration = testConfiguration
        configuration.connections = 1
        configuration.readers = 1
        return configuration
    }

    @Test(arguments: Engine.allCases)
    func `a caller cancelled while waiting never runs`(engine: Engine) async throws {
        try await withStore(on: engine, migrations: Things.migrations, configuration: Self.oneThread) {
            store async throws in
            let (gate, runs) = (Gate(), Counter())
            async let holder: Void = store.write { _ in gate.pass() }
            await gate.arrived()
            let cancelled = Task {
                try await store.write { transaction in
                    runs.increase()
                    try Things.add("cancelled", in: transaction)
                }
            }
            await store.hasWaiting(1)
            cancelled.cancel()
            gate.open()
            try await holder
            await #expect(throws: CancellationError.self) { try await cancelled.value }
            #expect(runs.value == 0)
            #expect(try await Things.count(store) == 0)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a caller cancelled while running hears the truth`(engine: Engine) async throws {
        try await withStore(on: engine, migrations: Things.migrations) { store async throws in
            let gate = Gate()
            let cancelled = Task {
                try await store.write { transaction in
                    gate.pass()
                    try Things.add("kept", in: transaction)
                    return "committed"
                }
            }
            await gate.arrived()
            cancelled.cancel()
            gate.open()
            #expect(try await cancelled.value == "committed")
            #expect(try await Things.ids(store) == ["kept"])
        }
    }

    @Test(arguments: Engine.allCases)
    func `closing refuses who waits, decides who runs, and loses nobody`(engine: Engine) async throws {
        try await withLocation(on: engine) { location in
            let store = try await Store.open(location, configuration: Self.oneThread, logger: .silent)
            try await store.migrate(Things.migrations)
            let gate = Gate()
            async let running: Void = store.write { transaction in
                gate.pass()
                try Things.add("running", in: transaction)
            }
            await gate.arrived()
            let waiting = (0..<20).map { number in
                Task { try await store.write { try Things.add("\(number)", in: $0) } }
            }
            await store.hasWaiting(20)
            async let closed: Void = store.close()
            for caller in waiting { #expect(await code { try await caller.value } == .stopped) }
            gate.open()
            try await running
            await closed
            #expect(await code { try await store.read { _ in } } == .stopped)
            #expect(await code { try await store.write { _ in } } == .stopped)
            await store.close()

            let again = try await Store.open(location, configuration: Self.oneThread, logger: .silent)
            #expect(try await Things.ids(again) == ["running"])
            await again.close()
        }
    }

    @Test(arguments: Engine.allCases)
    func `beyond its limit the queue says busy at once`(engine: Engine) async throws {
        var configuration = Self.oneThread
        configuration.queueLimit = 3
        try await withStore(on: engine, migrations: Things.migrations, configuration: configuration) {
            store async throws in
            let gate = Gate()
            async let holder: Void = store.write { _ in gate.pass() }
            await gate.arrived()
            let waiting = (0..<3).map { number in
                Task { try await store.write { try Things.add("\(number)", in: $0) } }
            }
            await store.hasWaiting(3)
            #expect(await code { try await store.write { _ in } } == .busy)
            gate.open()
            try await holder
            for caller in waiting { try await caller.value }
            #expect(try await Things.count(store) == 3)
        }
    }
}
