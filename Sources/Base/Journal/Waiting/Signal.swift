import Synchronization

/// Something that happens again and again; whoever waits is woken at the next time.
final class Signal: Sendable {
    private struct State {
        var count: UInt64 = 0
        var next: UInt64 = 0
        var waiters: [UInt64: CheckedContinuation<Void, Never>] = [:]
    }

    private let state = Mutex(State())

    /// How often it happened.
    var count: UInt64 { state.withLock { $0.count } }

    /// It happens.
    func fire() {
        let waiters = state.withLock { state in
            state.count &+= 1
            defer { state.waiters.removeAll() }
            return state.waiters.values
        }
        for waiter in waiters { waiter.resume() }
    }

    /// Waits until it has happened more often than `count` times, or the task is cancelled.
    func wait(past count: UInt64) async {
        let ticket = state.withLock { state in
            state.next &+= 1
            return state.next
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = state.withLock { state in
                    guard state.count == count, !Task.isCancelled else { return true }
                    state.waiters[ticket] = continuation
                    return false
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            state.withLock { $0.waiters.removeValue(forKey: ticket) }?.resume()
        }
    }
}
