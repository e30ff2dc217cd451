package import Logging
package import ServiceLifecycle
package import Standards
package import Store
import Synchronization

/// Things due at an instant: each happens once, and looking costs what is due, not what is set.
///
/// A timer is a row that its firing takes away, in the transaction that does what is due. So a crash neither loses nor
/// doubles it, and of two nodes that sweep at once one finds it gone.
package final class Timers: Sendable {
    let store: Store
    let clock: WallClock
    let poll: Duration
    let logger: Logger
    private let handlers = Mutex<[String: any TimerHandler]>([:])

    /// The timers of a city; register the handlers before the runner starts, which looks every `poll`.
    package init(store: Store, clock: WallClock, poll: Duration = .seconds(5), logger: Logger) {
        self.store = store
        self.clock = clock
        self.poll = poll
        self.logger = logger
    }

    /// The tables.
    package static var migrations: [Migration] { TimerTable.migrations }

    /// Sets a timer, in place of one of the same id.
    ///
    /// - Parameters:
    ///   - id: names it, 1–200 bytes; whoever sets it can take it away by it.
    ///   - due: when it fires; one that lies in the past fires at the next sweep.
    ///   - payload: what the handler needs, at most 4 KiB.
    package func set(
        _ id: String, kind: String, due: Instant, payload: String, in transaction: Transaction
    ) throws {
        guard (1...200).contains(id.utf8.count), payload.utf8.count <= 4_096 else {
            throw StoreError(.misuse, "a timer's id has 1 to 200 bytes and its payload at most 4,096")
        }
        try TimerTable.set(id, kind: kind, due: due, payload: payload, in: transaction)
    }

    /// Takes a timer away; one that is not there or has fired is no error.
    package func cancel(_ id: String, in transaction: Transaction) throws {
        try TimerTable.remove([id], in: transaction)
    }

    /// Says who is told when timers of a kind are due; a node fires only kinds that it knows.
    package func register(kind: String, _ handler: any TimerHandler) {
        handlers.withLock { $0[kind] = handler }
    }

    /// Fires what is due at `now`; how many fired.
    ///
    /// One whose handler fails is set again for later, longer each time, and holds up no other.
    package func sweep(_ now: Instant) async throws -> Int {
        var fired = 0
        for (kind, handler) in handlers.withLock({ $0 }).sorted(by: { $0.key < $1.key }) {
            fired += try await TimerSweep(timers: self, kind: kind, handler: handler, now: now).run()
        }
        return fired
    }

    /// Sweeps again and again until the service group shuts down.
    package var runner: some Service { TimerRunner(timers: self) }
}

/// The service that sweeps.
struct TimerRunner: Service {
    let timers: Timers

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    _ = try await timers.sweep(timers.clock.now())
                } catch is CancellationError {
                    return
                } catch {
                    timers.logger.error("timers not swept", metadata: ["error": "\(error)"])
                }
                try? await Task.sleep(for: timers.poll)
            }
        }
    }
}
