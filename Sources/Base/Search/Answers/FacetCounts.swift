import Store

/// Counts by facet, from one count by combination of facets.
struct FacetCounts {
    let search: Search

    /// For each name: value and number of documents.
    func counts(of names: Set<String>, in snapshot: Snapshot) throws -> [String: [String: Int]] {
        let wanted = lines
        // By line, each read as facet and value once: those that miss no filter, and those that miss one facet's alone.
        var hits: [Substring: Int] = [:]
        var misses: [String: [Substring: Int]] = [:]
        try combinations(except: names, in: snapshot) { facets, amount in
            let lines = Facets.lines(facets)
            let missed = wanted.filter { !lines.contains(where: $0.value.contains) }
            guard let first = missed.first else { return lines.forEach { hits[$0, default: 0] += amount } }
            guard missed.count == 1, names.contains(first.key) else { return }
            lines.forEach { misses[first.key, default: [:]][$0, default: 0] += amount }
        }
        var counts: [String: [String: Int]] = [:]
        func add(_ found: [Substring: Int], to wanted: Set<String>) {
            for (line, amount) in found {
                guard let (facet, value) = Facets.read(line), wanted.contains(facet) else { continue }
                counts[facet, default: [:]][value, default: 0] += amount
            }
        }
        add(hits, to: names)
        for (facet, found) in misses { add(found, to: [facet]) }
        return counts
    }

    /// The lines of the wanted values.
    private var lines: [String: Set<Substring>] {
        Dictionary(
            search.filters.map { facet, values in
                (facet, Set(values.flatMap { Facets.lines(Facets.needle(facet, $0)) }))
            }
        ) { first, _ in first }
    }

    /// How many documents match the terms, by their combination of facets.
    ///
    /// Filters on facets that are not counted narrow it already.
    private func combinations(
        except names: Set<String>, in snapshot: Snapshot, _ body: (String, Int) throws -> Void
    ) throws {
        let amounts = try amounts(search.filters.filter { !names.contains($0.key) }, in: snapshot)
        let isShort = amounts.count <= 500
        let chosen =
            isShort
            ? SQL.among("number", amounts.keys.map { .integer($0) }) : SQL("list = ?", [.text(search.list)])
        guard !amounts.isEmpty else { return }
        let sql = SQL("SELECT number, facets FROM search_combination WHERE ") + chosen
        try snapshot.each(sql.text, sql.values) { row in
            if let amount = amounts[try row.integer(0)] { try body(try row.text(1), amount) }
            return true
        }
    }

    /// Documents by the number of their combination: PostgreSQL groups them by hash, SQLite would sort them.
    private func amounts(
        _ filters: [String: Set<String>], in snapshot: Snapshot
    ) throws -> [Int64: Int] {
        var amounts: [Int64: Int] = [:]
        for query in try Matches(search, filters: filters, in: snapshot).queries(withCombination: true) {
            switch snapshot.engine {
            case .sqlite:
                let sql = SQL("SELECT combination FROM (") + query + SQL(") AS d")
                try snapshot.each(sql.text, sql.values) { row in
                    amounts[try row.integer(0), default: 0] += 1
                    return true
                }
            case .postgres:
                let sql = SQL("SELECT combination, COUNT(*) FROM (") + query + SQL(") AS d GROUP BY combination")
                for (number, amount) in try snapshot.query(sql, { (try $0.integer(0), try $0.int(1)) }) {
                    amounts[number, default: 0] += amount
                }
            }
        }
        return amounts
    }
}
