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
        let matches = try Matches(self, filters: filters, in: snapshot)
        let passes = passes(filters)
        return try matches.queries(withCombination: passes != nil).reduce(0) { count, query in
            let start = SQL("SELECT COUNT(*) FROM (") + query + SQL(") AS d")
            let sql = passes.map { start + SQL(" WHERE ") + $0 } ?? start
            return try snapshot.query(sql) { try $0.int(0) }.reduce(count, +)
        }
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

    /// Whether a document belongs to a tier of the answer.
    func fits(_ tier: Tier) -> SQL {
        var conditions = [passes(filters)]
        switch tier {
        case .title: conditions.append(holdsTerms(.title))
        case .text: conditions += [holdsTerms(.text), holdsTerms(.title).map { SQL("NOT ") + $0 }]
        }
        return SQL.joined(conditions.compactMap(\.self), by: "AND") ?? SQL("1 = 1")
    }
}
