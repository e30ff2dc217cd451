package import Standards

/// A fictional person of the demo city, with the account that signs in.
///
/// Passwords are made when the demo starts; a pack holds none.
package struct DemoPerson: Sendable, Hashable {
    /// What the person is to the city.
    package enum Kind: String, Sendable, Hashable, CaseIterable, Codable {
        /// Works for an organisation.
        case official
        /// Lives or trades in the city.
        case resident
    }

    /// A role that the person holds for an organisation.
    package struct Assignment: Sendable, Hashable {
        /// The role.
        package let role: String
        /// Code of the organisation it is held for.
        package let organisation: String

        /// An assignment.
        package init(role: String, organisation: String) {
            self.role = role
            self.organisation = organisation
        }
    }

    /// Name of the account, such as `chen.jing`.
    package let account: String
    /// The person's name in characters and in pinyin.
    package let name: Localized
    /// Official or resident.
    package let kind: Kind
    /// Code of the organisation; empty for residents.
    package let organisation: String
    /// Post 职务, or what the resident does.
    package let post: Localized
    /// The roles that the person holds.
    package let assignments: [Assignment]

    /// A person.
    package init(
        account: String, name: Localized, kind: Kind, organisation: String, post: Localized, assignments: [Assignment]
    ) {
        self.account = account
        self.name = name
        self.kind = kind
        self.organisation = organisation
        self.post = post
        self.assignments = assignments
    }
}
