package import Standards
package import Store

/// How many events of one kind a day of Beijing time saw.
package struct Activity: Sendable, Hashable {
    /// The day.
    package let day: Day
    /// The kind of event.
    package let kind: String
    /// How many were sealed.
    package let events: Int64
}

extension Journal {
    /// What happened from a day on, by day and kind in that order, at most `limit` (1–10,000) rows.
    package func activity(from day: Day, limit: Int = 2_000, in snapshot: Snapshot) throws -> [Activity] {
        try snapshot.query(
            "SELECT day, kind, events FROM journal_activity WHERE day >= ? ORDER BY day, kind LIMIT ?",
            [SQLValue(day), .integer(Int64(min(10_000, max(1, limit))))]
        ) { Activity(day: try $0.day(0), kind: try $0.text(1), events: try $0.integer(2)) }
    }
}
