import Store

/// The documents that have the grams of a query: all that match are among them.
struct Candidates {
    /// How many grams an engine is asked for, about, and how many pieces of one term at most.
    private static let mostGrams = 512
    private static let mostPieces = 16

    /// All of these; of each any gram.
    private let wanted: [[Int64]]
    private let search: Search
    /// Whether they are those that match, so that no text need be read; filters aside.
    let isExact: Bool

    /// - Parameter filters: those by which to narrow, where that is cheap.
    init(_ search: Search, tier: Tier, filters: [String: Set<String>]) {
        self.search = search
        let scopes = search.scopes.map(\.number)
        // One piece of a term finds all that two would, so with many scopes or terms fewer are asked for.
        let used = search.terms.prefix(max(1, Self.mostGrams / scopes.count))
        let share = min(Self.mostPieces, Self.mostGrams / (scopes.count * max(1, used.count)))
        let terms = used.flatMap { Gram.some(of: $0, at: share, scopes: scopes, isTitle: tier == .title) }
        isExact = used.count == search.terms.count && used.allSatisfy(Gram.isWhole)
        let audiences = search.audiences
        let values = filters.sorted { $0.key < $1.key }.compactMap { facet, values -> [Int64]? in
            guard values.count * audiences.count <= Self.mostGrams / 4 else { return nil }
            return values.sorted().flatMap { value in
                audiences.map { Gram.facet(Facets.needle(facet, value), list: search.list, audience: $0) }
            }
        }
        wanted = terms + values
    }

    /// What follows FROM: rows `d` of `search_document`, and those conditions on them.
    func rows(where conditions: [SQL]) -> SQL {
        var conditions = conditions
        guard !wanted.isEmpty else {
            let audiences = SQL.among("d.audience", search.audiences.map { .text($0) })
            return Self.sql("search_document d", [SQL("d.list = ?", [.text(search.list)]), audiences] + conditions)
        }
        switch search.engine {
        case .sqlite:
            conditions.insert(SQL("search_gram MATCH ?", [.text(match)]), at: 0)
            return Self.sql("search_gram CROSS JOIN search_document d ON d.number = search_gram.rowid", conditions)
        case .postgres:
            return Self.sql("search_document d", overlaps + conditions)
        }
    }

    private static func sql(_ source: String, _ conditions: [SQL]) -> SQL {
        let start = SQL(source + " WHERE ")
        return conditions.dropFirst().reduce(start + (conditions.first ?? SQL("1 = 1"))) { $0 + SQL(" AND ") + $1 }
    }

    /// The grams in the language of FTS5.
    private var match: String {
        wanted.map { any in "(" + any.map { "\"\(GramTable.word($0))\"" }.joined(separator: " OR ") + ")" }
            .joined(separator: " AND ")
    }

    /// The grams as conditions on PostgreSQL's array.
    private var overlaps: [SQL] {
        wanted.map { SQL("d.grams && CAST(? AS _int8)", [.text(GramTable.array($0))]) }
    }
}
