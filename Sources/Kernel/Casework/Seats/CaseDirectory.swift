package import Authority
package import Store

/// Who is who, as far as cases need it: Platform answers from Identity.
package protocol CaseDirectory: Sendable {
    /// The people behind accounts that are in use, with the posts they hold today; an account that is not is left out.
    func people(_ accounts: Set<String>, in snapshot: Snapshot) throws -> [String: CasePerson]
    /// The accounts in use that hold a post today, for each of the posts asked about.
    func holders(of posts: Set<Assignment>, in snapshot: Snapshot) throws -> [Assignment: Set<String>]
}

/// A person as cases need to know her.
package struct CasePerson: Sendable, Hashable {
    /// The account.
    package let account: String
    /// The person behind it: one for all accounts of the same person.
    package let person: String
    /// Her name.
    package let name: String
    /// The code of the organisation that the account belongs to.
    package let organisation: String
    /// The posts held today.
    package let posts: Set<Assignment>

    /// A person.
    package init(account: String, person: String, name: String, organisation: String, posts: Set<Assignment>) {
        self.account = account
        self.person = person
        self.name = name
        self.organisation = organisation
        self.posts = posts
    }
}
