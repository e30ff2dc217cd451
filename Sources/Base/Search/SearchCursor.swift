/// A place in an answer: after the last document of a page.
///
/// Its text says nothing that the page did not, and a forged one is merely another place: what may be seen is decided
/// anew for every page.
package struct SearchCursor: Sendable, Hashable {
    let place: Place

    init(_ place: Place) {
        self.place = place
    }
}

/// Where a document stands in an answer: hits in titles first, then by order descending, then by id descending.
struct Place: Sendable, Hashable {
    let tier: Tier
    let order: Int64
    let id: String
}

/// How well a document matches.
enum Tier: Int64, Sendable, Hashable {
    /// Every term in some visible part.
    case text = 1
    /// Every term in some visible title.
    case title = 2
}
