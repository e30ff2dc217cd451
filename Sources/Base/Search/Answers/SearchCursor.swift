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
    static let mostIDBytes = 512

    let tier: Tier
    let order: Int64
    let id: String

    /// What can be a document's id on both engines and in a cursor.
    static func isID(_ text: String) -> Bool {
        (1...mostIDBytes).contains(text.utf8.count) && !text.utf8.contains(0)
    }
}

/// How well a document matches.
enum Tier: Int64, Sendable, Hashable {
    /// Every term in some visible part.
    case text = 1
    /// Every term in some visible title.
    case title = 2
}
