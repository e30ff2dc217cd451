import Authority
import Standards
import Store

/// A grant with what it was decided on, as it is kept.
struct StoredGrant: Sendable, Hashable, Codable {
    var grant: Grant
    /// What was asked for and not given.
    let withheld: [FieldReason]
    /// What the entry was called.
    let entryTitle: Localized
    /// What the items were called.
    let fieldTitles: [String: Localized]
    /// The account that asked, which is told when the grant ends.
    let askedBy: String
}

/// The row of a grant.
struct GrantRow: Sendable, Hashable {
    let stored: StoredGrant
    /// The grant's canonical form.
    let content: String
    /// The journal entry that tells of this revision.
    let event: String

    var digest: String { Canonical.digest(content) }

    static let columns = "id, number, case_number, entry, provider, consumer, state, content, revision, event"

    /// What stands for the moment of an end that has not come.
    static let notEnded = Int64.max

    init(_ row: Row) throws {
        content = try row.text(7)
        stored = try JSONText.value(content)
        event = try row.text(9)
    }

    init(_ stored: StoredGrant, event: String) throws {
        self.stored = stored
        content = try JSONText.of(stored)
        self.event = event
    }

    static func find(number: String, in snapshot: Snapshot) throws -> GrantRow? {
        try snapshot.first("SELECT \(columns) FROM catalogue_grant WHERE number = ?", [.text(number)]) {
            try GrantRow($0)
        }
    }

    /// The youngest grant of a case.
    static func find(caseNumber: String, in snapshot: Snapshot) throws -> GrantRow? {
        try snapshot.first(
            "SELECT \(columns) FROM catalogue_grant WHERE case_number = ? ORDER BY id DESC LIMIT 1",
            [.text(caseNumber)]
        ) { try GrantRow($0) }
    }

    static func find(ids: [String], in snapshot: Snapshot) throws -> [GrantRow] {
        guard !ids.isEmpty else { return [] }
        let marks = SQLMarks.of(ids.count)
        return try snapshot.query(
            "SELECT \(columns) FROM catalogue_grant WHERE id IN (\(marks)) ORDER BY id", ids.map { .text($0) }
        ) { try GrantRow($0) }
    }

    /// The grants in which one of these organisations gives or gets, in force or ended at or after a moment; by number.
    static func find(ofMembers members: [String], endedSince since: Instant, in snapshot: Snapshot) throws -> [Grant] {
        guard !members.isEmpty else { return [] }
        var found: [String: Grant] = [:]
        for party in ["consumer", "provider"] {
            try snapshot.each(
                """
                SELECT \(columns) FROM catalogue_grant WHERE \(party) IN (\(SQLMarks.of(members.count))) AND ended >= ?
                """, members.map { .text($0) } + [SQLValue(since)]
            ) { row in
                let grant = try GrantRow(row).stored.grant
                found[grant.number] = grant
                return true
            }
        }
        return found.values.sorted { $0.number < $1.number }
    }

    /// How many departments use an entry now.
    static func users(of entry: String, in snapshot: Snapshot) throws -> Int {
        try snapshot.first(
            "SELECT COUNT(DISTINCT consumer) FROM catalogue_grant WHERE entry = ? AND state = 'active'",
            [.text(entry)]
        ) { try $0.int(0) } ?? 0
    }

    private var values: [SQLValue] {
        let grant = stored.grant
        return [
            .text(grant.id.rawValue), .text(grant.number), .text(grant.caseNumber), .text(grant.entry),
            .text(grant.provider), .text(grant.consumer), .text(grant.state.rawValue), .text(content),
            .integer(grant.revision), .text(event),
        ]
    }

    private var ended: SQLValue {
        .integer(stored.grant.endedAt?.microseconds ?? Self.notEnded)
    }

    func insert(in transaction: Transaction) throws {
        try transaction.execute(
            "INSERT INTO catalogue_grant (\(Self.columns), ended) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            values + [ended])
    }

    /// Writes the row over the revision before; false: somebody else has written meanwhile.
    func update(in transaction: Transaction) throws -> Bool {
        let grant = stored.grant
        let changed = try transaction.execute(
            """
            UPDATE catalogue_grant SET state = ?, content = ?, revision = ?, event = ?, ended = ?
            WHERE id = ? AND revision = ?
            """,
            [
                .text(grant.state.rawValue), .text(content), .integer(grant.revision), .text(event), ended,
                .text(grant.id.rawValue), .integer(grant.revision - 1),
            ])
        return changed == 1
    }
}
