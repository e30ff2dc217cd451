import Store

/// The documents that match the terms, for counting.
///
/// Those in whose phrases every term stands are known from the index; of the others that have the terms' grams, the
/// text decides.
struct Matches {
    private let search: Search
    private let candidates: Candidates
    /// Nil where the index alone decides of none.
    private let certain: [[Int64]]?

    /// - Parameter filters: those by which to narrow, as far as the index can.
    init(_ search: Search, filters: [String: Set<String>], in snapshot: Snapshot) throws {
        self.search = search
        candidates = Candidates(search, tier: .text, filters: filters)
        certain = candidates.isExact ? nil : try candidates.certain(in: snapshot)
    }

    /// Queries that together answer each document once: their columns are its `number` and, where asked for, its
    /// `combination`.
    func queries(withCombination: Bool) -> [SQL] {
        let columns = withCombination ? "d.number, d.combination" : "d.number"
        guard let certain else {
            let text = candidates.isExact ? nil : search.holdsTerms(.text)
            if search.engine == .sqlite, !withCombination, !candidates.wanted.isEmpty {
                return [named(GramTable.match(candidates.wanted), columns, text)]
            }
            return [SQL("SELECT \(columns) FROM ") + candidates.rows(where: [text].compactMap { $0 })]
        }
        switch search.engine {
        case .sqlite:
            let known = GramTable.match(certain + candidates.values)
            let others = "(\(GramTable.match(candidates.wanted))) NOT (\(GramTable.match(certain)))"
            return [named(known, columns, nil), named(others, columns, search.holdsTerms(.text))]
        case .postgres:
            return [apart(certain, columns)]
        }
    }

    /// On SQLite, the documents that FTS5 names and of which the text says so; the list's own rows are read only for what
    /// they alone hold.
    private func named(_ match: String, _ columns: String, _ text: SQL?) -> SQL {
        let source =
            columns == "d.number"
            ? "(SELECT rowid AS number FROM search_gram WHERE search_gram MATCH ?) AS d"
            : "(SELECT rowid FROM search_gram WHERE search_gram MATCH ?) AS g CROSS JOIN search_document d ON d.number = g.rowid"
        return SQL("SELECT \(columns) FROM \(source)", [.text(match)]) + (text.map { SQL(" WHERE ") + $0 } ?? SQL(""))
    }

    /// On PostgreSQL, the same; what is materialized is so because its planner knows nothing of the grams.
    private func apart(_ certain: [[Int64]], _ columns: String) -> SQL {
        let known = GramTable.overlaps(certain + candidates.values)
        let others = GramTable.overlaps(candidates.wanted) + [SQL("d.number NOT IN (SELECT number FROM known)")]
        let rows = SQL("SELECT \(columns) FROM search_document d WHERE ")
        guard let known = SQL.joined(known, by: "AND"), let others = SQL.joined(others, by: "AND"),
            let text = search.holdsTerms(.text)
        else { return rows + SQL("1 = 0") }
        return SQL("WITH known AS MATERIALIZED (") + rows + known + SQL("), others AS MATERIALIZED (") + rows + others
            + SQL(") SELECT * FROM known UNION ALL SELECT * FROM others d WHERE ") + text
    }
}
