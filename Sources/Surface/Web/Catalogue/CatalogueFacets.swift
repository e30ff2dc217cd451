import Catalogue
import Definitions
import HTTP
import Standards

/// The facets of the catalogue with the words that people read.
struct CatalogueFacets {
    let web: Web
    let strings: Strings

    private var language: Language { strings.language }

    /// Facets in the order in which they are shown, each with its values in theirs.
    func facets(of page: EntryPage) -> [Facet] {
        Self.order.map { facet in
            let counts = page.facets[facet] ?? [:]
            return Facet(
                name: facet.rawValue, label: strings("facet.\(facet.rawValue)"),
                values: values(of: facet, counts).map { id, label in
                    Facet.Value(id: id, label: label, count: counts[id] ?? 0)
                })
        }
    }

    private static let order: [EntryQuery.Facet] = [.class, .department, .theme, .way, .level, .status]

    /// Every value that may be chosen: those of a fixed list in its order, departments and themes by how many they have.
    private func values(of facet: EntryQuery.Facet, _ counts: [String: Int]) -> [(String, String)] {
        switch facet {
        case .class: Sharing.Class.allCases.map { ($0.rawValue, $0.title[language]) }
        case .way: SharingWay.allCases.map { ($0.rawValue, $0.title[language]) }
        case .level: (1...4).map { (String($0), strings("dataset.levelText", ["level": String($0)])) }
        case .status: EntryState.allCases.map { ($0.rawValue, $0.title[language]) }
        case .department:
            byCount(web.kernel.packs.organisations.map(\.code), counts).map { ($0, web.organisation($0, language)) }
        case .theme:
            byCount(web.kernel.packs.themes.keys, counts).map { id in
                (id, web.kernel.packs.themes[id]?.title[language] ?? id)
            }
        }
    }

    private func byCount(_ ids: some Sequence<String>, _ counts: [String: Int]) -> [String] {
        ids.sorted { (counts[$1] ?? 0, $0) < (counts[$0] ?? 0, $1) }
    }
}
