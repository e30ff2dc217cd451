import Standards
import Store

/// Which cases a list shows, as SQL.
struct CaseListing: Sendable {
    let query: CaseQuery
    let sight: Sight

    /// The identifiers of a page, the youngest first.
    ///
    /// Who sees everything reads along the index of the narrowest condition; everybody else along what she may see.
    func page(before: String?, limit: Int, in snapshot: Snapshot) throws -> [ID<CaseFile>] {
        let (conditions, values) = conditions
        let sources: [(table: String, key: String, column: String, value: String)] =
            sight.seesAll
            ? [query.party.map { ("casework_party", "case_id", "organisation", $0) } ?? ("", "id", "", "")]
            : sight.viewers.map { ("casework_viewer", "case_id", "viewer", $0) }
        let parts = sources.enumerated().map { place, source in
            let joined =
                source.table.isEmpty
                ? "casework_case c" : "\(source.table) s JOIN casework_case c ON c.id = s.case_id"
            let key = source.table.isEmpty ? "c.id" : "s.case_id"
            let all =
                (source.table.isEmpty ? [] : ["s.\(source.column) = ?"]) + (before == nil ? [] : ["\(key) < ?"])
                + conditions
            return """
                SELECT * FROM (SELECT \(key) AS id FROM \(joined) \(all.isEmpty ? "" : "WHERE ")\
                \(all.joined(separator: " AND ")) ORDER BY \(key) DESC LIMIT ?) AS p\(place)
                """
        }
        let bound = sources.flatMap { source -> [SQLValue] in
            (source.table.isEmpty ? [] : [.text(source.value)]) + (before.map { [.text($0)] } ?? []) + values
                + [SQLValue(limit)]
        }
        return try snapshot.query(
            "SELECT DISTINCT id FROM (\(parts.joined(separator: " UNION ALL "))) AS seen ORDER BY id DESC LIMIT ?",
            bound + [SQLValue(limit)]
        ) { try $0.id(0) }
    }

    /// What the query narrows the list by.
    private var conditions: (sql: [String], values: [SQLValue]) {
        var (sql, values) = ([String](), [SQLValue]())
        for (column, value) in [
            ("chain", query.chain), ("state", query.state?.rawValue), ("applicant", query.applicant),
            ("applicant_organisation", query.applicantOrganisation), ("object", query.object),
        ] {
            guard let value else { continue }
            sql.append("c.\(column) = ?")
            values.append(.text(value))
        }
        if let party = query.party, !sight.seesAll {
            sql.append("EXISTS (SELECT 1 FROM casework_party o WHERE o.organisation = ? AND o.case_id = c.id)")
            values.append(.text(party))
        }
        return (sql, values)
    }
}

extension CaseQuery {
    /// Whether a value is none that a case could have, such as one that no engine stores.
    var isUnanswerable: Bool {
        [chain, applicant, applicantOrganisation, party, object].contains { text in
            text.map { $0.utf8.count > 800 || $0.utf8.contains(0) } ?? false
        }
    }
}
