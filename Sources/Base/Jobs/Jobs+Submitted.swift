package import Journal
package import Standards
package import Store

extension Jobs {
    /// The job that a command asked for earlier, or nil.
    package func submitted(by command: CommandID, in snapshot: Snapshot) throws -> ID<Job>? {
        try journal.outcome(of: command, kind: Self.submission, in: snapshot)
    }

    /// The kind of command that asks for a job.
    static let submission = "job.submit"
}
