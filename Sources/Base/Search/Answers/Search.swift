import Store

/// A query made ready: its terms read, its scopes known.
struct Search {
    let list: String
    let engine: Engine
    let terms: [String]
    /// Within which the reader sees; never empty.
    let scopes: [Scope]
    let filters: [String: Set<String>]

    /// Nil where the reader can see nothing in the list.
    init?(_ query: SearchQuery, list: String, in snapshot: Snapshot) throws {
        self.list = list
        engine = snapshot.engine
        terms = Terms(query.text).texts
        filters = query.filters
        scopes = try Scope.visible(in: list, to: query.labels, snapshot)
        if scopes.isEmpty { return nil }
    }

    /// Whose documents the reader may know of.
    var audiences: [String] { Set(scopes.map(\.audience)).sorted() }

    /// How many documents there are.
    func count(in snapshot: Snapshot) throws -> Int {
        let candidates = Candidates(self, tier: .text, filters: filters)
        let exact = candidates.isExact ? nil : holdsTerms(.text)
        let conditions = [exact, passes(filters)].compactMap { $0 }
        let sql = SQL("SELECT COUNT(*) FROM ") + candidates.rows(where: conditions)
        return try snapshot.query(sql) { try $0.int(0) }.first ?? 0
    }

    // MARK: What the stored text decides, of the row `d` of `search_document`

    /// Whether every term is in some visible title, or in some visible text; nil without terms.
    func holdsTerms(_ tier: Tier) -> SQL? {
        let visible = visible
        let column = tier == .title ? "t.title" : "t.body"
        let conditions = terms.map { term in
            SQL("EXISTS (SELECT 1 FROM search_text t WHERE t.number = d.number AND ") + visible + SQL(" AND ")
                + SQL.holds(column, term, engine) + SQL(")")
        }
        return SQL.joined(conditions, by: "AND")
    }

    /// Whether a text is one that the reader may see.
    ///
    /// Many numbers are written out: the placeholders of a statement are bounded.
    private var visible: SQL {
        let numbers = scopes.map(\.number)
        guard numbers.count > 8 else { return SQL.among("t.scope", numbers.map { .integer($0) }) }
        return SQL("t.scope IN (" + numbers.map { String($0) }.joined(separator: ", ") + ")")
    }

    /// Whether the document has the wanted values; nil where none is wanted.
    func passes(_ filters: [String: Set<String>]) -> SQL? {
        let conditions = filters.sorted { $0.key < $1.key }.compactMap { facet, values in
            SQL.joined(
                values.sorted().map { SQL.holds("c.facets", Facets.needle(facet, $0), engine) }, by: "OR")
        }
        return SQL.joined(conditions, by: "AND").map {
            SQL("EXISTS (SELECT 1 FROM search_combination c WHERE c.number = d.combination AND ") + $0 + SQL(")")
        }
    }

    /// The tier of a document's match as a number; 0: it does not match.
    var grade: SQL {
        var cases: [SQL] = []
        if let passes = passes(filters) { cases.append(SQL("NOT ") + passes + SQL(" THEN 0")) }
        if let title = holdsTerms(.title), let text = holdsTerms(.text) {
            cases += [title + SQL(" THEN 2"), SQL("NOT ") + text + SQL(" THEN 0")]
        }
        guard let sql = SQL.joined(cases, by: "WHEN", open: "CASE WHEN ", close: " ELSE 1 END") else { return SQL("1") }
        return sql
    }
}
