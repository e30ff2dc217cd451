import Foundation

/// A few threads of their own for work that is slow and hungry, so that it blocks neither an event loop nor the
/// cooperative pool, and so that a flood of sign-ins can take only so much memory.
final class HashingThreads: Sendable {
    /// How long a queue the caller is ready to join.
    enum Patience: Sendable {
        /// As long as the queue may be.
        case ordinary
        /// Only where nobody waits: for guests who have knocked too often.
        case slight
    }

    private let queue: Queue

    /// - Parameters:
    ///   - count: how many hashes run at once; each takes the memory that its parameters ask for.
    ///   - waiting: how many may wait; more are turned away at once.
    init(count: Int, waiting: Int) {
        let queue = Queue(limit: max(1, waiting))
        self.queue = queue
        for number in 1...max(1, count) {
            let thread = Thread { queue.serve() }
            thread.name = "hashing-\(number)"
            thread.start()
        }
    }

    deinit { queue.stop() }

    /// Runs `work` on one of the threads; nil where the queue is full for that patience, and `work` was not run.
    func run<Value: Sendable>(
        _ patience: Patience = .ordinary, _ work: @escaping @Sendable () -> Value
    ) async -> Value? {
        await withCheckedContinuation { continuation in
            let accepted = queue.offer(patience) { continuation.resume(returning: work()) }
            if !accepted { continuation.resume(returning: nil) }
        }
    }
}

/// What the threads share.
///
/// `@unchecked`: `jobs` and `stopped` are touched only while `condition` is locked.
private final class Queue: @unchecked Sendable {
    private let condition = NSCondition()
    private let limit: Int
    private var jobs: [@Sendable () -> Void] = []
    private var stopped = false

    init(limit: Int) {
        self.limit = limit
    }

    func offer(_ patience: HashingThreads.Patience, _ job: @escaping @Sendable () -> Void) -> Bool {
        condition.withLock {
            guard !stopped, jobs.count < (patience == .slight ? 1 : limit) else { return false }
            jobs.append(job)
            condition.signal()
            return true
        }
    }

    func serve() {
        while let job = next() { job() }
    }

    func stop() {
        condition.withLock {
            stopped = true
            condition.broadcast()
        }
    }

    private func next() -> (@Sendable () -> Void)? {
        condition.withLock {
            while jobs.isEmpty && !stopped { condition.wait() }
            return jobs.isEmpty ? nil : jobs.removeFirst()
        }
    }
}
