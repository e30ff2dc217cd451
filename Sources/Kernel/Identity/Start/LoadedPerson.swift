package import Authority
package import Definitions
import Standards

/// A person to be loaded with an account in use, as the demo and an import from an older system do.
package struct LoadedPerson: Sendable, Hashable {
    /// The account's name.
    package let account: String
    /// The person's name.
    package let name: String
    /// What stands behind the account.
    package let kind: ActorKind
    /// The code of the organisation; empty for a resident.
    package let organisation: String
    /// The posts, held from the first day and until further notice.
    package let roles: [Assignment]
    /// For a resident, the canonical key of the person concerned.
    package let subject: String?
    /// The password, taken as it is: whoever loads people vouches for it.
    package let password: String
    /// Whether it has to be changed at the first sign-in.
    package let mustChangePassword: Bool

    /// A person to be loaded.
    package init(
        account: String, name: String, kind: ActorKind = .official, organisation: String, roles: [Assignment],
        subject: String? = nil, password: String, mustChangePassword: Bool = false
    ) {
        self.account = account
        self.name = name
        self.kind = kind
        self.organisation = organisation
        self.roles = roles
        self.subject = subject
        self.password = password
        self.mustChangePassword = mustChangePassword
    }

    /// A person of the demo city under her Chinese name.
    package init(_ person: DemoPerson, password: String, subject: String? = nil) {
        self.init(
            account: person.account, name: person.name.zh, kind: person.kind == .resident ? .resident : .official,
            organisation: person.organisation, roles: Actor(person).roles,
            subject: subject, password: password)
    }
}

extension Actor {
    /// A person of the demo city as somebody in office who acts, in all her posts.
    package init(_ person: DemoPerson) {
        self.init(
            account: person.account, name: person.name.zh, organisation: person.organisation,
            roles: person.assignments.map { Assignment(role: $0.role, organisation: $0.organisation) })
    }
}
