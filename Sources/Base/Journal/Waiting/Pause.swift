/// How the journal lets time pass.
///
/// Injected, so that tests decide when it does.
package struct Pause: Sendable {
    /// Returns after the duration, or throws when the task is cancelled.
    package let sleep: @Sendable (Duration) async throws -> Void

    /// A pause that `sleep` makes.
    package init(sleep: @escaping @Sendable (Duration) async throws -> Void) {
        self.sleep = sleep
    }

    /// Real time.
    package static let system = Pause { try await Task.sleep(for: $0) }

    /// Waits for `signal` to happen more often than `count` times, no longer than `duration`; whether it happened.
    @discardableResult
    func wait(for signal: Signal, past count: UInt64, atMost duration: Duration) async -> Bool {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await signal.wait(past: count) }
            group.addTask { try? await sleep(duration) }
            await group.next()
            group.cancelAll()
        }
        return signal.count != count
    }
}
