import Store

/// Pages of an answer.
///
/// Where hits are common they are met by walking the list in its order; where they are rare the index is asked and what
/// it names is looked at in order. The first steps of the walk tell which.
struct Paging {
    /// How many documents a walk begins with, and how many it may look at.
    private static let firstSteps = 64
    private static let mostSteps = 1_024

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
        var (hits, place) = ([Place](), place)
        var (looked, steps) = (0, max(Self.firstSteps, wanted))
        while looked < Self.mostSteps {
            let rows = try walk(steps, after: place, in: snapshot)
            hits += rows.filter { $0.tier == tier }.map(\.place)
            if hits.count >= wanted { return Array(hits.prefix(wanted)) }
            guard rows.count == steps, let last = rows.last else { return hits }
            (place, looked) = (last.place, looked + steps)
            let ahead = hits.isEmpty ? Self.mostSteps : (wanted - hits.count) * looked / hits.count
            guard looked + ahead <= Self.mostSteps else { break }
            steps = max(Self.firstSteps, ahead * 3 / 2)
        }
        return try hits + indexed(tier, after: place, wanted - hits.count, in: snapshot)
    }

    /// The next hits of one tier among what the index names, looked at in order and no further than needed.
    private func indexed(_ tier: Tier, after place: Place?, _ wanted: Int, in snapshot: Snapshot) throws -> [Place] {
        var (hits, place) = ([Place](), place)
        var steps = 4 * wanted
        while true {
            let rows = try named(tier, steps, after: place, in: snapshot)
            hits += rows.filter { $0.tier == tier }.map(\.place)
            guard hits.count < wanted, rows.count == steps, let last = rows.last else {
                return Array(hits.prefix(wanted))
            }
            place = last.place
            steps *= 4
        }
    }

    /// The next documents that the reader may know of, in order: as many of each audience as could be needed, merged.
    ///
    /// Each audience has its own end, without which PostgreSQL sorts the whole list.
    private func walk(_ steps: Int, after place: Place?, in snapshot: Snapshot) throws -> [Step] {
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
        return try graded(union + end, in: snapshot)
    }

    /// The next documents that the index names, in order.
    private func named(_ tier: Tier, _ steps: Int, after place: Place?, in snapshot: Snapshot) throws -> [Step] {
        let candidates = Candidates(search, tier: tier, filters: search.filters)
        let rows = candidates.rows(where: place.map { [Self.follows($0, "d.")] } ?? [])
        // PostgreSQL would rather walk the list and look at every array; SQLite need not keep what it sorts away.
        let kind = search.engine == .postgres ? "MATERIALIZED" : "NOT MATERIALIZED"
        return try graded(
            SQL("WITH n AS \(kind) (SELECT d.number, d.standing, d.id, d.combination FROM ") + rows
                + SQL(
                    ") SELECT number, standing, id, combination FROM n ORDER BY standing DESC, id DESC LIMIT ?",
                    [.integer(Int64(steps))]),
            in: snapshot)
    }

    /// Rows with how well they match, as the stored text decides.
    private func graded(_ rows: SQL, in snapshot: Snapshot) throws -> [Step] {
        let sql =
            SQL("WITH d AS MATERIALIZED (") + rows + SQL(") SELECT standing, id, ") + search.grade
            + SQL(" FROM d ORDER BY standing DESC, id DESC")
        return try snapshot.query(sql) { row in
            let tier = Tier(rawValue: try row.integer(2))
            return Step(
                place: Place(tier: tier ?? .text, order: try row.integer(0), id: try row.text(1)), tier: tier)
        }
    }

    private static func follows(_ place: Place, _ row: String) -> SQL {
        SQL("(\(row)standing, \(row)id) < (?, ?)", [.integer(place.order), .text(place.id)])
    }

    /// A document that was looked at.
    private struct Step {
        let place: Place
        /// How well it matches; nil: not at all.
        let tier: Tier?
    }
}
