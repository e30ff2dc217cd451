package import Logging
package import ServiceLifecycle
package import Standards
package import Store
import Synchronization

/// Things due at an instant: each happens once, and looking costs what is due, not what is set.
package final class Timers: Sendable {
    let store: Store
    let clock: WallClock
    let logger: Logger
    private let handlers = Mutex<[String: any TimerHandler]>([:])

    /// The timers of a city; register the handlers before the runner starts.
    package init(store: Store, clock: WallClock, logger: Logger) {
        self.store = store
        self.clock = clock
        self.logger = logger
    }

    /// The tables.
    package static var migrations: [Migration] { [] }

    /// Sets a timer, in place of one of the same id.
    package func set(_ id: String, kind: String, due: Instant, payload: String, in transaction: Transaction) throws {}

    /// Takes a timer away; one that is not there or has fired is no error.
    package func cancel(_ id: String, in transaction: Transaction) throws {}

    /// Says who is told when timers of a kind are due.
    package func register(kind: String, _ handler: any TimerHandler) {
        handlers.withLock { $0[kind] = handler }
    }

    /// Fires what is due; how many fired.
    package func sweep(_ now: Instant) async throws -> Int { 0 }

    /// Sweeps again and again until the service group shuts down.
    package var runner: some Service { TimerRunner(timers: self) }
}

struct TimerRunner: Service {
    let timers: Timers
    func run() async throws {}
}
