/// How long a client may keep us waiting for the body of a request: a while in all, and longer the more it has sent.
///
/// Only the time that we waited for the client counts, not the time that it waited for us, so that an upload which a
/// busy disk slows down is not the client's fault. A client that sends one byte a second spends its allowance like one
/// that sends nothing.
package struct Patience: Sendable, Hashable {
    /// What every body may take.
    package let grace: Duration
    /// Bytes that buy one second more.
    package let bytesPerSecond: Int
    private var spent = Duration.zero
    private var received = 0
    private var waitingSince: ContinuousClock.Instant?

    /// Patience for one body.
    package init(grace: Duration, bytesPerSecond: Int = 1_024) {
        self.grace = grace
        self.bytesPerSecond = max(1, bytesPerSecond)
    }

    /// We are ready for more bytes.
    package mutating func wait(at now: ContinuousClock.Instant) {
        if waitingSince == nil { waitingSince = now }
    }

    /// Some bytes came.
    package mutating func receive(_ bytes: Int, at now: ContinuousClock.Instant) {
        if let waitingSince { spent += now - waitingSince }
        waitingSince = nil
        received += min(max(0, bytes), .max - received)
    }

    /// How much longer we wait; zero or less: no longer.
    package func left(at now: ContinuousClock.Instant) -> Duration {
        let waiting = waitingSince.map { now - $0 } ?? .zero
        return grace + .seconds(received / bytesPerSecond) - spent - waiting
    }
}
