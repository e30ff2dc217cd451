import Standards
import Store

/// The rows about timers: those that are set and have not fired.
enum TimerTable {
    static let migrations = [
        Migration(module: "timers", version: 1, name: "timers") { editor in
            try editor.create(
                Table(
                    "timer",
                    columns: [
                        Column("id", .text), Column("kind", .text), Column("due_at", .integer),
                        Column("payload", .text), Column("attempts", .integer),
                    ],
                    primaryKey: ["id"]))
            try editor.create(Index("timer_due", on: "timer", columns: ["kind", "due_at", "id"]))
        }
    ]

    static func set(
        _ id: String, kind: String, due: Instant, payload: String, in transaction: Transaction
    ) throws {
        try transaction.execute(
            """
            INSERT INTO timer (id, kind, due_at, payload, attempts) VALUES (?, ?, ?, ?, 0)
            ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, due_at = excluded.due_at,
                payload = excluded.payload, attempts = 0
            """, [.text(id), .text(kind), SQLValue(due), .text(payload)])
    }

    /// The ids of what has been due longest.
    static func due(kind: String, at now: Instant, limit: Int, in snapshot: Snapshot) throws -> [String] {
        try snapshot.query(
            "SELECT id FROM timer WHERE kind = ? AND due_at <= ? ORDER BY due_at, id LIMIT ?",
            [.text(kind), SQLValue(now), SQLValue(limit)]
        ) { try $0.text(0) }
    }

    /// Takes those of `ids` that are still there and due.
    ///
    /// They are asked for by their keys alone, so that a timer which is set beside them conflicts with nothing.
    static func take(_ ids: [String], kind: String, at now: Instant, in transaction: Transaction) throws -> [DueTimer] {
        let found = try transaction.query(
            "SELECT kind, id, payload, due_at FROM timer WHERE id IN (\(SQLMarks.of(ids.count))) ORDER BY due_at, id",
            ids.map { .text($0) }
        ) { row in
            (
                kind: try row.text(0),
                timer: DueTimer(id: try row.text(1), payload: try row.text(2), due: try row.instant(3))
            )
        }
        let taken = found.filter { $0.kind == kind && $0.timer.due <= now }.map(\.timer)
        if !taken.isEmpty { try remove(taken.map(\.id), in: transaction) }
        return taken
    }

    static func remove(_ ids: [String], in transaction: Transaction) throws {
        try transaction.execute("DELETE FROM timer WHERE id IN (\(SQLMarks.of(ids.count)))", ids.map { .text($0) })
    }

    /// Sets a timer whose handler failed for later: 10 s after the first failure, twice as long after each, at most 1 h.
    static func postpone(_ id: String, from now: Instant, in transaction: Transaction) throws {
        let failed = try transaction.first("SELECT attempts FROM timer WHERE id = ?", [.text(id)]) { try $0.int(0) }
        guard let failed else { return }
        let pause = min(Duration.seconds(3_600), .seconds(10) * (1 << min(max(failed, 0), 10)))
        try transaction.execute(
            "UPDATE timer SET due_at = ?, attempts = ? WHERE id = ?",
            [SQLValue(now.advanced(by: pause)), SQLValue(failed + 1), .text(id)])
    }
}
