import Authority
import Exchange
import HTTP
import Standards

/// The forms on pages of gateways: what the reader may do now.
struct GatewayForms {
    let web: Web
    let signedIn: SignedIn
    let strings: Strings
    let shown: GatewayShown

    /// The form for a new gateway.
    var newGateway: View {
        get throws {
            let typed = typed(.invite)
            return [
                "command": try web.command(GatewayVerb.invite.action("new"), signedIn),
                "inputs": .list(
                    ([
                        FieldView(
                            id: "id", label: strings("gateway.id"), value: typed?.exact("id") ?? "",
                            hint: strings("gateway.idhint"), isRequired: true)
                    ] + titles(typed, nil)).map { $0.view(shown.faults) }),
            ]
        }
    }

    /// The forms of a gateway's page, in the order in which a gateway lives; the decision stands elsewhere.
    func acts(on seen: GatewayView, now: Instant) throws -> View {
        let verbs = GatewayVerb.allCases.filter { isOffered($0, seen, now) && may($0) }
        guard !verbs.isEmpty else { return .none }
        return ["forms": .list(try verbs.map { try form($0, seen) })]
    }

    /// What the reader may decide about a request that waits; nothing where there is none.
    func decision(_ join: Join) throws -> View {
        let isOwn = join.invitedBy == signedIn.actor.account
        return [
            "own": .flag(isOwn && may(.approve)), "closed": .flag(!may(.approve)),
            "approve": may(.approve) && !isOwn
                ? [
                    "href": .text(href(join.gateway, .approve)), "join": .text(join.id.rawValue),
                    "command": try web.command(GatewayVerb.approve.action(join.gateway), signedIn),
                    "inputs": .list([
                        FieldView(
                            id: "fingerprint", label: strings("gateway.readout"),
                            value: typed(.approve)?.exact("fingerprint") ?? "", hint: strings("gateway.readouthint"),
                            isRequired: true
                        ).view(shown.faults)
                    ]),
                ] : .none,
            "refuse": may(.refuse)
                ? [
                    "href": .text(href(join.gateway, .refuse)), "join": .text(join.id.rawValue),
                    "command": try web.command(GatewayVerb.refuse.action(join.gateway), signedIn),
                    "inputs": .list([
                        area("refusal", "act.reason", typed(.refuse)).view(shown.faults)
                    ]),
                ] : .none,
        ]
    }

    /// The button that takes an unused code back.
    func withdrawal(_ join: Join) throws -> View {
        guard may(.withdraw) else { return .none }
        return [
            "href": .text(href(join.gateway, .withdraw)), "join": .text(join.id.rawValue),
            "command": try web.command(GatewayVerb.withdraw.action(join.gateway), signedIn),
        ]
    }

    /// The button that takes a system out.
    func removal(_ system: SubsystemEntry) throws -> View {
        guard may(.removal) else { return .none }
        return [
            "href": .text(href(system.gateway, .removal)), "of": .text(system.id.member.code),
            "code": .text(system.id.code),
            "command": try web.command(GatewayVerb.removal.action(system.gateway), signedIn),
        ]
    }

    private func isOffered(_ verb: GatewayVerb, _ seen: GatewayView, _ now: Instant) -> Bool {
        switch verb {
        case .invite: !seen.joins.contains { [.open, .pending].contains($0.state(at: now)) }
        case .member: true
        case .system: !seen.members.isEmpty
        case .maintenance: seen.gateway.state == .active && seen.gateway.maintenance == nil
        case .serving: seen.gateway.state == .active && seen.gateway.maintenance != nil
        case .revoke: seen.gateway.state == .active
        case .withdraw, .approve, .refuse, .removal: false
        }
    }

    private func may(_ verb: GatewayVerb) -> Bool { web.allows(verb.need.act, on: verb.need.object, signedIn) }

    private func form(_ verb: GatewayVerb, _ seen: GatewayView) throws -> View {
        let typed = typed(verb)
        return [
            "verb": .text(verb.rawValue), "open": .flag(typed != nil),
            "label": .text(strings("gatewayact.\(verb.rawValue)")),
            "info": .text(strings("gatewayact.\(verb.rawValue)info")), "href": .text(href(seen.gateway.id, verb)),
            "danger": .flag(verb == .revoke), "command": try web.command(verb.action(seen.gateway.id), signedIn),
            "inputs": .list(inputs(verb, seen, typed).map { $0.view(shown.faults) }),
        ]
    }

    private func inputs(_ verb: GatewayVerb, _ seen: GatewayView, _ typed: Form?) -> [FieldView] {
        switch verb {
        case .invite: titles(typed, seen.gateway.title)
        case .member: [choice("member", web.departments(strings.language), typed)]
        case .system:
            [
                choice(
                    "of",
                    seen.members.map { .init(value: $0.id.code, label: $0.title[strings.language]) }, typed),
                line("code", "gateway.systemcode", typed, hint: strings("gateway.systemhint")),
                line("systemZh", "gateway.titlezh", typed), line("systemEn", "gateway.titleen", typed),
            ]
        case .maintenance:
            [line("noticeZh", "gateway.noticezh", typed), line("noticeEn", "gateway.noticeen", typed)]
        case .revoke: [area("reason", "act.reason", typed)]
        case .serving, .withdraw, .approve, .refuse, .removal: []
        }
    }

    private func titles(_ typed: Form?, _ known: Localized?) -> [FieldView] {
        [
            FieldView(
                id: "titleZh", label: strings("gateway.titlezh"), value: typed?.exact("titleZh") ?? known?.zh ?? "",
                isRequired: true),
            FieldView(
                id: "titleEn", label: strings("gateway.titleen"), value: typed?.exact("titleEn") ?? known?.en ?? "",
                isRequired: true),
        ]
    }

    private func line(_ id: String, _ label: String, _ typed: Form?, hint: String? = nil) -> FieldView {
        FieldView(id: id, label: strings(label), value: typed?.exact(id) ?? "", hint: hint, isRequired: true)
    }

    private func area(_ id: String, _ label: String, _ typed: Form?) -> FieldView {
        FieldView(
            id: id, label: strings(label), value: typed?.exact(id) ?? "", kind: .area(rows: 2), isRequired: true)
    }

    private func choice(_ id: String, _ choices: [FieldView.Choice], _ typed: Form?) -> FieldView {
        FieldView(
            id: id, label: strings("gateway.member"), value: typed?.exact(id) ?? "", kind: .choice(choices),
            isRequired: true)
    }

    private func typed(_ verb: GatewayVerb) -> Form? { shown.typed.flatMap { $0.verb == verb ? $0.form : nil } }

    private func href(_ gateway: String, _ verb: GatewayVerb) -> String {
        "/exchange/gateways/\(gateway)/\(verb.rawValue)"
    }
}
