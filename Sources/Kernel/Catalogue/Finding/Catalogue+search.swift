package import Authority
import Definitions
package import Search
package import Standards
package import Store

extension Catalogue {
    /// A page of the entries that the reader may see, with facets and the exact count; `limit` 1–100.
    package func search(
        _ query: EntryQuery, for actor: Actor, after: SearchCursor? = nil, limit: Int = 20, in snapshot: Snapshot
    ) throws -> EntryPage {
        let reader = rights.reader(actor)
        let list = EntryDocument.list
        let wanted = SearchQuery(
            text: query.text, labels: reader.labels(organisations: packs.organisations),
            filters: Dictionary(
                query.filters.map { ($0.key.rawValue, $0.value) }, uniquingKeysWith: { first, _ in first }))
        let page = try list.page(wanted, after: after, limit: min(100, max(1, limit)), in: snapshot)
        let facets = try list.facets(wanted, EntryQuery.Facet.allCases.map(\.rawValue), in: snapshot)
        return EntryPage(
            entries: try summaries(of: page.ids, for: reader, in: snapshot),
            count: try list.count(wanted, in: snapshot),
            facets: Dictionary(
                facets.compactMap { name, counts in EntryQuery.Facet(rawValue: name).map { ($0, counts) } },
                uniquingKeysWith: { first, _ in first }),
            next: page.next)
    }

    /// What entries are called, by id; those that the reader may not see are left out; at most 1,000 ids.
    package func titles(
        of ids: Set<String>, for actor: Actor, in snapshot: Snapshot
    ) throws -> [String: Localized] {
        let reader = rights.reader(actor)
        let found = try contents(of: Array(ids.sorted().prefix(1_000)), in: snapshot)
        return found.filter { reader.mayKnow($0.value.row) }.mapValues(\.definition.title)
    }

    /// Entries of a list in its order, as one reader may see them.
    func summaries(of ids: [String], for reader: Reader, in snapshot: Snapshot) throws -> [EntrySummary] {
        let found = try contents(of: ids, in: snapshot)
        let updates = try lastUpdates(of: found.values.map(\.row), in: snapshot)
        return ids.compactMap { id in
            guard let content = found[id], reader.mayKnow(content.row) else { return nil }
            return EntrySummary(
                content.row, content.definition.seen(by: reader), lastUpdate: updates[id], now: clock.now())
        }
    }

    /// Rows with the newest published content, or else the draft.
    private func contents(
        of ids: [String], in snapshot: Snapshot
    ) throws -> [String: (row: EntryRow, definition: EntryDefinition)] {
        let rows = try EntryRow.find(ids, in: snapshot)
        let newest = try VersionRow.newest(of: Array(rows.values), in: snapshot)
        var found: [String: (row: EntryRow, definition: EntryDefinition)] = [:]
        for (id, row) in rows {
            let draft = try row.draft.map { try JSONText.value($0, as: EntryDefinition.self) }
            guard let definition = try newest[id]?.definition() ?? draft else { continue }
            found[id] = (row, definition)
        }
        return found
    }

    /// When the data of entries last changed, as far as is known: a dataset tells of its own, else the resources do.
    func lastUpdates(of rows: [EntryRow], in snapshot: Snapshot) throws -> [String: Instant] {
        let datasets = Set(rows.compactMap(\.dataset))
        let fresh = datasets.isEmpty ? [:] : try freshness(datasets, snapshot)
        var updates: [String: Instant] = [:]
        for row in rows {
            updates[row.id] =
                row.dataset.flatMap { fresh[$0] }
                ?? row.resources.compactMap(\.updated).max().map(BeijingTime.start)
        }
        return updates
    }
}

extension EntrySummary {
    init(_ row: EntryRow, _ definition: EntryDefinition, lastUpdate: Instant?, now: Instant) {
        self.init(
            id: row.id, code: row.code, title: definition.title, summary: definition.summary,
            provider: row.provider, sharing: definition.sharing.class, ways: definition.ways,
            level: definition.level, update: definition.update, state: row.state, isAttached: row.isAttached,
            timeliness: Timeliness(row, lastUpdate: lastUpdate, now: now), lastUpdate: lastUpdate,
            items: definition.items.count)
    }
}

extension Timeliness {
    /// How fresh an entry's data is, by its last change and the cycle that was promised.
    init(_ row: EntryRow, lastUpdate: Instant?, now: Instant) {
        guard row.state == .published, row.isAttached, let cycle = row.cycle else {
            self = .unknown
            return
        }
        guard let lastUpdate else {
            // A dataset without a delivery is late; of what lies elsewhere nothing is known.
            self = row.dataset == nil ? .unknown : .overdue
            return
        }
        let due = EntryBook.due(after: BeijingTime.day(of: lastUpdate), cycle: cycle)
        self = due.map { now < $0 } ?? true ? .timely : .overdue
    }
}
