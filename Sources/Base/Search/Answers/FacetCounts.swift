import Store

/// Counts by facet, from one count by combination of facets.
struct FacetCounts {
    let search: Search

    /// For each name: value and number of documents.
    func counts(of names: Set<String>, in snapshot: Snapshot) throws -> [String: [String: Int]] {
        var counts: [String: [String: Int]] = [:]
        for (facets, amount) in try combinations(except: names, in: snapshot) {
            let missed = search.filters.filter { facet, values in
                facets[facet]?.isDisjoint(with: values) ?? true
            }
            guard missed.count <= 1 else { continue }
            // What misses one filter alone counts for that facet, what misses none for all.
            for name in names where missed.isEmpty || missed[name] != nil {
                for value in facets[name] ?? [] { counts[name, default: [:]][value, default: 0] += amount }
            }
        }
        return counts
    }

    /// How many documents match the terms, by their combination of facets.
    ///
    /// Filters on facets that are not counted narrow it already.
    private func combinations(
        except names: Set<String>, in snapshot: Snapshot
    ) throws -> [([String: Set<String>], Int)] {
        let filters = search.filters.filter { !names.contains($0.key) }
        let candidates = Candidates(search, tier: .text, filters: filters)
        let conditions = candidates.isExact ? [] : [search.holdsTerms(.text)].compactMap { $0 }
        let sql =
            SQL(
                """
                SELECT c.facets, m.amount FROM
                (SELECT d.combination AS combination, COUNT(*) AS amount FROM 
                """) + candidates.rows(where: conditions)
            + SQL(" GROUP BY d.combination) m JOIN search_combination c ON c.number = m.combination")
        return try snapshot.query(sql) { (Facets.read(try $0.text(0)), try $0.int(1)) }
    }
}
