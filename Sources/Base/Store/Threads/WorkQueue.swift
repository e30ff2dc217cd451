import Dispatch
import Synchronization

/// Work on its way to threads that wait for it: bounded, first in first out.
final class WorkQueue<Work: Sendable>: Sendable {
    private struct State {
        var waiting = FIFO<Work>()
        var idleThreads = 0
        /// Why nothing is taken any more.
        var closed: StoreError?
    }

    private let state = Mutex(State())
    private let wake = DispatchSemaphore(value: 0)
    private let limit: Int

    init(limit: Int) {
        self.limit = limit
    }

    /// Adds work, or throws `.busy` when too much is waiting, or why the queue was closed.
    func add(_ work: Work) throws(StoreError) {
        let (failure, mustWake) = state.withLock { state -> (StoreError?, Bool) in
            if let closed = state.closed { return (closed, false) }
            if state.waiting.count >= limit { return (StoreError(.busy, "\(limit) calls are waiting"), false) }
            state.waiting.append(work)
            guard state.idleThreads > 0 else { return (nil, false) }
            state.idleThreads -= 1
            return (nil, true)
        }
        if mustWake { wake.signal() }
        if let failure { throw failure }
    }

    /// The next work, waiting for it as long as it takes; nil once the queue is closed.
    func next() -> Work? {
        while true {
            let (work, isClosed) = state.withLock { state -> (Work?, Bool) in
                if let work = state.waiting.popFirst() { return (work, false) }
                if state.closed == nil { state.idleThreads += 1 }
                return (nil, state.closed != nil)
            }
            if let work { return work }
            if isClosed { return nil }
            wake.wait()
        }
    }

    /// The next work when there is some and `isWanted` agrees.
    func poll(where isWanted: (Work) -> Bool = { _ in true }) -> Work? {
        state.withLock { state in
            guard let first = state.waiting.first, isWanted(first) else { return nil }
            return state.waiting.popFirst()
        }
    }

    /// How much waits.
    var count: Int { state.withLock { $0.waiting.count } }

    /// Refuses work from now on with `reason`, sends the waiting threads home and answers what nobody took.
    func close(because reason: StoreError) -> [Work] {
        let (left, idle) = state.withLock { state -> ([Work], Int) in
            state.closed = state.closed ?? reason
            let idle = state.idleThreads
            state.idleThreads = 0
            return (state.waiting.removeAll(), idle)
        }
        for _ in 0..<idle { wake.signal() }
        return left
    }
}
