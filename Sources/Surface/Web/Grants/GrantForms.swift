import Authority
import Casework
import Catalogue
import HTTP
import Standards

/// What can be sent from the page of a grant.
enum GrantVerb: String, Sendable, Hashable, CaseIterable {
    case revoke, renew, dispute
}

/// The forms below a grant: what the reader may do with it now.
struct GrantForms {
    let web: Web
    let seen: SeenGrant
    let signedIn: SignedIn
    let strings: Strings
    let shown: GrantShown

    private var grant: Grant { seen.view.grant }
    private var rights: GrantRights { seen.view.rights }

    /// What `grants/grant` shows as `{{#acts}}`; nothing where there is nothing to do.
    func view() throws -> View {
        let verbs = GrantVerb.allCases.filter(isOffered)
        guard !verbs.isEmpty || rights.change else { return .none }
        let change = ListAddress("/requests/new").adding("entry", grant.entry).adding("changes", grant.number)
        return [
            "change": rights.change ? ["href": .text(change.text)] : .none, "forms": .list(try verbs.map(form)),
        ]
    }

    private func isOffered(_ verb: GrantVerb) -> Bool {
        switch verb {
        case .revoke: rights.revoke
        case .renew: rights.renew
        case .dispute: seen.isDisputable && rights.renew
        }
    }

    private func form(_ verb: GrantVerb) throws -> View {
        let typed = shown.typed.flatMap { $0.verb == verb ? $0.form : nil }
        return [
            "verb": .text(verb.rawValue), "open": .flag(typed != nil),
            "label": .text(strings("renewal.\(verb)")), "info": .text(strings("renewal.\(verb)-info")),
            "href": .text("/grants/\(grant.number)/\(verb.rawValue)"), "danger": .flag(verb == .revoke),
            "command": try web.command("grant.\(verb.rawValue) \(grant.number)", signedIn),
            "inputs": .list(inputs(verb, typed).map { $0.view(shown.faults) }),
        ]
    }

    private func inputs(_ verb: GrantVerb, _ typed: Form?) -> [FieldView] {
        func area(_ id: String, _ label: String) -> FieldView {
            FieldView(
                id: id, label: strings(label), value: typed?.exact(id) ?? "", kind: .area(rows: 2), isRequired: true)
        }
        switch verb {
        case .revoke: return [area("ground", "act.reason")]
        case .renew:
            let later = grant.to.adding(days: 365) ?? grant.to
            return [
                FieldView(
                    id: "to", label: strings("grant.newto"), value: typed?.exact("to") ?? later.description,
                    kind: .line(type: "date"), isRequired: true), area("reason", "grant.whystill"),
            ]
        case .dispute: return [area("statement", "grant.statement"), area("wanted", "grant.wanted")]
        }
    }
}
