/// Who acts: an account with the posts it holds at this moment.
///
/// Identity makes one for every signed-in request.
package struct Actor: Sendable, Hashable {
    /// The account's name, as the journal shows it.
    package let account: String
    /// The person's name; empty for a service or the system itself.
    package let name: String
    /// The code of the organisation that the account belongs to.
    package let organisation: String
    /// The roles held now, each in one organisation.
    package let roles: [Assignment]
    /// What stands behind the account.
    package let kind: ActorKind
    /// For a resident the canonical key of the person concerned, such as `resident:442000…`; nil for everybody else.
    package let subject: String?

    /// An actor; whoever makes one vouches that the roles are valid now.
    package init(
        account: String, name: String, organisation: String, roles: [Assignment], kind: ActorKind = .official,
        subject: String? = nil
    ) {
        self.account = account
        self.name = name
        self.organisation = organisation
        self.roles = roles
        self.kind = kind
        self.subject = subject
    }

    /// The program itself, which loads what it ships and reads nothing that belongs to a person.
    package static let system = Actor(account: "system", name: "", organisation: "", roles: [], kind: .system)
}

/// What stands behind an account.
package enum ActorKind: String, Sendable, Hashable, CaseIterable, Codable {
    /// A person who works for an organisation.
    case official
    /// A resident, who sees what concerns herself.
    case resident
    /// A machine of a member, known by its certificate.
    case service
    /// The program itself.
    case system
}

/// One post: a role held in one organisation.
///
/// A person in several posts has several.
package struct Assignment: Sendable, Hashable, Codable, Comparable {
    /// The role's id, such as `population-officer`.
    package let role: String
    /// The code of the organisation in which the role is held.
    package let organisation: String

    /// A role held in an organisation.
    package init(role: String, organisation: String) {
        self.role = role
        self.organisation = organisation
    }

    package static func < (lhs: Self, rhs: Self) -> Bool {
        (lhs.role, lhs.organisation) < (rhs.role, rhs.organisation)
    }
}
