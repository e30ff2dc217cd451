package import Authority
package import Standards

/// What marks a person's identifier.
package enum Person {}

/// How an account stands.
///
/// `proposed` and `suspended` ones cannot sign in; `closed` ones never again.
package enum AccountState: String, Sendable, Hashable, CaseIterable, Codable {
    /// Created by the system administrator, not yet approved.
    case proposed
    /// In use.
    case active
    /// Out of use for a while.
    case suspended
    /// Out of use for good; the name is never given again.
    case closed
}

/// An account as administrators see it.
package struct AccountSummary: Sendable, Hashable {
    /// Its name, by which everything refers to it.
    package let name: String
    /// The person behind it.
    package let person: String
    /// What stands behind it.
    package let kind: ActorKind
    /// The code of the organisation that it belongs to.
    package let organisation: String
    /// How it stands.
    package let state: AccountState
    /// The posts that it holds, with their days, also past and coming ones.
    package let posts: [Post]
    /// Until when it is locked after failed sign-ins, or nil.
    package let lockedUntil: Instant?
    /// When it last signed in, or nil.
    package let lastSignIn: Instant?
}

/// A role held in an organisation from a day to a day.
package struct Post: Sendable, Hashable, Codable {
    /// The role and the organisation.
    package let assignment: Assignment
    /// The first day.
    package let from: Day
    /// The last day; nil: until further notice.
    package let to: Day?

    /// A post with its days, both included.
    package init(_ assignment: Assignment, from: Day, to: Day? = nil) {
        self.assignment = assignment
        self.from = from
        self.to = to
    }

    /// Whether it is held on a day.
    package func isValid(on day: Day) -> Bool {
        from <= day && day <= (to ?? .latest)
    }
}

/// One page of accounts in the order of their names.
package struct AccountPage: Sendable, Hashable {
    /// The accounts.
    package let accounts: [AccountSummary]
    /// The name to ask after for the next page, or nil at the end.
    package let next: String?
}
