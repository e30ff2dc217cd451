import Standards
import Store

/// Taking jobs that are due.
///
/// A take is a conditional update on the fence, so that of two nodes one wins.
struct JobLease: Sendable {
    let clock: WallClock
    let lease: Duration
    let kinds: Set<String>

    /// Takes the job that has been due longest, of the kinds that this node can work on; nil where none is due.
    func take(in transaction: Transaction) throws -> JobContext? {
        let now = clock.now()
        var found: (id: String, fence: Int64, isStopping: Bool)?
        try transaction.each(
            "SELECT id, kind, fence, stopping FROM job WHERE due_at <= ? ORDER BY due_at, id",
            [.integer(now.microseconds)]
        ) { row in
            guard kinds.contains(try row.text(1)) else { return true }
            found = (try row.text(0), try row.integer(2), try row.integer(3) != 0)
            return false
        }
        guard let found else { return nil }
        if found.isStopping {
            try transaction.execute(
                """
                UPDATE job SET state = 'stopped', stopping = 0, due_at = NULL, fence = fence + 1, changed_at = ?
                WHERE id = ? AND fence = ?
                """,
                [.integer(now.microseconds), .text(found.id), .integer(found.fence)])
            return try take(in: transaction)
        }
        let changed = try transaction.execute(
            """
            UPDATE job SET state = 'running', fence = fence + 1, started_at = ?, changed_at = ?, done_at_start = done,
                due_at = ?, message_zh = NULL, message_en = NULL
            WHERE id = ? AND fence = ?
            """,
            [
                .integer(now.microseconds), .integer(now.microseconds),
                .integer(now.advanced(by: lease).microseconds), .text(found.id), .integer(found.fence),
            ])
        guard changed == 1 else { return nil }
        return try transaction.first(
            "SELECT payload, actor, saved, fence FROM job WHERE id = ?", [.text(found.id)]
        ) { row in
            JobContext(
                id: ID(rawValue: found.id), payload: try row.text(0), actor: try row.text(1),
                saved: try row.text(2), fence: try row.integer(3), clock: clock, lease: lease)
        }
    }

    /// Keeps a job that takes long between two saves; false where it was taken over.
    func renew(_ context: JobContext, in transaction: Transaction) throws -> Bool {
        try transaction.execute(
            "UPDATE job SET due_at = ? WHERE id = ? AND fence = ? AND state = 'running'",
            [
                .integer(clock.now().advanced(by: lease).microseconds), .text(context.id.rawValue),
                .integer(context.fence),
            ]) == 1
    }
}
