import Authority
import Definitions
import Exchange
import HTTP
import Hummingbird
import Identity
import Journal
import Standards
import Store

extension Web {
    /// Makes a code for a new gateway.
    func inviteGateway(_ request: Request, _ context: CityContext) async throws -> Response {
        let signedIn = try context.signedIn()
        let form = try await form(request, signedIn)
        var shown = GatewayShown(typed: (.invite, form))
        let reading = GatewayReading(form: form, strings: templates[context.language])
        let id = reading.line("id", "gateway.id", &shown.faults)
        let title = reading.title(&shown.faults)
        guard shown.faults.isEmpty else { return try await gatewayList(shown, for: request, in: context) }
        do {
            try await invite(id, title, form, GatewayVerb.invite.action("new"), signedIn)
            return try redirect(to: "/exchange/gateways/\(id)?done=invite")
        } catch let refusal as Refusal {
            shown.problem = Problem(refusal)
            return try await gatewayList(shown, for: request, in: context)
        }
    }

    private func invite(
        _ id: String, _ title: Localized, _ form: Form, _ action: String, _ signedIn: SignedIn
    ) async throws {
        let command = try command(form.exact("command"), action, signedIn)
        let permit = try permit(.propose, on: .accounts, signedIn)
        let hub = kernel.hub
        try await kernel.store.write { transaction in
            _ = try hub.invite(id, title: title, command: command, under: permit, in: transaction)
        }
    }

    /// Does what a form on a gateway's page asks for.
    func actOnGateway(_ request: Request, _ context: CityContext) async throws -> Response {
        let signedIn = try watcher(context)
        guard let verb = context.parameters.get("verb").flatMap(GatewayVerb.init(rawValue:)),
            let id = context.parameters.get("id"), id.utf8.count <= 64
        else { throw Problem.notFound }
        let form = try await form(request, signedIn)
        var shown = GatewayShown(typed: (verb, form))
        let reading = GatewayReading(form: form, strings: templates[context.language])
        let permit = try permit(verb.need.act, on: verb.need.object, signedIn)
        let act = GatewayAct(verb, reading, &shown.faults)
        guard shown.faults.isEmpty else { return try await gatewayPage(shown, for: request, in: context) }
        let command = try command(form.exact("command"), verb.action(id), signedIn)
        let (hub, organisations, today) = (kernel.hub, kernel.identity.organisations, kernel.today)
        do {
            try await kernel.store.write { transaction in
                try act.perform(
                    on: id, hub, command, under: permit, in: transaction,
                    member: { organisations.name(of: $0, on: today)?.short })
            }
            return try redirect(to: "/exchange/gateways/\(id)?done=\(verb.rawValue)")
        } catch let refusal as Refusal {
            shown.problem = Problem(refusal)
            return try await gatewayPage(shown, for: request, in: context)
        }
    }
}

/// One act on a gateway, as a form asked for it.
enum GatewayAct: Sendable {
    case invite(Localized)
    case withdraw(join: String)
    case approve(join: String, fingerprint: String)
    case refuse(join: String, reason: String)
    case member(String)
    case system(member: String, code: String, title: Localized)
    case removal(member: String, code: String)
    case maintenance(Localized?)
    case revoke(reason: String)

    /// Reads a form; what is missing stands in `faults`.
    init(_ verb: GatewayVerb, _ reading: GatewayReading, _ faults: inout FormFaults) {
        func line(_ name: String, _ label: String) -> String { reading.line(name, label, &faults) }
        switch verb {
        case .invite: self = .invite(reading.title(&faults))
        case .withdraw: self = .withdraw(join: line("join", "gateway.join"))
        case .approve:
            self = .approve(
                join: line("join", "gateway.join"), fingerprint: line("fingerprint", "gateway.fingerprint"))
        case .refuse: self = .refuse(join: line("join", "gateway.join"), reason: line("refusal", "act.reason"))
        case .member: self = .member(line("member", "gateway.member"))
        case .system:
            self = .system(
                member: line("of", "gateway.member"), code: line("code", "gateway.systemcode"),
                title: Localized(
                    zh: line("systemZh", "gateway.titlezh"), en: line("systemEn", "gateway.titleen")))
        case .removal:
            self = .removal(member: line("of", "gateway.member"), code: line("code", "gateway.systemcode"))
        case .maintenance:
            self = .maintenance(
                Localized(zh: line("noticeZh", "gateway.noticezh"), en: line("noticeEn", "gateway.noticeen")))
        case .serving: self = .maintenance(nil)
        case .revoke: self = .revoke(reason: line("reason", "act.reason"))
        }
    }

    /// Does it.
    ///
    /// - Parameter member: the present name of an organisation; nil: there is none of that code.
    func perform(
        on id: String, _ hub: Hub, _ command: CommandID, under permit: Permit, in transaction: Transaction,
        member: (String) -> Localized?
    ) throws {
        switch self {
        case .invite(let title):
            _ = try hub.invite(id, title: title, command: command, under: permit, in: transaction)
        case .withdraw(let join):
            try hub.withdraw(ID(rawValue: join), command: command, under: permit, in: transaction)
        case .approve(let join, let fingerprint):
            try hub.approve(
                ID(rawValue: join), fingerprint: fingerprint, command: command, under: permit, in: transaction)
        case .refuse(let join, let reason):
            try hub.refuse(ID(rawValue: join), reason: reason, command: command, under: permit, in: transaction)
        case .member(let code):
            guard let title = member(code) else { throw Refusal.hub(.noMember) }
            try hub.place(code, title: title, behind: id, command: command, under: permit, in: transaction)
        case .system(let member, let code, let title):
            try hub.addSystem(code, of: member, title: title, command: command, under: permit, in: transaction)
        case .removal(let member, let code):
            try hub.removeSystem(code, of: member, command: command, under: permit, in: transaction)
        case .maintenance(let notice):
            try hub.setMaintenance(id, notice, command: command, under: permit, in: transaction)
        case .revoke(let reason):
            try hub.revoke(id, reason: reason, command: command, under: permit, in: transaction)
        }
    }
}
