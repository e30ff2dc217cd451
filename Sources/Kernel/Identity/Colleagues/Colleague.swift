package import Authority

/// Somebody who works for an organisation, as colleagues see her: to be named as deputy, delegate or contact.
package struct Colleague: Sendable, Hashable {
    /// The account's name.
    package let account: String
    /// The person's name.
    package let name: String
    /// The code of the organisation that the account belongs to.
    package let organisation: String
    /// The posts that she holds in the organisation that was asked about, in the order of their roles.
    package let posts: [Assignment]

    /// A colleague.
    package init(account: String, name: String, organisation: String, posts: [Assignment]) {
        self.account = account
        self.name = name
        self.organisation = organisation
        self.posts = posts
    }
}
