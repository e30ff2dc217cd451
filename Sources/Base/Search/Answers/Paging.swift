import Store

/// Pages of an answer.
///
/// Where hits are common they are met by walking the list in its order; where they are rare the index is asked and what
/// it names is looked at in order. On SQLite the index tells at little cost which of the two it is, on PostgreSQL the
/// first steps of the walk do.
struct Paging {
    /// How many documents a walk begins with, and how many it may look at.
    private static let firstSteps = 64
    private static let mostSteps = 2_048
    /// Fewer documents that the index names are soon put in order.
    private static let fewNamed = 4_000
    /// More grams of one term cost more to read than they leave out.
    private static let pieces = 6

    let search: Search

    func page(after place: Place?, limit: Int, in snapshot: Snapshot) throws -> SearchPage {
        let wanted = limit + 1
        var found: [Place] = []
        if !search.terms.isEmpty, place?.tier != .text {
            found = try hits(.title, after: place, wanted, in: snapshot)
        }
        if found.count < wanted {
            let start = place?.tier == .text ? place : nil
            found += try hits(.text, after: start, wanted - found.count, in: snapshot)
        }
        let shown = found.prefix(limit)
        return SearchPage(
            ids: shown.map(\.id), next: found.count > limit ? shown.last.map { SearchCursor($0) } : nil)
    }

    /// The next hits of one tier.
    private func hits(_ tier: Tier, after place: Place?, _ wanted: Int, in snapshot: Snapshot) throws -> [Place] {
        let candidates = Candidates(search, tier: tier, filters: search.filters, pieces: Self.pieces)
        if let few = try candidates.few(below: Self.fewNamed, in: snapshot) {
            return few.isEmpty ? [] : try among(few, tier, after: place, wanted, in: snapshot).hits
        }
        var (hits, place) = ([Place](), place)
        var (looked, steps) = (0, max(Self.firstSteps, wanted))
        while looked < Self.mostSteps {
            let next = try walk(tier, steps, after: place, wanted - hits.count, in: snapshot)
            hits += next.hits
            guard hits.count < wanted, next.looked == steps, let last = next.last else { return hits }
            (place, looked) = (last, looked + steps)
            // One stretch without a hit is chance, two are not.
            if hits.isEmpty, looked > steps { break }
            let ahead = hits.isEmpty ? 4 * steps : (wanted - hits.count) * looked / (hits.count + 1)
            guard looked + ahead <= Self.mostSteps else { break }
            steps = max(Self.firstSteps, ahead * 3 / 2)
        }
        return try hits + indexed(candidates, tier, after: place, wanted - hits.count, in: snapshot)
    }

    /// The next hits of one tier among what the index names, looked at in order and no further than needed.
    private func indexed(
        _ candidates: Candidates, _ tier: Tier, after place: Place?, _ wanted: Int, in snapshot: Snapshot
    ) throws -> [Place] {
        var (hits, place) = ([Place](), place)
        var steps = 4 * wanted
        while true {
            let next = try named(candidates, tier, steps, after: place, wanted - hits.count, in: snapshot)
            hits += next.hits
            guard hits.count < wanted, next.looked == steps, let last = next.last else { return hits }
            place = last
            steps *= 16
        }
    }

    /// The next documents that the reader may know of, in order: as many of each audience as could be needed, merged.
    ///
    /// Each audience has its own end, without which PostgreSQL sorts the whole list.
    private func walk(
        _ tier: Tier, _ steps: Int, after place: Place?, _ wanted: Int, in snapshot: Snapshot
    ) throws -> Stretch {
        let end = SQL(" ORDER BY standing DESC, id DESC LIMIT ?", [.integer(Int64(steps))])
        let parts = search.audiences.map { audience in
            let start = SQL(
                """
                SELECT * FROM (SELECT number, standing, id, combination FROM search_document
                WHERE list = ? AND audience = ?
                """, [.text(search.list), .text(audience)])
            let follows = place.map { SQL(" AND ") + Self.follows($0, "") } ?? SQL("")
            return start + follows + end + SQL(") AS a")
        }
        let union = parts.dropFirst().reduce(parts[0]) { $0 + SQL(" UNION ALL ") + $1 }
        return try stretch(union + end, tier, wanted, in: snapshot)
    }

    /// The next of some documents, in order.
    private func among(
        _ numbers: [Int64], _ tier: Tier, after place: Place?, _ wanted: Int, in snapshot: Snapshot
    ) throws -> Stretch {
        let array = "[" + numbers.map { String($0) }.joined(separator: ",") + "]"
        let rows = SQL(
            """
            SELECT d.number, d.standing, d.id, d.combination FROM json_each(?) AS j
            CROSS JOIN search_document d ON d.number = j.value
            """, [.text(array)])
        let follows = place.map { SQL(" WHERE ") + Self.follows($0, "d.") } ?? SQL("")
        return try stretch(
            rows + follows + SQL(" ORDER BY d.standing DESC, d.id DESC"), tier, wanted, in: snapshot)
    }

    /// The next documents that the index names, in order.
    private func named(
        _ candidates: Candidates, _ tier: Tier, _ steps: Int, after place: Place?, _ wanted: Int, in snapshot: Snapshot
    ) throws -> Stretch {
        let rows = candidates.rows(where: place.map { [Self.follows($0, "d.")] } ?? [])
        // PostgreSQL would rather walk the list and look at every array; SQLite need not keep what it sorts away.
        let kind = search.engine == .postgres ? "MATERIALIZED" : "NOT MATERIALIZED"
        return try stretch(
            SQL("WITH n AS \(kind) (SELECT d.number, d.standing, d.id, d.combination FROM ") + rows
                + SQL(
                    ") SELECT number, standing, id, combination FROM n ORDER BY standing DESC, id DESC LIMIT ?",
                    [.integer(Int64(steps))]),
            tier, wanted, in: snapshot)
    }

    /// Looks at rows in their order until enough of them are hits, as the stored text decides.
    private func stretch(_ rows: SQL, _ tier: Tier, _ wanted: Int, in snapshot: Snapshot) throws -> Stretch {
        var sql =
            SQL("WITH d AS MATERIALIZED (") + rows + SQL(") SELECT standing, id, CASE WHEN ") + search.fits(tier)
            + SQL(" THEN 1 ELSE 0 END FROM d")
        // SQLite hands out what it has put in order as it goes, and looks at no text after the last hit.
        if search.engine == .postgres { sql = sql + SQL(" ORDER BY standing DESC, id DESC") }
        var stretch = Stretch()
        func look(_ row: Row) throws -> Bool {
            let place = Place(tier: tier, order: try row.integer(0), id: try row.text(1))
            stretch.looked += 1
            stretch.last = place
            if try row.boolean(2) { stretch.hits.append(place) }
            return stretch.hits.count < wanted
        }
        if search.engine == .sqlite {
            try snapshot.each(sql.text, sql.values, look)
        } else {
            _ = try snapshot.query(sql) { if stretch.hits.count < wanted { _ = try look($0) } }
        }
        return stretch
    }

    private static func follows(_ place: Place, _ row: String) -> SQL {
        SQL("(\(row)standing, \(row)id) < (?, ?)", [.integer(place.order), .text(place.id)])
    }

    /// Documents that were looked at, one after another.
    private struct Stretch {
        var hits: [Place] = []
        var looked = 0
        /// The last one.
        var last: Place?
    }
}
