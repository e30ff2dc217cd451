import Standards
package import Store

/// How much happened on each day, by kind: what the journal's page and the metrics show without counting entries.
package struct ActivityProjection: Projection {
    package let name = "journal-activity"
    package let version = 1
    package let source = ProjectionSource.entries

    package static let migrations = [
        Migration(module: "journal-activity", version: 1, name: "events by day and kind") { schema in
            try schema.create(
                Table(
                    "journal_activity",
                    columns: [Column("day", .integer), Column("kind", .text), Column("events", .integer)],
                    primaryKey: ["day", "kind"], withoutRowID: true))
        }
    ]

    /// Counts the entries whose details are there; an erased one counts no more when the projection is made anew.
    package init() {}

    package func apply(_ entries: [JournalEntry], in transaction: Transaction) throws {
        var counts: [Cell: Int64] = [:]
        for entry in entries {
            guard let details = entry.details else { continue }
            counts[Cell(day: BeijingTime.day(of: details.at), kind: details.kind), default: 0] += 1
        }
        for (cell, count) in counts {
            try transaction.execute(
                """
                INSERT INTO journal_activity (day, kind, events) VALUES (?, ?, ?)
                ON CONFLICT (day, kind) DO UPDATE SET events = journal_activity.events + excluded.events
                """,
                [SQLValue(cell.day), .text(cell.kind), .integer(count)])
        }
    }

    package func reset(in transaction: Transaction) throws {
        try transaction.execute("DELETE FROM journal_activity")
    }

    private struct Cell: Hashable {
        let day: Day
        let kind: String
    }
}
