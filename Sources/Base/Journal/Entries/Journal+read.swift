package import Standards
package import Store

extension Journal {
    /// The tree as last sealed.
    package func head(in snapshot: Snapshot) throws -> TreeHead {
        let head = try StoredHead(in: snapshot)
        return TreeHead(size: head.size, root: head.root, epoch: head.epoch, sealedAt: head.sealedAt)
    }

    /// The position of an entry; nil where it is not sealed yet or there is none of this id.
    package func position(of entry: ID<Entry>, in snapshot: Snapshot) throws -> Int64? {
        try snapshot.first("SELECT position FROM journal_entry WHERE id = ?", [.text(entry.rawValue)]) {
            try $0.integer(0)
        }
    }

    /// The positions of entries; those that are not sealed yet are left out.
    package func positions(of entries: Set<ID<Entry>>, in snapshot: Snapshot) throws -> [ID<Entry>: Int64] {
        var positions: [ID<Entry>: Int64] = [:]
        var rest = entries.sorted()[...]
        while !rest.isEmpty {
            let group = rest.prefix(200)
            rest = rest.dropFirst(200)
            let places = SQLMarks.of(group.count)
            try snapshot.each(
                "SELECT id, position FROM journal_entry WHERE id IN (\(places))", group.map { .text($0.rawValue) }
            ) { row in
                positions[try row.id(0)] = try row.integer(1)
                return true
            }
        }
        return positions
    }

    /// How many entries the tree has: its size when it was last sealed.
    package func size(in snapshot: Snapshot) throws -> Int64 {
        try snapshot.first("SELECT size FROM journal_head WHERE slot = 1") { try $0.integer(0) } ?? 0
    }

    /// How many entries were sealed at `moment`: what was known then is what stands before this position.
    ///
    /// Record time is the sealed position; a moment after the last seal answers with the last seal.
    package func position(knownAt moment: Instant, in snapshot: Snapshot) throws -> Int64 {
        try snapshot.first(
            "SELECT size FROM journal_seal WHERE sealed_at <= ? ORDER BY sealed_at DESC, size DESC LIMIT 1",
            [SQLValue(moment)]
        ) { try $0.integer(0) } ?? 0
    }

    /// When the entry at `position` was sealed; nil where there is none.
    package func sealedAt(position: Int64, in snapshot: Snapshot) throws -> Instant? {
        guard position >= 0 else { return nil }
        return try snapshot.first(
            "SELECT sealed_at FROM journal_seal WHERE size > ? ORDER BY size LIMIT 1", [.integer(position)]
        ) { try $0.instant(0) }
    }

    /// One entry; nil where there is none at this position.
    package func entry(at position: Int64, in snapshot: Snapshot) throws -> JournalEntry? {
        try EntryRows.find("WHERE position = ?", [.integer(position)], in: snapshot).first
    }

    /// One entry by its id; nil where it is not sealed.
    package func entry(_ id: ID<Entry>, in snapshot: Snapshot) throws -> JournalEntry? {
        try EntryRows.find("WHERE id = ?", [.text(id.rawValue)], in: snapshot).first
    }

    /// Entries in order of position, from `position` on, at most `limit` (1–10,000).
    package func entries(from position: Int64, limit: Int, in snapshot: Snapshot) throws -> [JournalEntry] {
        try EntryRows.find(
            "WHERE position >= ? ORDER BY position LIMIT ?",
            [.integer(position), .integer(Int64(min(max(limit, 1), 10_000)))], in: snapshot)
    }

    /// Entries newest first, before a position (nil: from the newest on), at most `limit` (1–1,000).
    package func entries(
        _ filter: EntryFilter = EntryFilter(), before position: Int64? = nil, limit: Int, in snapshot: Snapshot
    ) throws -> [JournalEntry] {
        var conditions = ["position < ?"]
        var values: [SQLValue] = [.integer(position ?? .max)]
        if let subject = filter.subject {
            conditions.append("position IN (SELECT position FROM journal_subject WHERE subject = ?)")
            values.append(.text(subject))
        }
        if let actor = filter.actor {
            conditions.append("actor = ?")
            values.append(.text(actor))
        }
        if let dataset = filter.dataset {
            conditions.append("dataset = ?")
            values.append(.text(dataset))
        }
        if let prefix = filter.kindPrefix {
            conditions.append("kind >= ? AND kind < ?")
            values += [.text(prefix), .text(prefix + "\u{10FFFF}")]
        }
        values.append(.integer(Int64(min(max(limit, 1), 1_000))))
        return try EntryRows.find(
            "WHERE \(conditions.joined(separator: " AND ")) ORDER BY position DESC LIMIT ?", values, in: snapshot)
    }

