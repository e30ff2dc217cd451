import Dispatch
import Synchronization

/// Work on its way to threads that wait for it: bounded, first in first out.
final class WorkQueue<Work: Sendable>: Sendable {
    private struct State {
        var waiting = FIFO<Work>()
        var idleThreads = 0
        var isClosed = false
    }

    private let state = Mutex(State())
    private let wake = DispatchSemaphore(value: 0)
    private let limit: Int

    init(limit: Int) {
        self.limit = limit
    }

    /// Adds work, or throws `.busy` when too much is waiting and `.stopped` when nobody will take it.
    func add(_ work: Work) throws(StoreError) {
        let (failure, mustWake) = state.withLock { state -> (StoreError?, Bool) in
            if state.isClosed { return (StoreError(.stopped, "the store is closed"), false) }
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
                if !state.isClosed { state.idleThreads += 1 }
                return (nil, state.isClosed)
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

    /// Takes no more work, sends the waiting threads home and answers what nobody took.
    func close() -> [Work] {
        let (left, idle) = state.withLock { state -> ([Work], Int) in
            state.isClosed = true
            let idle = state.idleThreads
            state.idleThreads = 0
            return (state.waiting.removeAll(), idle)
        }
        for _ in 0..<idle { wake.signal() }
        return left
    }
}
