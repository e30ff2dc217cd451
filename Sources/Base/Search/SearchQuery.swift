/// What a reader looks for, and what she may see.
package struct SearchQuery: Sendable, Hashable {
    /// Terms parted by white space: each must stand, character by character, in some visible part.
    ///
    /// Every character means itself. No term: everything visible. Beyond `NormalText.mostCharacters` and
    /// `NormalText.mostTerms` nothing is read, which finds more and hides nothing.
    package let text: String
    /// The audiences and labels that the reader holds.
    package let labels: Set<String>
    /// Values wanted: within one facet any of them, of several facets all. A facet with no value wanted narrows nothing.
    package let filters: [String: Set<String>]

    /// A query.
    package init(text: String = "", labels: Set<String>, filters: [String: Set<String>] = [:]) {
        self.text = text
        self.labels = labels
        self.filters = filters.filter { !$0.value.isEmpty }
    }
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
