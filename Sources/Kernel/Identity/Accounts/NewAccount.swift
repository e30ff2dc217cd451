package import Authority

/// An account to be created.
package struct NewAccount: Sendable, Hashable, Codable {
    /// Its name; see `AccountName` for what can be one.
    package let account: String
    /// The person's name.
    package let person: String
    /// An account that the same person has already, or nil for somebody new.
    ///
    /// Separation of roles is by person, not by account.
    package let samePersonAs: String?
    /// What stands behind it.
    package let kind: ActorKind
    /// The code of the organisation that it belongs to; empty for a resident.
    package let organisation: String
    /// The posts that it holds from the start.
    package let posts: [Post]
    /// For a resident, the canonical key of the person concerned.
    package let subject: String?

    /// An account to be created.
    package init(
        account: String, person: String, samePersonAs: String? = nil, kind: ActorKind = .official, organisation: String,
        posts: [Post] = [], subject: String? = nil
    ) {
        self.account = account
        self.person = person
        self.samePersonAs = samePersonAs
        self.kind = kind
        self.organisation = organisation
        self.posts = posts
        self.subject = subject
    }
}
