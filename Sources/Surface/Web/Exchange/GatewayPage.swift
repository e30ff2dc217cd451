import Authority
import Exchange
import HTTP
import Hummingbird
import Identity
import Standards
import Store

extension Web {
    func showGateway(_ request: Request, _ context: CityContext) async throws -> Response {
        let notice = try request.query()["done"].flatMap { templates[context.language].known("gatewaydone." + $0) }
        return try await gatewayPage(GatewayShown(notice: notice), for: request, in: context)
    }

    /// One gateway: how it is, who stands behind it, what waits for a decision, and what the reader may do.
    func gatewayPage(
        _ shown: GatewayShown, for request: Request, in context: CityContext
    ) async throws -> Response {
        let signedIn = try watcher(context)
        guard let id = context.parameters.get("id"), id.utf8.count <= 64 else { throw Problem.notFound }
        let (hub, actor, identity) = (kernel.hub, signedIn.actor, kernel.identity)
        let seen = try await kernel.store.read { snapshot -> SeenGateway? in
            guard let view = try hub.gateway(id, in: snapshot) else { return nil }
            let accounts = Set(view.joins.flatMap { [$0.invitedBy, $0.decidedBy].compactMap(\.self) })
            let open = view.joins.first { $0.state == .open }
            return SeenGateway(
                view: view, names: try identity.names(of: accounts, in: snapshot),
                code: try open.flatMap { try hub.code(of: $0.id, for: actor, in: snapshot)?.description })
        }
        guard let seen else { throw Problem.notFound }
        let strings = templates[context.language]
        let title = seen.view.gateway.title[context.language]
        let parts = GatewayParts(seen: seen, strings: strings, now: kernel.clock.now(), silence: hub.settings.silence)
        let forms = GatewayForms(web: self, signedIn: signedIn, strings: strings, shown: shown)
        let view: [String: View] = [
            "heading": .text(title), "id": .text(id), "badges": parts.lines.badges(seen.view),
            "notice": View(shown.notice), "problem": problem(shown.problem, context.language),
            "faults": shown.faults.view(strings), "troubles": parts.troubles, "maintenance": parts.maintenance,
            "revoked": View(seen.view.gateway.revocation), "facts": .list(parts.facts),
            "code": try parts.code(forms), "waiting": try parts.waiting(forms),
            "systems": .list(try parts.systems(forms)), "hasSystems": .flag(!seen.view.systems.isEmpty),
            "members": .list(parts.members), "hasMembers": .flag(!seen.view.members.isEmpty),
            "certificates": .list(parts.certificates), "hasCertificates": .flag(!seen.view.certificates.isEmpty),
            "joins": .list(parts.joins), "acts": try forms.acts(on: seen.view, now: kernel.clock.now()),
        ]
        var frame = Frame(
            title: title,
            crumbs: [
                (strings("exchange.title"), "/exchange"), (strings("exchange.gateways"), "/exchange/gateways"),
                (title, nil),
            ])
        if shown.problem != nil || !shown.faults.isEmpty {
            frame.title = strings("form.errorprefix") + title
            frame.status = .unprocessableContent
        }
        return try page("exchange/gateway", frame, view, for: request, in: context)
    }
}

/// What one read brought of a gateway.
struct SeenGateway: Sendable {
    /// The gateway.
    let view: GatewayView
    /// The names behind accounts.
    let names: [String: String]
    /// The code of its open invitation, where the reader made it.
    let code: String?
}

/// The parts of a gateway's page.
struct GatewayParts {
    let seen: SeenGateway
    let strings: Strings
    let now: Instant
    let lines: GatewayLines

    init(seen: SeenGateway, strings: Strings, now: Instant, silence: Duration) {
        self.seen = seen
        self.strings = strings
        self.now = now
        lines = GatewayLines(strings: strings, now: now, silence: silence)
    }

    private var gateway: GatewayRecord { seen.view.gateway }

    /// What is not as it should be.
    var troubles: View {
        let troubles = lines.troubles(seen.view)
        return troubles.isEmpty ? .none : ["words": .list(troubles.map(View.text))]
    }

    /// What callers are told while it is being worked on.
    var maintenance: View { View(gateway.maintenance?[strings.language]) }

