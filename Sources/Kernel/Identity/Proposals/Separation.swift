import Authority
package import Definitions

/// Which roles one person may not hold together, and which city cannot be left without.
package struct Separation: Sendable {
    private let apart: [String: Set<String>]
    private let known: Set<String>

    /// The packs' separations, in both directions, and the three administrators apart from each other.
    package init(_ packs: PackSet) {
        var apart: [String: Set<String>] = [:]
        for role in packs.roles.values {
            for other in role.separateFrom {
                apart[role.id, default: []].insert(other)
                apart[other, default: []].insert(role.id)
            }
        }
        let administrators = Set(Administrator.allCases.map(\.rawValue))
        for role in administrators { apart[role, default: []].formUnion(administrators.subtracting([role])) }
        self.apart = apart
        self.known = administrators.union(packs.roles.keys)
    }

    /// Whether a role exists.
    package func knows(_ role: String) -> Bool {
        known.contains(role)
    }

    /// Two roles among `roles` that must be held by different persons, or nil.
    package func conflict(among roles: Set<String>) -> (String, String)? {
        for role in roles.sorted() {
            if let other = apart[role, default: []].intersection(roles).min() { return (role, other) }
        }
        return nil
    }
}
