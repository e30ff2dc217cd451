/// Where the time comes from.
///
/// Injected at the root; nothing below it asks the operating system.
package struct WallClock: Sendable {
    /// The present moment.
    package let now: @Sendable () -> Instant

    /// A clock that answers with what `now` returns.
    package init(now: @escaping @Sendable () -> Instant) {
        self.now = now
    }
}
