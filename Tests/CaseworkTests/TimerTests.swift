import Jobs
import Logging
import Standards
import Store
import Synchronization
import TestSupport
import Testing

/// Timers: what is due, once.
@Suite struct TimerTests {
    @Test(arguments: Engine.allCases)
    func `timers fire when they are due, once, the longest due first`(engine: Engine) async throws {
        try await withTimers(on: engine) { timers, store, clock in
            let bell = Bell()
            timers.register(kind: "a", bell)
            try await store.write { transaction in
                for (id, seconds) in [("late", 30), ("soon", 10), ("mid", 20), ("moved", 15), ("gone", 12)] {
                    try timers.set(
                        id, kind: "a", due: clock.now.advanced(by: .seconds(seconds)), payload: id, in: transaction)
                }
                try timers.set(
                    "moved", kind: "a", due: clock.now.advanced(by: .seconds(25)), payload: "again", in: transaction)
                try timers.cancel("gone", in: transaction)
                try timers.cancel("never", in: transaction)
                try timers.set("unknown", kind: "b", due: clock.now, payload: "", in: transaction)
            }
            #expect(try await timers.sweep(clock.now) == 0)
            #expect(try await timers.sweep(clock.now.advanced(by: .seconds(20))) == 2)
            #expect(bell.rung == ["soon", "mid"])
            #expect(try await timers.sweep(clock.now.advanced(by: .seconds(60))) == 2)
            #expect(bell.rung == ["soon", "mid", "again", "late"])
            #expect(try await timers.sweep(clock.now.advanced(by: .seconds(6_000))) == 0)
        }
    }

    @Test(arguments: Engine.allCases)
    func `nodes that sweep at once fire each timer once`(engine: Engine) async throws {
        try await withTimers(on: engine) { timers, store, clock in
            try await store.write { transaction in
                try transaction.execute("INSERT INTO rung (id) VALUES ('none')")
                for place in 0..<450 {
                    try timers.set("t\(place)", kind: "a", due: clock.now, payload: "t\(place)", in: transaction)
                }
            }
            let nodes = (0..<3).map { _ in Timers(store: store, clock: clock.wall, logger: .silent) }
            for node in nodes { node.register(kind: "a", Recorder()) }
            let fired = try await withThrowingTaskGroup(of: Int.self) { group in
                for node in nodes { group.addTask { try await node.sweep(clock.now) } }
                return try await group.reduce(0, +)
            }
            #expect(fired == 450)
            let rung = try await store.read { try $0.first("SELECT count(*) FROM rung") { try $0.int(0) } }
            #expect(rung == 451, "no timer rang twice: its id would have clashed")
        }
    }

    @Test(arguments: Engine.allCases)
    func `one that fails waits, and holds up no other`(engine: Engine) async throws {
        try await withTimers(on: engine) { timers, store, clock in
            let bell = Bell(failing: "bad")
            timers.register(kind: "a", bell)
            try await store.write { transaction in
                for id in ["bad", "good1", "good2"] {
                    try timers.set(id, kind: "a", due: clock.now, payload: id, in: transaction)
                }
            }
            #expect(try await timers.sweep(clock.now) == 2)
            #expect(try await timers.sweep(clock.now.advanced(by: .seconds(9))) == 0, "ten seconds after the first")
            bell.heal()
            #expect(try await timers.sweep(clock.now.advanced(by: .seconds(10))) == 1)
        }
    }

    @Test func `a timer that could not be stored is refused`() async throws {
        try await withTimers(on: .sqlite) { timers, store, clock in
            for (id, payload) in [
                ("", ""), (String(repeating: "x", count: 201), ""), ("a", String(repeating: "x", count: 5_000)),
            ] {
                await #expect(throws: StoreError.self) {
                    try await store.write { try timers.set(id, kind: "a", due: clock.now, payload: payload, in: $0) }
                }
            }
        }
    }

    private func withTimers(
        on engine: Engine, _ body: (Timers, Store, ManualClock) async throws -> Void
    ) async throws {
        let rung = Migration(module: "rung", version: 1, name: "what rang") { editor in
            try editor.create(Table("rung", columns: [Column("id", .text)], primaryKey: ["id"]))
        }
        try await withStore(on: engine, migrations: Timers.migrations + [rung]) { store in
            let clock = ManualClock()
            try await body(Timers(store: store, clock: clock.wall, logger: .silent), store, clock)
        }
    }
}

/// Remembers what rang; a repeated closure would show as a doubled ring, which these tests do not provoke.
private final class Bell: TimerHandler {
    private let state: Mutex<(rung: [String], failing: String?)>

    init(failing: String? = nil) { state = Mutex(([], failing)) }

    var rung: [String] { state.withLock { $0.rung } }

    func heal() { state.withLock { $0.failing = nil } }

    func fire(_ timers: [DueTimer], in transaction: Transaction) throws {
        try state.withLock { state in
            if timers.contains(where: { $0.payload == state.failing }) { throw StoreError(.misuse, "it fails") }
            state.rung += timers.map(\.payload)
        }
    }
}

/// Writes what rang into a table where nothing can stand twice.
private struct Recorder: TimerHandler {
    func fire(_ timers: [DueTimer], in transaction: Transaction) throws {
        for timer in timers {
            try transaction.execute("INSERT INTO rung (id) VALUES (?)", [.text(timer.payload)])
        }
    }
}
