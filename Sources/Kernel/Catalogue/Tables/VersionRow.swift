import Definitions
import Standards
import Store

/// A published version, or a further edition of one that differs in hidden items alone.
struct VersionRow: Sendable, Hashable {
    let entry: String
    let version: Int
    let edition: Int
    /// The definition as canonical JSON.
    let content: String
    let publishedAt: Instant
    let publishedBy: String
    var event = ""

    func definition() throws -> EntryDefinition { try JSONText.value(content) }

    /// Everything that the row says but the event that tells of it, for its digest in the journal.
    func facts() -> String { Canonical.facts(Array(values.dropLast())) }

    private var values: [SQLValue] {
        [
            .text(entry), SQLValue(version), SQLValue(edition), .text(content), SQLValue(publishedAt),
            .text(publishedBy), .text(event),
        ]
    }

    static let columns = "entry, version, edition, content, published_at, published_by, event"

    init(_ row: Row, from first: Int = 0) throws {
        self.init(
            entry: try row.text(first), version: try row.int(first + 1), edition: try row.int(first + 2),
            content: try row.text(first + 3), publishedAt: try row.instant(first + 4),
            publishedBy: try row.text(first + 5), event: try row.text(first + 6))
    }

    init(
        entry: String, version: Int, edition: Int, content: String, publishedAt: Instant, publishedBy: String,
        event: String = ""
    ) {
        self.entry = entry
        self.version = version
        self.edition = edition
        self.content = content
        self.publishedAt = publishedAt
        self.publishedBy = publishedBy
        self.event = event
    }

    /// The newest edition of a version.
    static func find(_ entry: String, version: Int, in snapshot: Snapshot) throws -> VersionRow? {
        try snapshot.first(
            """
            SELECT \(columns) FROM catalogue_version WHERE entry = ? AND version = ?
            ORDER BY edition DESC LIMIT 1
            """, [.text(entry), SQLValue(version)]
        ) { try VersionRow($0) }
    }

    /// When a version was published first: its later editions do not count, or they would betray that there are any.
    static func firstPublished(_ entry: String, version: Int, in snapshot: Snapshot) throws -> VersionRow? {
        try snapshot.first(
            "SELECT \(columns) FROM catalogue_version WHERE entry = ? AND version = ? ORDER BY edition LIMIT 1",
            [.text(entry), SQLValue(version)]
        ) { try VersionRow($0) }
    }

    /// The newest published content of each entry, by the entry's id.
    static func newest(of rows: [EntryRow], in snapshot: Snapshot) throws -> [String: VersionRow] {
        let ids = rows.filter { $0.version > 0 }.map(\.id)
        guard !ids.isEmpty else { return [:] }
        let marks = SQLMarks.of(ids.count)
        let columns = columns.split(separator: ", ").map { "v.\($0)" }.joined(separator: ", ")
        let found = try snapshot.query(
            """
            SELECT \(columns) FROM catalogue_entry e JOIN catalogue_version v
            ON v.entry = e.id AND v.version = e.version AND v.edition = e.edition WHERE e.id IN (\(marks))
            """, ids.map { .text($0) }
        ) { try VersionRow($0) }
        return Dictionary(found.map { ($0.entry, $0) }, uniquingKeysWith: { first, _ in first })
    }

    func insert(in transaction: Transaction) throws {
        try transaction.execute(
            "INSERT INTO catalogue_version (\(Self.columns)) VALUES (?, ?, ?, ?, ?, ?, ?)",
            values)
    }
}
