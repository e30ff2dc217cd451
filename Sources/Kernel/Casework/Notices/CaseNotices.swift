package import Journal
package import Notices

/// Writes what happened to cases into the inboxes of those whom it concerns, once for every event.
package struct CaseNotices: Reaction {
    package let name = "case-notices"
    let casework: Casework
    let notices: Notices
    let href: @Sendable (_ chain: String, _ number: String) -> String

    /// - Parameter href: the page of a case, by its chain and number.
    package init(
        casework: Casework, notices: Notices,
        href: @escaping @Sendable (_ chain: String, _ number: String) -> String = { "/requests/\($1)" }
    ) {
        self.casework = casework
        self.notices = notices
        self.href = href
    }

    package func react(to entry: JournalEntry) async throws {}
}
