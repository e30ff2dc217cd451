package import Standards

/// One line of somebody's inbox.
package struct Notice: Sendable, Hashable {
    /// Its identifier; later ones are greater.
    package let id: ID<Notice>
    /// What it says: pages render it in the reader's language from `kind` and `parameters`.
    package let kind: String
    /// What the sentence names.
    package let parameters: [String: String]
    /// The page that it leads to.
    package let href: String
    /// When it was written.
    package let at: Instant
    /// When it was read; nil: it was not.
    package let readAt: Instant?
}

/// One page of an inbox, the latest first.
package struct NoticePage: Sendable, Hashable {
    /// The notices.
    package let items: [Notice]
    /// What to ask after for the next page; nil at the end.
    package let next: String?
}
