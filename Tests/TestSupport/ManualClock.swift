package import Standards
import Synchronization

/// A clock that moves when a test says so.
package final class ManualClock: Sendable {
    private let present: Mutex<Instant>

    /// Starts at `instant`; without one at 2026-11-24T01:00:00Z, nine in the morning in Beijing.
    package init(_ instant: Instant = Instant(microseconds: 1_795_482_000_000_000)) {
        present = Mutex(instant)
    }

    /// The present moment.
    package var now: Instant { present.withLock { $0 } }

    /// Lets time pass.
    package func advance(by duration: Duration) {
        present.withLock { $0 = $0.advanced(by: duration) }
    }

    /// Goes to a moment.
    package func set(_ instant: Instant) {
        present.withLock { $0 = instant }
    }

    /// This clock as the code under test takes it.
    package var wall: WallClock { WallClock { self.now } }
}
