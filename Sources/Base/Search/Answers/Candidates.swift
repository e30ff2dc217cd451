import Store

/// The documents that have the grams of a query: all that match are among them.
struct Candidates {
    /// How many grams an engine is asked for, about, and how many pieces of one term at most.
    private static let mostGrams = 512
    static let mostPieces = 16
    /// How many terms are looked for among phrases: with more, few documents are left to read.
    private static let mostRead = 8

    /// Of the terms, all of these; of each any gram.
    let terms: [[Int64]]
    /// The same of the filters' values.
    let values: [[Int64]]
    /// Whether they are those that match, so that no text need be read; filters aside.
    let isExact: Bool
    private let search: Search

    /// - Parameter filters: those by which to narrow, where that is cheap.
    /// - Parameter pieces: how many grams of one term at most.
    init(_ search: Search, tier: Tier, filters: [String: Set<String>], pieces: Int = mostPieces) {
        self.search = search
        let scopes = search.scopes.map(\.number)
        // One piece of a term finds all that two would, so with many scopes or terms fewer are asked for.
        let used = search.terms.prefix(max(1, Self.mostGrams / scopes.count))
        let share = min(pieces, Self.mostGrams / (scopes.count * max(1, used.count)))
        terms = used.flatMap { Gram.some(of: $0, at: share, scopes: scopes, isTitle: tier == .title) }
        isExact = used.count == search.terms.count && used.allSatisfy(Gram.isWhole)
        let audiences = search.audiences
        values = filters.sorted { $0.key < $1.key }.compactMap { facet, values -> [Int64]? in
            guard values.count * audiences.count <= Self.mostGrams / 4 else { return nil }
            return values.sorted().flatMap { value in
                audiences.map { Gram.facet(Facets.needle(facet, value), list: search.list, audience: $0) }
            }
        }
    }

    /// All of these; of each any gram.
    var wanted: [[Int64]] { terms + values }

    /// On SQLite, the numbers of the documents, unless they are as many as the bound: then nil, and little was read.
    func few(below bound: Int, in snapshot: Snapshot) throws -> [Int64]? {
        guard search.engine == .sqlite, !wanted.isEmpty else { return nil }
        let numbers = try snapshot.query(
            "SELECT rowid FROM search_gram WHERE search_gram MATCH ? LIMIT ?",
            [.text(GramTable.match(wanted)), SQLValue(bound)]
        ) { try $0.integer(0) }
        return numbers.count < bound ? numbers : nil
    }

    /// Of each term, tokens of which each says that it stands there: not all that do, but without reading a text.
    ///
    /// Nil where there are none for some term.
    func certain(in snapshot: Snapshot) throws -> [[Int64]]? {
        let scopes = search.scopes.map(\.number)
        guard (1...Self.mostRead).contains(search.terms.count), scopes.count * search.terms.count <= Self.mostGrams
        else { return nil }
        var certain: [[Int64]] = []
        for term in search.terms {
            let tokens =
                Gram.isWhole(term)
                ? Gram.some(of: term, at: 1, scopes: scopes, isTitle: false).flatMap { $0 }
                : try PhraseTable.holding(term, scopes: scopes, in: snapshot)
            if tokens.isEmpty { return nil }
            certain.append(tokens)
        }
        return certain
    }

    /// What follows FROM: rows `d` of `search_document`, and those conditions on them.
    func rows(where conditions: [SQL]) -> SQL {
        guard !wanted.isEmpty else {
            let audiences = SQL.among("d.audience", search.audiences.map { .text($0) })
            return Self.sql("search_document d", [SQL("d.list = ?", [.text(search.list)]), audiences] + conditions)
        }
        switch search.engine {
        case .sqlite:
            return Self.sql(
                "search_gram CROSS JOIN search_document d ON d.number = search_gram.rowid",
                [SQL("search_gram MATCH ?", [.text(GramTable.match(wanted))])] + conditions)
        case .postgres:
            return Self.sql("search_document d", GramTable.overlaps(wanted) + conditions)
        }
    }

    private static func sql(_ source: String, _ conditions: [SQL]) -> SQL {
        let start = SQL(source + " WHERE ")
        return conditions.dropFirst().reduce(start + (conditions.first ?? SQL("1 = 1"))) { $0 + SQL(" AND ") + $1 }
    }
}
