import Authority
import Standards
import Store

/// A row as it is stored, read without decoding it, with what its event must tell of it.
struct StoredRow {
    let key: String
    /// Where the next rows begin.
    let place: [SQLValue]
    let revision: Int64
    let event: String
    let digest: String
    /// Whether the columns agree with one another.
    var isWhole = true

    /// How many rows are looked at in one read.
    static let pieceSize = 500

    /// The rows of a table after a place, in the order of their keys.
    static func next(_ table: VerifiedTable, after place: [SQLValue]?, in snapshot: Snapshot) throws -> [StoredRow] {
        switch table {
        case .entries:
            try page("catalogue_entry", EntryRow.columns, key: ["id"], after: place, in: snapshot, entry)
        case .versions:
            try page(
                "catalogue_version", VersionRow.columns, key: ["entry", "version", "edition"], after: place,
                in: snapshot, version)
        case .grants:
            try page("catalogue_grant", GrantRow.columns, key: ["id"], after: place, in: snapshot, grant)
        case .needs:
            try page(
                "catalogue_need", "id, consumer, answered, content, event", key: ["id"], after: place, in: snapshot,
                need)
        }
    }

    private static func page(
        _ table: String, _ columns: String, key: [String], after place: [SQLValue]?, in snapshot: Snapshot,
        _ read: ([SQLValue]) -> StoredRow
    ) throws -> [StoredRow] {
        let order = key.joined(separator: ", ")
        let marks = SQLMarks.of(key.count)
        let condition = place == nil ? "" : "WHERE (\(order)) > (\(marks))"
        return try snapshot.query(
            "SELECT \(columns) FROM \(table) \(condition) ORDER BY \(order) LIMIT ?",
            (place ?? []) + [SQLValue(pieceSize)]
        ) { row in read(try (0..<row.count).map { try row.value($0) }) }
    }

    private static func entry(_ values: [SQLValue]) -> StoredRow {
        StoredRow(
            key: values[0].plain, place: [values[0]], revision: values[EntryRow.revisionColumn].number,
            event: values[EntryRow.eventColumn].plain, digest: Canonical.digest(EntryRow.facts(values)))
    }

    private static func version(_ values: [SQLValue]) -> StoredRow {
        StoredRow(
            key: VersionRow.key(values[0].plain, values[1].number, values[2].number),
            place: Array(values.prefix(3)), revision: 0, event: values[6].plain,
            digest: Canonical.digest(Canonical.facts(Array(values.dropLast()))))
    }

    private static func grant(_ values: [SQLValue]) -> StoredRow {
        StoredRow(
            key: values[0].plain, place: [values[0]], revision: values[8].number, event: values[9].plain,
            digest: Canonical.digest(values[7].plain), isWhole: agrees(values))
    }

    private static func need(_ values: [SQLValue]) -> StoredRow {
        let content = values[3].plain
        let need = try? JSONText.value(content, as: Need.self)
        let answered: Int64 = need?.answer == nil ? 0 : 1
        return StoredRow(
            key: values[0].plain, place: [values[0]], revision: answered + 1, event: values[4].plain,
            digest: Canonical.digest(content),
            isWhole: need?.id.rawValue == values[0].plain && need?.consumer == values[1].plain
                && answered == values[2].number)
    }

    /// Whether the columns by which a grant is found say what its canonical form says.
    private static func agrees(_ values: [SQLValue]) -> Bool {
        guard let stored = try? JSONText.value(values[7].plain, as: StoredGrant.self) else { return false }
        let grant = stored.grant
        let expected = [
            grant.id.rawValue, grant.number, grant.caseNumber, grant.entry, grant.provider, grant.consumer,
            grant.state.rawValue,
        ]
        return values.prefix(7).map(\.plain) == expected && values[8].number == grant.revision
    }
}

extension SQLValue {
    fileprivate var plain: String { if case .text(let text) = self { text } else { "" } }
    fileprivate var number: Int64 { if case .integer(let number) = self { number } else { -1 } }
}