    /// Address, journal, configuration, health.
    var facts: [View] {
        var facts = [Fact(strings("gateway.id"), gateway.id)]
        if gateway.port > 0 {
            facts.append(Fact(strings("gateway.address"), "\(gateway.host):\(gateway.port)"))
            facts.append(Fact(strings("gateway.origin"), gateway.journalOrigin))
            facts.append(Fact(strings("gateway.journalkey"), gateway.journalKey))
        }
        if let told = seen.view.told {
            let words = strings(
                "gateway.serial", ["serial": String(told.serial), "age": lines.age(of: told.issuedAt)])
            facts.append(Fact(strings("gateway.told"), words))
        }
        if let pulse = seen.view.pulse {
            facts.append(Fact(strings("gateway.used"), lines.configuration(seen.view)))
            facts.append(Fact(strings("gateway.lastreport"), BeijingTime.textWithSeconds(pulse.at)))
            facts.append(Fact(strings("gateway.version"), pulse.health.version))
            facts.append(Fact(strings("gateway.records"), Web.grouped(pulse.health.records)))
            if let room = pulse.health.room {
                facts.append(Fact(strings("gateway.room"), ByteSize.text(Int(clamping: room))))
            }
        }
        if let mirror = seen.view.mirror {
            facts.append(Fact(strings("gateway.mirror"), Web.grouped(mirror.size), link: checkpoint(mirror)))
        }
        return facts.map(\.view)
    }

    private func checkpoint(_ mirror: MirrorState) -> String? {
        mirror.note.isEmpty ? nil : "/journal/\(gateway.id)/checkpoint"
    }

    /// The code that waits to be used: shown to whoever made it, to others that there is one.
    func code(_ forms: GatewayForms) throws -> View {
        guard let join = seen.view.joins.first(where: { $0.state(at: now) == .open }) else { return .none }
        return [
            "text": View(seen.code), "until": .text(BeijingTime.text(join.expiresAt)),
            "command": .text("yitong gateway join \(seen.code ?? "CODE")"),
            "by": .text(name(join.invitedBy)), "withdraw": try forms.withdrawal(join),
        ]
    }

    /// The request that waits for a decision.
    func waiting(_ forms: GatewayForms) throws -> View {
        guard let join = seen.view.joins.first(where: { $0.state == .pending }), let request = join.request else {
            return .none
        }
        return [
            "fingerprint": .text(join.comparable ?? ""), "address": .text(join.address ?? "–"),
            "at": .text(join.requestedAt.map(BeijingTime.textWithSeconds) ?? "–"),
            "endpoint": .text("\(request.host):\(request.port)"), "version": .text(request.version),
            "origin": .text(request.journalOrigin), "by": .text(name(join.invitedBy)),
            "leaked": join.replays > 0 ? .text(strings("gateway.leaked", ["count": String(join.replays)])) : .none,
            "decision": try forms.decision(join),
        ]
    }

    var members: [View] {
        seen.view.members.map {
            ["title": .text($0.title[strings.language]), "id": .text($0.id.description)]
        }
    }

    func systems(_ forms: GatewayForms) throws -> [View] {
        try seen.view.systems.map { system in
            [
                "title": .text(system.title[strings.language]), "id": .text(system.id.description),
                "removal": try forms.removal(system),
            ]
        }
    }

    var certificates: [View] {
        seen.view.certificates.map { certificate in
            [
                "serial": .text(certificate.serial), "from": .text(BeijingTime.text(certificate.notBefore)),
                "to": .text(BeijingTime.text(certificate.notAfter)),
                "fingerprint": .text(Fingerprint.groups(certificate.fingerprint)),
            ]
        }
    }

    var joins: [View] {
        seen.view.joins.map { join in
            let state = join.state(at: now)
            return [
                "at": .text(BeijingTime.text(join.invitedAt)), "by": .text(name(join.invitedBy)),
                "state": .text(strings("join.\(state.rawValue)")), "tone": .text(tone(state)),
                "decided": .text(join.decidedBy.map(name) ?? "–"), "reason": View(join.reason),
            ]
        }
    }

    private func tone(_ state: JoinState) -> String {
        switch state {
        case .open, .withdrawn, .expired: ""
        case .pending: "warn"
        case .approved: "good"
        case .refused: "bad"
        }
    }

    private func name(_ account: String) -> String { seen.names[account] ?? account }
}
