package import Standards

/// The kind of `ID<Job>`.
package enum Job {}

/// Where a job stands.
package enum JobState: String, Sendable, Hashable, CaseIterable, Codable {
    /// Waits until it is due.
    case waiting
    /// A node works on it, or did until it vanished.
    case running
    /// Somebody stopped it; it can be resumed.
    case stopped
    /// Ended well.
    case done
    /// Ended with a message; it can be resumed.
    case failed
}

/// What a page shows about a job.
package struct JobStatus: Sendable, Hashable {
    /// Its identifier.
    package let id: ID<Job>
    /// Which handler works on it.
    package let kind: String
    /// What it was asked to do, as JSON.
    package let payload: String
    /// Account of whoever asked for it.
    package let actor: String
    /// Where it stands.
    package let state: JobState
    /// Whether somebody asked a running job to stop and it has not yet.
    package let isStopping: Bool
    /// What the handler saved last, as JSON; empty before its first save.
    package let saved: String
    /// How much is done, in the handler's own unit.
    package let done: Int64
    /// How much there is; nil: not known yet.
    package let total: Int64?
    /// When it was asked for.
    package let submittedAt: Instant
    /// When its present run began; nil: it never ran.
    package let startedAt: Instant?
    /// `done` when its present run began.
    package let doneAtStart: Int64
    /// When it last saved, ended or was stopped.
    package let changedAt: Instant
    /// Failed attempts since it last got on.
    package let attempts: Int
    /// Why it failed or waits to be tried again.
    package let message: Localized?

    /// Units a second in the present run, from its beginning to its last save; nil: too early to tell.
    package var rate: Double? {
        guard let startedAt, changedAt > startedAt, done > doneAtStart else { return nil }
        return Double(done - doneAtStart) * 1_000_000 / Double(changedAt.microseconds - startedAt.microseconds)
    }
}
