import Foundation
import Synchronization

/// An operating system's thread that runs one function to its end.
package final class OwnThread: Sendable {
    private struct State {
        var isDone = false
        var waiters: [CheckedContinuation<Void, Never>] = []
    }

    private let state: Mutex<State>

    private init() {
        state = Mutex(State())
    }

    /// Starts a thread called `name` (Linux shows the first 15 bytes).
    package static func start(_ name: String, _ body: @escaping @Sendable () -> Void) -> OwnThread {
        let own = OwnThread()
        let thread = Thread {
            body()
            own.finish()
        }
        thread.name = name
        thread.stackSize = 2 << 20
        thread.start()
        return own
    }

    /// Waits, without holding a thread, until the function has returned.
    package func join() async {
        await withCheckedContinuation { continuation in
            let isDone = state.withLock { state in
                if !state.isDone { state.waiters.append(continuation) }
                return state.isDone
            }
            if isDone { continuation.resume() }
        }
    }

    private func finish() {
        let waiters = state.withLock { state in
            state.isDone = true
            defer { state.waiters = [] }
            return state.waiters
        }
        for waiter in waiters { waiter.resume() }
    }
}
