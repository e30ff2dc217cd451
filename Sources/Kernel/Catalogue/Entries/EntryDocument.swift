import Definitions
import Search
import Standards

/// An entry as the search knows it.
enum EntryDocument {
    static let list = SearchList("catalogue")

    static func make(_ row: EntryRow, _ definition: EntryDefinition, packs: PackSet) -> SearchDocument {
        let own = Label.organisation(row.provider)
        let label = row.isListed ? Label.city : own
        let shown = definition.items.filter { $0.audience == .city }
        let hidden = definition.items.filter { $0.audience == .provider }
        var parts = [
            SearchPart(label: label, isTitle: true, text: text([definition.title])),
            SearchPart(
                label: label,
                text: ([row.id, row.code ?? ""]
                    + [text([definition.summary, definition.sourceSystem, definition.duty].compactMap(\.self))]
                    + names(of: row.provider, packs) + items(shown)
                    + definition.themes.compactMap { packs.themes[$0] }.map { text([$0.title]) })
                    .filter { !$0.isEmpty }.joined(separator: "\n")),
        ]
        if !hidden.isEmpty { parts.append(SearchPart(label: own, text: items(hidden).joined(separator: "\n"))) }
        return SearchDocument(
            id: row.id, audience: label, order: row.listedAt.microseconds, parts: parts,
            facets: facets(row, definition))
    }

    private static func facets(_ row: EntryRow, _ definition: EntryDefinition) -> [String: Set<String>] {
        let values: [EntryQuery.Facet: Set<String>] = [
            .department: [row.provider], .theme: Set(definition.themes),
            .class: [definition.sharing.class.rawValue], .level: [String(definition.level)],
            .way: Set(definition.ways.map(\.rawValue)), .status: [row.state.rawValue],
        ]
        return Dictionary(values.map { ($0.key.rawValue, $0.value) }, uniquingKeysWith: { first, _ in first })
    }

    private static func items(_ items: [ItemDefinition]) -> [String] {
        items.map { "\($0.id)\n\($0.title.zh)\n\($0.title.en)" }
    }

    /// The provider's names of all days, and those of the organisations whose duties it took over: people search by either.
    private static func names(of code: String, _ packs: PackSet) -> [String] {
        var names: [String] = []
        var seen: Set<String> = []
        var open = [code]
        while let next = open.popLast() {
            guard seen.insert(next).inserted, let organisation = packs.organisation(next) else { continue }
            names += organisation.names.map { text([$0.title, $0.short]) }
            open += organisation.predecessors
        }
        return names
    }

    private static func text(_ texts: [Localized]) -> String {
        texts.map { $0.zh == $0.en ? $0.zh : "\($0.zh)\n\($0.en)" }.joined(separator: "\n")
    }
}
