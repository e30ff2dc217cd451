/// What a list knows about one of its things, for finding it.
package struct SearchDocument: Sendable, Hashable {
    /// Names the thing within its list.
    package let id: String
    /// Who may know that it exists: the label that a reader must hold.
    package let audience: String
    /// Greater comes first among equals; often a moment in microseconds.
    package let order: Int64
    /// Its texts; of each a reader finds only what carries a label that she holds.
    package let parts: [SearchPart]
    /// What it can be counted and filtered by, such as "theme": ["transport"].
    ///
    /// Whoever may know of the document may know these.
    package let facets: [String: Set<String>]

    /// A document.
    package init(
        id: String, audience: String, order: Int64, parts: [SearchPart], facets: [String: Set<String>] = [:]
    ) {
        self.id = id
        self.audience = audience
        self.order = order
        self.parts = parts
        self.facets = facets
    }
}

/// One text of a document.
package struct SearchPart: Sendable, Hashable {
    /// Who may find the document by this text.
    package let label: String
    /// Whether a hit here counts more.
    package let isTitle: Bool
    /// The text as people wrote it; how it is compared is `NormalText`'s.
    package let text: String

    /// A text under a label.
    package init(label: String, isTitle: Bool = false, text: String) {
        self.label = label
        self.isTitle = isTitle
        self.text = text
    }
}
