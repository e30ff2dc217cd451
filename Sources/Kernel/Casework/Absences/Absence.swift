package import Authority
package import Standards

/// Days on which somebody is away and another acts in her posts (代理, AB角).
package struct Absence: Sendable, Hashable {
    /// Its identifier.
    package let id: ID<Absence>
    /// The account of whoever is away.
    package let account: String
    /// The one post that the deputy fills; nil: all that she holds in the deputy's organisation.
    package let post: Assignment?
    /// The account of the deputy.
    package let deputy: String
    /// The first day.
    package let from: Day
    /// The last day.
    package let to: Day
    /// Why, 1–500 characters.
    package let reason: String
    /// The account that recorded it.
    package let by: String
    /// When it was recorded.
    package let at: Instant
    /// When it was ended before its last day; nil: it was not.
    package let endedAt: Instant?

    /// Whether the deputy acts on a day.
    package func isInForce(on day: Day) -> Bool { endedAt == nil && from <= day && day <= to }
}

/// An absence to be recorded.
package struct NewAbsence: Sendable, Hashable {
    /// The account of whoever is away.
    package let account: String
    /// The one post that the deputy fills; nil: all that she holds in the deputy's organisation.
    package let post: Assignment?
    /// The account of the deputy, who belongs to the same organisation.
    package let deputy: String
    /// The first day, today at the earliest.
    package let from: Day
    /// The last day, at most 366 days later.
    package let to: Day
    /// Why, 1–500 characters.
    package let reason: String

    /// An absence to be recorded.
    package init(account: String, post: Assignment? = nil, deputy: String, from: Day, to: Day, reason: String) {
        self.account = account
        self.post = post
        self.deputy = deputy
        self.from = from
        self.to = to
        self.reason = reason
    }
}
