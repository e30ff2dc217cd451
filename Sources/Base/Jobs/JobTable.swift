import Standards
import Store

/// The rows about jobs.
///
/// `due_at` says when a node may take a job: when it waits, its time; when it runs, the end of its lease; otherwise
/// nothing. So one index finds all work, and costs what is due and not what there is.
enum JobTable {
    static let migrations = [
        Migration(module: "jobs", version: 1, name: "jobs") { editor in
            try editor.create(
                Table(
                    "job",
                    columns: [
                        Column("id", .text), Column("kind", .text), Column("payload", .text), Column("actor", .text),
                        Column("state", .text), Column("stopping", .integer), Column("saved", .text),
                        Column("done", .integer), Column("total", .integer, nullable: true),
                        Column("submitted_at", .integer), Column("started_at", .integer, nullable: true),
                        Column("done_at_start", .integer), Column("changed_at", .integer),
                        Column("due_at", .integer, nullable: true), Column("fence", .integer),
                        Column("attempts", .integer), Column("message_zh", .text, nullable: true),
                        Column("message_en", .text, nullable: true),
                    ],
                    primaryKey: ["id"]))
            try editor.create(Index("job_due", on: "job", columns: ["due_at", "id"]))
            try editor.create(Index("job_kind", on: "job", columns: ["kind", "id"]))
        },
        Migration(module: "jobs", version: 2, name: "jobs by state") { editor in
            try editor.create(Index("job_state", on: "job", columns: ["state"]))
        },
    ]

    private static let columns = """
        id, kind, payload, actor, state, stopping, saved, done, total, submitted_at, started_at, done_at_start, \
        changed_at, attempts, message_zh, message_en
        """

    static func insert(
        _ id: ID<Job>, kind: String, payload: String, actor: String, now: Instant, in transaction: Transaction
    ) throws {
        try transaction.execute(
            """
            INSERT INTO job (id, kind, payload, actor, state, stopping, saved, done, submitted_at, done_at_start,
                changed_at, due_at, fence, attempts)
            VALUES (?, ?, ?, ?, 'waiting', 0, '', 0, ?, 0, ?, ?, 0, 0)
            """,
            [
                .text(id.rawValue), .text(kind), .text(payload), .text(actor), .integer(now.microseconds),
                .integer(now.microseconds), .integer(now.microseconds),
            ])
    }

    static func status(_ id: ID<Job>, in snapshot: Snapshot) throws -> JobStatus? {
        try snapshot.first("SELECT \(columns) FROM job WHERE id = ?", [.text(id.rawValue)], decode)
    }

    static func list(kind: String, before: ID<Job>?, limit: Int, in snapshot: Snapshot) throws -> [JobStatus] {
        let upper: [SQLValue] = before.map { [.text($0.rawValue)] } ?? []
        return try snapshot.query(
            """
            SELECT \(columns) FROM job WHERE kind = ? \(before == nil ? "" : "AND id < ?")
            ORDER BY kind DESC, id DESC LIMIT ?
            """,
            [.text(kind)] + upper + [.integer(Int64(limit))], decode)
    }

    /// How many jobs stand in each state, counted in the index alone; every state is there.
    static func counts(in snapshot: Snapshot) throws -> [JobState: Int64] {
        let found = try snapshot.query("SELECT state, COUNT(*) FROM job GROUP BY state", []) { row in
            (JobState(rawValue: try row.text(0)) ?? .failed, try row.integer(1))
        }
        let none = JobState.allCases.map { ($0, Int64(0)) }
        return Dictionary(none + found, uniquingKeysWith: +)
    }

    /// Ends a run that this fence still owns; false where another took it over.
    static func leave(
        _ id: ID<Job>, fence: Int64, to state: JobState, dueAt: Instant?, attempts: Int, message: Localized?,
        now: Instant, in transaction: Transaction
    ) throws -> Bool {
        try transaction.execute(
            """
            UPDATE job SET state = ?, stopping = 0, due_at = ?, attempts = ?, message_zh = ?, message_en = ?,
                changed_at = ?
            WHERE id = ? AND fence = ? AND state = 'running'
            """,
            [
                .text(state.rawValue), dueAt.map { .integer($0.microseconds) } ?? .null, .integer(Int64(attempts)),
                message.map { .text($0.zh) } ?? .null, message.map { .text($0.en) } ?? .null,
                .integer(now.microseconds), .text(id.rawValue), .integer(fence),
            ]) == 1
    }

    private static func decode(_ row: Row) throws -> JobStatus {
        let zh = try row.optionalText(14)
        let en = try row.optionalText(15)
        return JobStatus(
            id: ID(rawValue: try row.text(0)), kind: try row.text(1), payload: try row.text(2),
            actor: try row.text(3), state: JobState(rawValue: try row.text(4)) ?? .failed,
            isStopping: try row.integer(5) != 0, saved: try row.text(6), done: try row.integer(7),
            total: try row.optionalInteger(8), submittedAt: Instant(microseconds: try row.integer(9)),
            startedAt: try row.optionalInteger(10).map { Instant(microseconds: $0) },
            doneAtStart: try row.integer(11), changedAt: Instant(microseconds: try row.integer(12)),
            attempts: Int(clamping: try row.integer(13)),
            message: zh.flatMap { zh in en.map { Localized(zh: zh, en: $0) } })
    }
}
