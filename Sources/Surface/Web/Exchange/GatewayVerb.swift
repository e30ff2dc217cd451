import Authority
import Exchange
import HTTP
import Standards

/// What can be sent from the page of a gateway.
enum GatewayVerb: String, Sendable, Hashable, CaseIterable {
    case invite, withdraw, approve, refuse, member, system, removal, maintenance, serving, revoke

    /// What it takes to do it: who lets machines in is kept apart from who asks for it, as with people's accounts.
    var need: (act: Act, object: ObjectRef) {
        switch self {
        case .invite, .withdraw, .member, .system, .removal: (.propose, .accounts)
        case .approve, .refuse, .revoke: (.approve, .accounts)
        case .maintenance, .serving: (.operate, .jobs)
        }
    }

    /// What the form token is for.
    func action(_ id: String) -> String { "gateway.\(rawValue) \(id)" }
}

/// What a form asks for, read; nil where it is not complete.
struct GatewayReading {
    let form: Form
    let strings: Strings

    /// A line that must be there.
    func line(_ name: String, _ label: String, _ faults: inout FormFaults) -> String {
        guard let text = form[name] else {
            faults.add(name, strings("gateway.need", ["field": strings(label)]))
            return ""
        }
        return text
    }

    /// Both languages of a title.
    func title(_ faults: inout FormFaults) -> Localized {
        Localized(
            zh: line("titleZh", "gateway.titlezh", &faults), en: line("titleEn", "gateway.titleen", &faults))
    }
}
