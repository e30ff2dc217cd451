package import Authority
import Definitions
package import Standards
package import Store

extension Catalogue {
    /// A grant by its number; nil: there is none, or it is not the reader's to see.
    package func grant(_ number: String, for actor: Actor, in snapshot: Snapshot) throws -> GrantView? {
        let scope = GrantScope(actor, rights: rights)
        guard let row = try GrantRow.find(number: number, in: snapshot), scope.mayKnow(row.stored.grant) else {
            return nil
        }
        return view(row, for: actor)
    }

    /// The grant that a case led to; nil: none, or not the reader's to see.
    package func grant(
        ofCase number: String, for actor: Actor, in snapshot: Snapshot
    ) throws -> GrantView? {
        let scope = GrantScope(actor, rights: rights)
        guard let row = try GrantRow.find(caseNumber: number, in: snapshot), scope.mayKnow(row.stored.grant) else {
            return nil
        }
        return view(row, for: actor)
    }

    /// The grants that the reader may see, the youngest first; `limit` 1–100.
    ///
    /// Those of her organisations as consumers and as providers; all of them for the bureau.
    package func grants(
        _ query: GrantQuery = GrantQuery(), for actor: Actor, after: String? = nil, limit: Int = 20,
        in snapshot: Snapshot
    ) throws -> GrantPage {
        let limit = min(100, max(1, limit))
        let scope = GrantScope(actor, rights: rights)
        let walks = scope.walks(query)
        // Each walk goes along its own index from the same place; the pages are merged, for a grant may be in several.
        var rows: [String: GrantRow] = [:]
        for walk in walks {
            for row in try walk.rows(after: after, limit: limit + 1, in: snapshot) {
                rows[row.stored.grant.id.rawValue] = row
            }
        }
        let ordered = rows.sorted { $0.key > $1.key }.map(\.value)
        let page = ordered.prefix(limit)
        return GrantPage(
            grants: page.map { view($0, for: actor) },
            next: ordered.count > limit ? page.last?.stored.grant.id.rawValue : nil)
    }

    /// The grants in which one of these organisations gives or gets: those in force or suspended, and those that ended at or after
    /// `since`; by number.
    ///
    /// For the exchange, which enforces them; it asks for organisations and not for a reader.
    package func grants(
        of members: Set<String>, endedSince since: Instant, in snapshot: Snapshot
    ) throws -> [Grant] {
        try GrantRow.find(ofMembers: members.sorted(), endedSince: since, in: snapshot)
    }

    /// Who has data of an entry already, those with the same purpose first; for the provider and the bureau.
    package func precedents(
        for content: RequestContent, for actor: Actor, limit: Int = 10, in snapshot: Snapshot
    ) throws -> [Precedent] {
        guard let row = try EntryRow.find(content.entry, in: snapshot) else { return [] }
        let isInside =
            rights.seesAllRequests(actor) || rights.requestOrganisations(actor).contains(row.provider)
        guard isInside else { return [] }
        let rows = try snapshot.query(
            """
            SELECT \(GrantRow.columns) FROM catalogue_grant WHERE entry = ? AND state = 'active'
            ORDER BY consumer LIMIT 200
            """, [.text(content.entry)]
        ) { try GrantRow($0) }
        let grants = rows.map(\.stored.grant)
        let ordered =
            grants.filter { $0.purpose == content.item } + grants.filter { $0.purpose != content.item }
        return ordered.prefix(min(100, max(1, limit))).map { grant in
            Precedent(
                number: grant.number, consumer: grant.consumer, purpose: grant.purpose, form: grant.form,
                fields: grant.fields.count, to: grant.to)
        }
    }

    func view(_ row: GrantRow, for actor: Actor) -> GrantView {
        let grant = row.stored.grant
        let isActive = grant.state == .active
        let asks =
            isActive && !rights.posts(of: actor, .propose, on: .requests, in: grant.consumer).isEmpty
        return GrantView(
            grant: grant, entryTitle: row.stored.entryTitle, fieldTitles: row.stored.fieldTitles,
            withheld: row.stored.withheld, digest: row.digest,
            rights: GrantRights(
                revoke: isActive && rights.mayRevoke(actor, of: grant.provider, on: today), renew: asks,
                change: asks))
    }
}

/// Which grants one reader may see.
struct GrantScope {
    let seesAll: Bool
    let organisations: Set<String>

    init(_ actor: Actor, rights: CatalogueRights) {
        seesAll = rights.seesAllRequests(actor)
        organisations = actor.kind == .official ? rights.requestOrganisations(actor) : []
    }

    func mayKnow(_ grant: Grant) -> Bool {
        seesAll || organisations.contains(grant.consumer) || organisations.contains(grant.provider)
    }

    /// The walks along indexes that together find what a query asks for and the reader may see.
    func walks(_ query: GrantQuery) -> [GrantWalk] {
        if seesAll { return [GrantWalk(query)] }
        return organisations.sorted().flatMap { code -> [GrantWalk] in
            var walks: [GrantWalk] = []
            if query.consumer == nil || query.consumer == code {
                var own = query
                own.consumer = code
                walks.append(GrantWalk(own))
            }
            if query.provider == nil || query.provider == code {
                var own = query
                own.provider = code
                walks.append(GrantWalk(own))
            }
            return walks
        }
    }
}

/// One walk over grants, the youngest first.
struct GrantWalk {
    private let conditions: [(column: String, value: String)]

    init(_ query: GrantQuery) {
        conditions = [
            ("consumer", query.consumer), ("provider", query.provider), ("entry", query.entry),
            ("state", query.state?.rawValue),
        ].compactMap { column, value in value.map { (column, $0) } }
    }

    func rows(after id: String?, limit: Int, in snapshot: Snapshot) throws -> [GrantRow] {
        var terms = conditions.map { "\($0.column) = ?" }
        var values = conditions.map { SQLValue.text($0.value) }
        if let id {
            terms.append("id < ?")
            values.append(.text(id))
        }
        let condition = terms.isEmpty ? "" : "WHERE " + terms.joined(separator: " AND ")
        values.append(SQLValue(limit))
        return try snapshot.query(
            "SELECT \(GrantRow.columns) FROM catalogue_grant \(condition) ORDER BY id DESC LIMIT ?", values
        ) { try GrantRow($0) }
    }
}
