package import Standards

/// Does the work of one kind of job, in steps that each save where they are.
package protocol JobHandler: Sendable {
    /// Works until everything is done. Runs again from what it saved after a stop, a failure or a vanished process.
    ///
    /// Throw `JobFailure` for what trying again cannot mend; any other error is tried again, later and later.
    func run(_ context: JobContext) async throws
}

/// Ends a job for good, with a sentence for whoever asked for it.
package struct JobFailure: Error, Sendable, Hashable, CustomStringConvertible {
    /// Stable code.
    package let code: String
    /// What went wrong and what to do, without personal data.
    package let message: Localized

    /// A failure that trying again cannot mend.
    package init(_ code: String, message: Localized) {
        self.code = code
        self.message = message
    }

    package var description: String { code }
}

/// Tells a handler to leave: nothing of the transaction in which it was thrown may commit.
package struct JobStopped: Error, Sendable, Hashable {
    /// Why the handler must leave.
    package enum Reason: String, Sendable, Hashable {
        /// Somebody asked for it.
        case asked
        /// Another node took the job over after the lease had run out.
        case leaseLost
    }

    /// Why.
    package let reason: Reason
}
