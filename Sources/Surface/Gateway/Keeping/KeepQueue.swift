import Dispatch
import NIOCore
import Synchronization

/// What waits for the committer's thread.
enum KeepWork: Sendable {
    /// A message to keep.
    case message(PendingRecord)
    /// A wish for a checkpoint over everything that was kept before it.
    case checkpoint(EventLoopPromise<String?>)
    /// A new key and certificate to sign with.
    case signer(KeeperSigner)
}

/// Work for the committer: added by event loops, taken in groups.
///
/// A group is what came while the last one was flushed.
final class KeepQueue: Sendable {
    private struct State {
        var waiting: [KeepWork] = []
        var isIdle = false
        var isClosed = false
    }

    private let state = Mutex(State())
    private let wake = DispatchSemaphore(value: 0)
    private let limit: Int

    init(limit: Int) {
        self.limit = limit
    }

    /// Adds work; answers why not, where it was not taken.
    func add(_ work: KeepWork) -> KeeperError? {
        let (failure, mustWake) = state.withLock { state -> (KeeperError?, Bool) in
            if state.isClosed { return (.closed, false) }
            if state.waiting.count >= limit { return (.busy, false) }
            state.waiting.append(work)
            defer { state.isIdle = false }
            return (nil, state.isIdle)
        }
        if mustWake { wake.signal() }
        return failure
    }

    /// Everything that waits, waiting for the first up to `patience`; empty where nothing came.
    ///
    /// Nil once closed and empty.
    func take(patience: Duration?) -> [KeepWork]? {
        while true {
            let taken = state.withLock { state -> [KeepWork]? in
                if state.waiting.isEmpty, !state.isClosed {
                    state.isIdle = true
                    return nil
                }
                state.isIdle = false
                defer { state.waiting = [] }
                return state.waiting
            }
            if let taken { return taken.isEmpty ? nil : taken }
            guard let patience else {
                wake.wait()
                continue
            }
            if wake.wait(timeout: .now() + .nanoseconds(patience.nanoseconds)) == .timedOut {
                // Where somebody added something in this very moment, the signal is on its way and must be taken.
                let isStillIdle = state.withLock { state in
                    defer { state.isIdle = false }
                    return state.isIdle
                }
                if isStillIdle { return [] }
                wake.wait()
            }
        }
    }

    /// Takes nothing more; what waits is still answered.
    func close() {
        let mustWake = state.withLock { state in
            state.isClosed = true
            defer { state.isIdle = false }
            return state.isIdle
        }
        if mustWake { wake.signal() }
    }
}

extension Duration {
    fileprivate var nanoseconds: Int {
        let (seconds, attoseconds) = components
        return Int(clamping: seconds) * 1_000_000_000 + Int(attoseconds / 1_000_000_000)
    }
}
