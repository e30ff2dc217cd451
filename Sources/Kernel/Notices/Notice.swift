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

/// A notice to be written.
package struct NewNotice: Sendable, Hashable {
    /// What it says, in words joined by dots, such as `case.returned`; 1–100 bytes.
    package let kind: String
    /// What the sentence names, at most 16 KiB in all.
    package let parameters: [String: String]
    /// The page that it leads to: a path of this instance, at most 500 bytes.
    package let href: String

    /// A notice to be written.
    package init(kind: String, parameters: [String: String] = [:], href: String) {
        self.kind = kind
        self.parameters = parameters
        self.href = href
    }
}

/// One page of an inbox, the latest first.
package struct NoticePage: Sendable, Hashable {
    /// The notices.
    package let items: [Notice]
    /// What to ask after for the next page; nil at the end.
    package let next: String?
}
