/// What a reader looks for, and what she may see.
package struct SearchQuery: Sendable, Hashable {
    /// How many characters of a query are read.
    package static let mostCharacters = 200
    /// How many terms of a query are read.
    package static let mostTerms = 64

    /// Terms parted by white space: each must stand, character by character, in some visible part.
    ///
    /// Every character means itself, but for case and width. No term: everything visible. What is beyond the bounds is
    /// not read, which finds more and hides nothing; see `isCut`.
    package let text: String
    /// The audiences and labels that the reader holds.
    package let labels: Set<String>
    /// Values wanted of each facet: any of them within one facet, and of several facets all.
    package let filters: [String: Set<String>]

    /// A query; a facet of which no value is wanted narrows nothing.
    package init(text: String = "", labels: Set<String>, filters: [String: Set<String>] = [:]) {
        self.text = text
        self.labels = labels
        self.filters = filters.filter { !$0.value.isEmpty }
    }

    /// Whether the text is longer than what is read of it.
    package var isCut: Bool { Terms(text).isCut }
}

/// Some documents of an answer, in order.
package struct SearchPage: Sendable, Hashable {
    /// Their ids.
    package let ids: [String]
    /// Where the next page begins; nil: this is the last.
    package let next: SearchCursor?

    /// A page.
    package init(ids: [String], next: SearchCursor?) {
        self.ids = ids
        self.next = next
    }
}