    /// Entries that concern a person, newest first: who used my data.
    package func entries(
        forSubject subject: String, before position: Int64? = nil, limit: Int, in snapshot: Snapshot
    ) throws -> [JournalEntry] {
        try entries(EntryFilter(subject: subject), before: position, limit: limit, in: snapshot)
    }

    /// Events that have no position yet, newest first, at most `limit` (1–1,000).
    package func unsealed(limit: Int, in snapshot: Snapshot) throws -> [UnsealedEvent] {
        try snapshot.query(
            "SELECT \(Self.unsealedColumns) FROM journal_pending ORDER BY id DESC LIMIT ?",
            [.integer(Int64(min(max(limit, 1), 1_000)))], Self.unsealedEvent)
    }
}

extension Journal {
    /// One event that has no position yet; nil where there is none of this id.
    package func unsealed(_ id: ID<Entry>, in snapshot: Snapshot) throws -> UnsealedEvent? {
        try snapshot.first(
            "SELECT \(Self.unsealedColumns) FROM journal_pending WHERE id = ?", [.text(id.rawValue)], Self.unsealedEvent
        )
    }

    /// How many events of a kind a dataset has seen, sealed or not; erased ones do not count.
    ///
    /// Reads every entry about the dataset: for verifying, not for pages.
    package func count(kind: String, dataset: String, in snapshot: Snapshot) throws -> Int64 {
        try ["journal_entry", "journal_pending"].reduce(0) { sum, table in
            let count = try snapshot.first(
                "SELECT COUNT(*) FROM \(table) WHERE dataset = ? AND kind = ?", [.text(dataset), .text(kind)]
            ) { try $0.integer(0) }
            return sum + (count ?? 0)
        }
    }

    private static let unsealedColumns =
        "id, kind, actor, organisation, dataset, subjects, purpose, case_number, payload, retention, at"

    private static func unsealedEvent(_ row: Row) throws -> UnsealedEvent {
        UnsealedEvent(id: try row.id(0), details: try EventColumns.details(row, from: 1))
    }
}

/// Which entries to list; a filter that is nil lets everything pass.
///
/// Erased entries match no filter.
package struct EntryFilter: Sendable, Hashable {
    /// The beginning of the kind, such as `registry.`.
    package var kindPrefix: String?
    /// The account.
    package var actor: String?
    /// The person concerned, as canonical key.
    package var subject: String?
    /// The dataset.
    package var dataset: String?

    /// A filter.
    package init(kindPrefix: String? = nil, actor: String? = nil, subject: String? = nil, dataset: String? = nil) {
        self.kindPrefix = kindPrefix
        self.actor = actor
        self.subject = subject
        self.dataset = dataset
    }
}

/// Reads entries from their table.
enum EntryRows {
    static func find(_ rest: String, _ values: [SQLValue], in snapshot: Snapshot) throws -> [JournalEntry] {
        try snapshot.query(
            """
            SELECT position, id, leaf, erasure_rule, erased_by, kind, actor, organisation, dataset, subjects,
            purpose, case_number, payload, retention, at FROM journal_entry \(rest)
            """,
            values, entry)
    }

    private static func entry(_ row: Row) throws -> JournalEntry {
        var erasure: Erasure?
        if let rule = try row.optionalText(3), let by = try row.optionalText(4) {
            erasure = Erasure(rule: rule, entry: ID(rawValue: by))
        }
        return JournalEntry(
            position: try row.integer(0), id: try row.id(1), leaf: try row.blob(2),
            details: erasure == nil ? try EventColumns.details(row, from: 5) : nil, erasure: erasure)
    }
}
