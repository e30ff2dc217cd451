package import Authority
import Definitions
import Standards
package import Store

extension Catalogue {
    /// The figures of a department beside the city's.
    ///
    /// Only what every official may know of is counted: a mean must not tell what is hidden. The counts come from indexes alone; what
    /// datasets say of their own freshness is asked once for all of them.
    package func rates(of organisation: String, in snapshot: Snapshot) throws -> Rates {
        var figures: [String: Figures] = [:]
        try countEntries(&figures, in: snapshot)
        try countDatasets(&figures, in: snapshot)
        let departments = Set(figures.keys)
        try snapshot.each(
            "SELECT provider, COUNT(*) FROM catalogue_grant WHERE state = 'active' GROUP BY provider"
        ) { row in
            figures[try row.text(0), default: Figures()].subscriptions += try row.int(1)
            return true
        }
        try snapshot.each("SELECT provider, decided, granted FROM catalogue_outcome") { row in
            figures[try row.text(0), default: Figures()].decided += try row.int(1)
            figures[try row.text(0), default: Figures()].granted += try row.int(2)
            return true
        }
        return Rates(
            own: figures[organisation] ?? Figures(), city: figures.values.reduce(into: Figures()) { $0.add($1) },
            departments: departments.count)
    }

    /// Answered from one index alone.
    static let entryCounts = """
        SELECT provider, COUNT(*), SUM(attached),
        SUM(CASE WHEN attached = 1 AND dataset IS NULL AND stale_at IS NOT NULL THEN 1 ELSE 0 END),
        SUM(CASE WHEN attached = 1 AND dataset IS NULL AND stale_at > ? THEN 1 ELSE 0 END)
        FROM catalogue_entry WHERE listed = 1 GROUP BY provider
        """

    private func countEntries(_ figures: inout [String: Figures], in snapshot: Snapshot) throws {
        try snapshot.each(
            Self.entryCounts, [SQLValue(clock.now())]
        ) { row in
            var figure = Figures()
            figure.published = try row.int(1)
            figure.attached = try row.int(2)
            figure.promised = try row.int(3)
            figure.timely = try row.int(4)
            figures[try row.text(0)] = figure
            return true
        }
    }

    private func countDatasets(_ figures: inout [String: Figures], in snapshot: Snapshot) throws {
        let rows = try snapshot.query(
            "SELECT \(EntryRow.columns) FROM catalogue_entry WHERE dataset IS NOT NULL"
        ) { try EntryRow($0) }.filter(\.isListed)
        let updates = try lastUpdates(of: rows, in: snapshot)
        let now = clock.now()
        for row in rows {
            switch Timeliness(row, lastUpdate: updates[row.id], now: now) {
            case .timely:
                figures[row.provider]?.promised += 1
                figures[row.provider]?.timely += 1
            case .overdue: figures[row.provider]?.promised += 1
            case .unknown: break
            }
        }
    }

    /// Who has most grants on a department's entries, at most `limit` (1–100).
    package func topUsers(
        of provider: String, limit: Int = 5, in snapshot: Snapshot
    ) throws -> [TopUser] {
        try snapshot.query(
            """
            SELECT consumer, COUNT(*) FROM catalogue_grant WHERE state = 'active' AND provider = ?
            GROUP BY consumer ORDER BY COUNT(*) DESC, consumer LIMIT ?
            """, [.text(provider), SQLValue(min(100, max(1, limit)))]
        ) { TopUser(consumer: try $0.text(0), grants: try $0.int(1)) }
    }

    /// Entries of a department whose data is older than was promised, the longest overdue first, at most `limit` (1–100).
    package func overdue(
        of provider: String, for actor: Actor, limit: Int = 10, in snapshot: Snapshot
    ) throws -> [EntrySummary] {
        let limit = min(100, max(1, limit))
        let reader = rights.reader(actor)
        // Listed or not, each along its index.
        let audiences: [Int64] = reader.seesHidden(of: provider) ? [1, 0] : [1]
        var ids: [String] = []
        for listed in audiences {
            ids += try snapshot.query(
                """
                SELECT id FROM catalogue_entry WHERE listed = ? AND provider = ? AND attached = 1
                AND dataset IS NULL AND stale_at <= ? ORDER BY stale_at LIMIT ?
                """, [.integer(listed), .text(provider), SQLValue(clock.now()), SQLValue(limit)]
            ) { try $0.text(0) }
        }
        ids += try snapshot.query(
            "SELECT id FROM catalogue_entry WHERE dataset IS NOT NULL AND provider = ?", [.text(provider)]
        ) { try $0.text(0) }
        return try summaries(of: ids, for: reader, in: snapshot).filter { $0.timeliness == .overdue }
            .sorted { ($0.lastUpdate ?? .distantPast, $0.id) < ($1.lastUpdate ?? .distantPast, $1.id) }
            .prefix(limit).map(\.self)
    }
}

extension Instant {
    /// Before everything.
    fileprivate static let distantPast = Instant(microseconds: .min)
}

extension Figures {
    fileprivate mutating func add(_ other: Figures) {
        published += other.published
        attached += other.attached
        promised += other.promised
        timely += other.timely
        subscriptions += other.subscriptions
        decided += other.decided
        granted += other.granted
    }
}
