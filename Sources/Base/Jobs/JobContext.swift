package import Standards
package import Store

/// What a handler knows about its job, and how it says where it is.
package struct JobContext: Sendable {
    /// The job.
    package let id: ID<Job>
    /// What it was asked to do, as JSON.
    package let payload: String
    /// Account of whoever asked for it.
    package let actor: String
    /// What was saved last when this run began, as JSON; empty: this is the first run.
    package let saved: String
    /// The fencing token: grows with every run, so that a node that lost its lease cannot save.
    package let fence: Int64

    let clock: WallClock
    let lease: Duration

    /// Saves where the handler is, within the transaction that did the work, and keeps the lease.
    ///
    /// Throws `JobStopped` when somebody asked the job to stop or another node took it over; let it pass, so that the
    /// transaction rolls back and its work is done again after a resume.
    package func save(state: String, done: Int64, total: Int64?, in transaction: Transaction) throws {
        let now = clock.now()
        let changed = try transaction.execute(
            """
            UPDATE job SET saved = ?, done = ?, total = ?, changed_at = ?, due_at = ?, attempts = 0
            WHERE id = ? AND fence = ? AND state = 'running' AND stopping = 0
            """,
            [
                .text(state), .integer(done), total.map { .integer($0) } ?? .null, .integer(now.microseconds),
                .integer(now.advanced(by: lease).microseconds), .text(id.rawValue), .integer(fence),
            ])
        if changed == 0 { throw try reasonToStop(in: transaction) }
    }

    /// Throws `JobStopped` where the handler must leave; a cheap look for handlers that read for long.
    package func check(in snapshot: Snapshot) throws {
        let mayGoOn = try snapshot.first(
            "SELECT 1 FROM job WHERE id = ? AND fence = ? AND state = 'running' AND stopping = 0",
            [.text(id.rawValue), .integer(fence)]
        ) { _ in true }
        if mayGoOn == nil { throw try reasonToStop(in: snapshot) }
    }

    private func reasonToStop(in snapshot: Snapshot) throws -> JobStopped {
        let isMine = try snapshot.first(
            "SELECT 1 FROM job WHERE id = ? AND fence = ? AND state = 'running'",
            [.text(id.rawValue), .integer(fence)]
        ) { _ in true }
        return JobStopped(reason: isMine == nil ? .leaseLost : .asked)
    }
}
