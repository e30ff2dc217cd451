import Definitions
import Standards
import Store

/// The row of an entry: what stands in the catalogue now, and the draft beside it.
struct EntryRow: Sendable, Hashable {
    let id: String
    var provider: String
    var state: EntryState
    var audience: Audience
    var code: String?
    /// The newest published version; 0: none.
    var version = 0
    /// The newest edition of that version.
    var edition = 0
    /// What is written for the next version, as canonical JSON; nil: nothing.
    var draft: String?
    var resources: [ResourceDefinition] = []
    /// The case in which publication or withdrawal is decided.
    var caseNumber: String?
    /// The digest of the pack's definition that was loaded last.
    var packDigest: String?
    var dataset: String?
    /// The days that its update cycle promises; nil: nothing is promised, or nothing is published.
    var cycle: Int?
    /// From when its data is overdue unless it is brought up to date before; nil: nothing is promised or known here.
    var staleAt: Instant?
    /// By what lists are ordered: when the version was published, or the draft was written first.
    var listedAt: Instant
    var revision: Int64 = 0
    /// The journal entry that tells of this revision.
    var event = ""

    var isAttached: Bool { !resources.isEmpty }
    var hasDraft: Bool { draft != nil }

    /// Everything that the row says but the event that tells of it, for its digest in the journal.
    func facts() throws -> String { Self.facts(try values()) }

    /// The same of a row as it is stored, read or not: a byte that no decoder minds counts too.
    static func facts(_ values: [SQLValue]) -> String {
        Canonical.facts(values.enumerated().filter { $0.offset != eventColumn }.map(\.element))
    }
}

extension EntryRow {
    static let columns = """
        id, provider, state, audience, code, version, edition, draft, resources, case_number, pack_digest, dataset,
        stale_at, listed_at, revision, event, cycle, attached, listed
        """
    static let columnCount = 19
    /// Where the revision and the event stand among the columns.
    static let revisionColumn = 14
    static let eventColumn = 15

    init(_ row: Row, from first: Int = 0) throws {
        guard let state = EntryState(rawValue: try row.text(first + 2)),
            let audience = Audience(rawValue: try row.text(first + 3))
        else { throw StoreError(.decoding, "an entry of no known state or audience") }
        self.init(
            id: try row.text(first), provider: try row.text(first + 1), state: state, audience: audience,
            code: try row.optionalText(first + 4), version: try row.int(first + 5), edition: try row.int(first + 6),
            draft: try row.optionalText(first + 7), resources: try JSONText.value(try row.text(first + 8)),
            caseNumber: try row.optionalText(first + 9), packDigest: try row.optionalText(first + 10),
            dataset: try row.optionalText(first + 11),
            cycle: try row.optionalInteger(first + 16).map { Int($0) }, staleAt: try row.optionalInstant(first + 12),
            listedAt: try row.instant(first + 13), revision: try row.integer(first + 14),
            event: try row.text(first + 15))
    }

    func values() throws -> [SQLValue] {
        [
            .text(id), .text(provider), .text(state.rawValue), .text(audience.rawValue), SQLValue(code),
            SQLValue(version), SQLValue(edition), SQLValue(draft), .text(try JSONText.of(resources)),
            SQLValue(caseNumber), SQLValue(packDigest), SQLValue(dataset), SQLValue(staleAt), SQLValue(listedAt),
            .integer(revision), .text(event), SQLValue(cycle), SQLValue(isAttached), SQLValue(isListed),
        ]
    }

    static func find(_ id: String, in snapshot: Snapshot) throws -> EntryRow? {
        try snapshot.first("SELECT \(columns) FROM catalogue_entry WHERE id = ?", [.text(id)]) { try EntryRow($0) }
    }

    /// Rows by their ids; ids that there are none of are left out.
    static func find(_ ids: [String], in snapshot: Snapshot) throws -> [String: EntryRow] {
        guard !ids.isEmpty else { return [:] }
        let marks = SQLMarks.of(ids.count)
        let rows = try snapshot.query(
            "SELECT \(columns) FROM catalogue_entry WHERE id IN (\(marks))", ids.map { .text($0) }
        ) { try EntryRow($0) }
        return Dictionary(rows.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    func insert(in transaction: Transaction) throws {
        let marks = SQLMarks.of(Self.columnCount)
        try transaction.execute(
            "INSERT INTO catalogue_entry (\(Self.columns)) VALUES (\(marks))", try values())
    }

    /// Writes the row over the revision before; false: somebody else has written meanwhile.
    func update(in transaction: Transaction) throws -> Bool {
        let changed = try transaction.execute(
            """
            UPDATE catalogue_entry SET provider = ?, state = ?, audience = ?, code = ?, version = ?, edition = ?,
            draft = ?, resources = ?, case_number = ?, pack_digest = ?, dataset = ?, stale_at = ?, listed_at = ?,
            revision = ?, event = ?, cycle = ?, attached = ?, listed = ? WHERE id = ? AND revision = ?
            """,
            Array(try values().dropFirst()) + [.text(id), .integer(revision - 1)])
        return changed == 1
    }
}
