import Authority
import Definitions
import HTTP
import Standards

/// One thing that somebody may do: a line of the menu.
struct Duty: Sendable, Hashable {
    /// What people read.
    let label: String
    /// Where it leads.
    let href: String
}

extension Web {
    /// What the packs' menu offers to the roles that somebody holds, in its order.
    func duties(of signedIn: SignedIn, _ language: Language) -> [Duty] {
        let roles = Set(signedIn.actor.roles.map(\.role))
        return kernel.packs.menu.compactMap { item in
            guard item.roles.isEmpty || !roles.isDisjoint(with: item.roles) else { return nil }
            let href =
                switch item.target {
                case .dataset(let id): "/datasets/\(id)"
                case .page(let path): path
                }
            return Duty(label: item.title[language], href: href)
        }
    }
}
