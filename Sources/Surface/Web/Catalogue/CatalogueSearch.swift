import Catalogue
import HTTP
import Search

/// What somebody looks for in the catalogue, as it stands in the address.
struct CatalogueSearch: Sendable {
    /// The words as they were typed.
    let words: String
    /// The address with words and facets, on the first page.
    let address: ListAddress
    private let after: String?

    /// Reads a query; values of facets that nothing has are kept, they find nothing.
    init(_ query: Form, path: String) {
        words = query["q"] ?? ""
        address = ListAddress(path, query, keeping: ["q"] + EntryQuery.Facet.allCases.map(\.rawValue))
        after = query["after"]
    }

    /// What Catalogue is asked.
    var query: EntryQuery {
        var filters: [EntryQuery.Facet: Set<String>] = [:]
        for facet in EntryQuery.Facet.allCases where !address[facet.rawValue].isEmpty {
            filters[facet] = address[facet.rawValue]
        }
        return EntryQuery(text: words, filters: filters)
    }

    /// Where the page begins; nil: at the top.
    ///
    /// Throws the problem of an address that nobody was given.
    func place() throws(Problem) -> SearchCursor? {
        guard let after else { return nil }
        guard let cursor = SearchCursor(after) else { throw .malformed }
        return cursor
    }

    /// The list with the words alone.
    var bare: ListAddress {
        words.isEmpty ? ListAddress(address.path) : ListAddress(address.path).adding("q", words)
    }

    /// The page that records as a need what was looked for and not found, words and department taken along.
    var need: ListAddress {
        var need = ListAddress("/needs/new")
        if !words.isEmpty { need = need.adding("searched", words) }
        if let department = address["department"].first, address["department"].count == 1 {
            need = need.adding("holder", department)
        }
        return need
    }
}
