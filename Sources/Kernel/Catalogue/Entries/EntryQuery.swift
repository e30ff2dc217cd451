package import Search

/// What somebody looks for in the catalogue.
package struct EntryQuery: Sendable, Hashable {
    /// The facets by which entries are filtered and counted.
    package enum Facet: String, Sendable, Hashable, CaseIterable, Codable {
        /// Code of the provider.
        case department
        /// The subject.
        case theme
        /// The share class: `unconditional`, `conditional`, `none`.
        case `class`
        /// The data level: `1` to `4`.
        case level
        /// The way of handing over: `api`, `table`, `file`, `message`.
        case way
        /// How far it has come: `draft`, `review`, `published`, `withdrawn`.
        case status
    }

    /// Terms parted by white space; all must occur.
    package var text: String
    /// Within one facet any of the values, between facets all.
    package var filters: [Facet: Set<String>]

    /// A query; without text and filters it finds everything that the reader may see.
    package init(text: String = "", filters: [Facet: Set<String>] = [:]) {
        self.text = text
        self.filters = filters
    }
}

/// A page of entries.
package struct EntryPage: Sendable {
    /// The entries: those whose title is hit first, then the youngest.
    package let entries: [EntrySummary]
    /// How many there are on all pages; exact.
    package let count: Int
    /// How many entries each value of each facet has, the filter on the facet itself left out; exact.
    package let facets: [EntryQuery.Facet: [String: Int]]
    /// Where the next page begins; nil: there is none.
    package let next: SearchCursor?
}
