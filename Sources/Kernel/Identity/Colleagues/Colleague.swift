package import Authority

/// Somebody who works for an organisation, as colleagues see her: to be named as deputy, delegate or contact.
package struct Colleague: Sendable, Hashable {
    /// The account's name.
    package let account: String
    /// The identifier of the person behind it: one for all accounts of the same person.
    package let person: String
    /// The person's name.
    package let name: String
    /// The code of the organisation that the account belongs to.
    package let organisation: String
    /// The posts that she holds, or those in the organisation that was asked about, in the order of their roles.
    package let posts: [Assignment]

    /// A colleague.
    package init(account: String, person: String, name: String, organisation: String, posts: [Assignment]) {
        self.account = account
        self.person = person
        self.name = name
        self.organisation = organisation
        self.posts = posts
    }

    /// The same colleague with these posts.
    func holding(_ posts: [Assignment]) -> Colleague {
        Colleague(account: account, person: person, name: name, organisation: organisation, posts: posts)
    }
}
