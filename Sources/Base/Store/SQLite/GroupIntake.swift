import Glibc

/// Who joins a group: whoever waits, as long as the group is neither full nor late.
///
/// Callers who were just answered tend to come back at once. A group that set out with the first of them would flush
/// for one while the others arrive, so the intake waits for half as many as the last group had, 200 µs at most; a lone
/// writer never waits.
final class GroupIntake {
    private static let patience: Duration = .microseconds(200)

    private let queue: WorkQueue<SQLiteWriter.Work>
    private let expected: Int
    private let limit: Int
    private let start = ContinuousClock.now
    private let time: Duration
    /// How many are in the group.
    private(set) var count = 1

    init(_ queue: WorkQueue<SQLiteWriter.Work>, expecting expected: Int, _ configuration: StoreConfiguration) {
        self.queue = queue
        self.expected = expected
        self.limit = configuration.groupLimit
        self.time = configuration.groupTime
    }

    /// The next member, or nil when the group is to commit.
    func next() -> Call<Transaction>? {
        while count < limit {
            let elapsed = ContinuousClock.now - start
            guard elapsed < time else { return nil }
            if case .member(let call) = queue.poll(where: \.isMember) {
                count += 1
                return call
            }
            guard count < expected, elapsed < Self.patience else { return nil }
            // Asleep and not in a loop: on a small machine it is the callers who need the processor now.
            usleep(20)
        }
        return nil
    }
}
