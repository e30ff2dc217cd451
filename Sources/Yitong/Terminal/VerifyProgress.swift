import Synchronization

/// The progress of a verification: one line for each part.
final class VerifyProgress: Sendable {
    private let current = Mutex<(what: String, line: ProgressLine)?>(nil)

    /// Shows how far a part has come.
    func show(_ what: String, done: Int64, total: Int64) {
        current.withLock { current in
            if current?.what != what {
                current?.line.finish()
                current = (what, ProgressLine("verifying \(what)", unit: "items"))
            }
            current?.line.show(done: done, total: total)
        }
    }

    /// Ends the last line.
    func finish() {
        current.withLock { $0?.line.finish() }
    }
}
