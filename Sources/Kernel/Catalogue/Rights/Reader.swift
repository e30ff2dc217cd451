import Definitions

/// What one reader may know of.
struct Reader: Sendable, Hashable {
    /// Officials of the city read its catalogue; residents and machines do not.
    let isOfficial: Bool
    /// The organisations to which the reader belongs, by account or post.
    let organisations: Set<String>
    /// Whether the reader sees everything: the data bureau and supervision.
    let seesAll: Bool

    /// Whether what is the provider's alone is hers to see.
    func seesHidden(of provider: String) -> Bool {
        isOfficial && (seesAll || organisations.contains(provider))
    }

    /// Whether she may know that an entry exists.
    func mayKnow(_ row: EntryRow) -> Bool {
        guard isOfficial else { return false }
        return row.isListed || seesHidden(of: row.provider)
    }

    /// The labels under which she searches.
    func labels(organisations all: [OrganisationDefinition]) -> Set<String> {
        guard isOfficial else { return [] }
        let codes = seesAll ? all.map(\.code) : Array(organisations)
        return Set(codes.map(Label.organisation)).union([Label.city])
    }
}

/// Who may know of a document, or find it by a text.
enum Label {
    static let city = "city"
    static func organisation(_ code: String) -> String { "org:\(code)" }
}

extension EntryRow {
    /// Whether every official may know of it.
    var isListed: Bool { state == .published && audience == .city }
}
