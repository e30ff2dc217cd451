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
    /// What somebody may do: the pages of every official, the packs' menu for her roles in its order, then the house's
    /// own pages.
    func duties(of signedIn: SignedIn, _ language: Language) -> [Duty] {
        var duties = officialDuties(of: signedIn, templates[language])
        for duty in declaredDuties(of: signedIn, language) + houseDuties(of: signedIn, templates[language])
        where !duties.contains(where: { $0.href == duty.href }) {
            duties.append(duty)
        }
        return duties
    }

    /// What every official may do: look for data, keep up with what waits for her, and ask where her post may.
    private func officialDuties(of signedIn: SignedIn, _ strings: Strings) -> [Duty] {
        guard signedIn.actor.kind == .official else { return [] }
        var duties = [
            Duty(label: strings("catalogue.menu"), href: "/catalogue"),
            Duty(label: strings("task.title"), href: "/tasks"), Duty(label: strings("inbox.title"), href: "/inbox"),
        ]
        if allows(.find, on: .requests, signedIn) {
            duties += [
                Duty(label: strings("request.list"), href: "/requests"),
                Duty(label: strings("grant.list"), href: "/grants"),
                Duty(label: strings("needs.title"), href: "/needs"),
                Duty(label: strings("absence.menu"), href: "/absences"),
            ]
        }
        return duties
    }

    private func houseDuties(of signedIn: SignedIn, _ strings: Strings) -> [Duty] {
        var duties: [Duty] = []
        if kernel.packs.datasets.keys.contains(where: { allows(.import, on: .dataset($0), signedIn) }) {
            duties.append(Duty(label: strings("import.list"), href: "/imports"))
        }
        if watchesExchange(signedIn) { duties.append(Duty(label: strings("exchange.title"), href: "/exchange")) }
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
