/// How many chunks share a transaction: as many as hold the writer for a moment that nobody notices.
struct ChunkPace: Sendable, Hashable {
    /// At most so many chunks.
    static let most = 16
    /// What a transaction should take, and what none may take twice (architecture: 250 ms).
    static let aim: Duration = .milliseconds(120)

    /// How many chunks the next transaction takes.
    private(set) var count = 1

    /// Learns how long a transaction of so many chunks took, waiting included.
    mutating func learn(from time: Duration, of chunks: Int) {
        guard chunks > 0 else { return }
        let fitting = Self.aim / (time / chunks)
        count = max(1, min(Self.most, count * 2, Int(min(fitting, Double(Self.most)))))
    }
}
