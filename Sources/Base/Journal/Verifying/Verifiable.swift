package import Store
import Synchronization

/// What a module checks of its own tables against the journal: contributions, grants, stored files.
package protocol Verifiable: Sendable {
    /// What is checked, as progress shows it.
    var name: String { get }
    /// Checks and reports through `pass`; throws only where checking itself was impossible.
    func verify(_ pass: VerifyPass) async throws
}

/// One run of verifying, as modules take part in it.
package final class VerifyPass: Sendable {
    /// The store to read from, in reads of bounded length.
    package let store: Store
    /// The journal to compare with.
    package let journal: Journal
    private let report: Mutex<VerifyReport>
    private let progress: @Sendable (_ what: String, _ done: Int64, _ total: Int64) -> Void

    init(
        journal: Journal, report: VerifyReport,
        progress: @escaping @Sendable (_ what: String, _ done: Int64, _ total: Int64) -> Void
    ) {
        self.store = journal.store
        self.journal = journal
        self.report = Mutex(report)
        self.progress = progress
    }

    /// Adds a finding to the report.
    package func found(_ finding: VerifyFinding) {
        report.withLock { $0.add(finding) }
    }

    /// Tells how far the check is.
    package func progress(_ what: String, done: Int64, total: Int64) {
        progress(what, done, total)
    }

    var result: VerifyReport { report.withLock { $0 } }
}
