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
    /// What somebody may do: the packs' menu for her roles in its order, then the house's own pages.
    func duties(of signedIn: SignedIn, _ language: Language) -> [Duty] {
        let declared = declaredDuties(of: signedIn, language)
        return declared
            + houseDuties(of: signedIn, templates[language]).filter { own in
                !declared.contains { $0.href == own.href }
            }
    }

    private func houseDuties(of signedIn: SignedIn, _ strings: Strings) -> [Duty] {
        var duties: [Duty] = []
        if kernel.packs.datasets.keys.contains(where: { allows(.import, on: .dataset($0), signedIn) }) {
            duties.append(Duty(label: strings("import.list"), href: "/imports"))
        }
        if allows(.view, on: .accounts, signedIn) {
            duties.append(Duty(label: strings("admin.title"), href: "/accounts"))
        }
        return duties
    }

    private func declaredDuties(of signedIn: SignedIn, _ language: Language) -> [Duty] {
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
