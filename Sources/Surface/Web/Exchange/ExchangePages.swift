import Authority
import Exchange
import HTTP
import Hummingbird
import Standards
import Store

extension Web {
    func addExchange(to router: Router<CityContext>) {
        router.get("/exchange", use: exchangeBoard)
        router.get("/exchange/gateways", use: gateways)
        router.post("/exchange/gateways", use: inviteGateway)
        router.get("/exchange/gateways/:id", use: showGateway)
        router.post("/exchange/gateways/:id/:verb", use: actOnGateway)
    }

    /// Those who watch the exchange: whoever looks after the system, its accounts or its evidence, and the bureau that supervises sharing.
    func watcher(_ context: CityContext) throws -> SignedIn {
        let signedIn = try context.signedIn()
        guard watchesExchange(signedIn) else { throw Problem.forbidden }
        return signedIn
    }

    func watchesExchange(_ signedIn: SignedIn) -> Bool {
        allows(.view, on: .jobs, signedIn) || allows(.view, on: .accounts, signedIn)
            || allows(.approve, on: .requests, signedIn)
    }

    /// The exchange of the last hour and day: how many calls, how fast, what was refused and why, for whom.
    private func exchangeBoard(_ request: Request, _ context: CityContext) async throws -> Response {
        let signedIn = try watcher(context)
        let kernel = kernel
        let seen = try await kernel.store.read { snapshot in
            SeenExchange(
                minutes: try kernel.hub.minutes(CallChart.length, in: snapshot),
                figures: try kernel.hub.figures(hours: 24, in: snapshot),
                gateways: try kernel.hub.gateways(in: snapshot), members: try kernel.hub.members(in: snapshot))
        }
        let strings = templates[context.language]
        let title = strings("exchange.title")
        return try page(
            "exchange/board", Frame(title: title, crumbs: [(title, nil)]),
            ExchangeBoard(
                seen: seen, strings: strings, now: kernel.clock.now(), hub: kernel.hub,
                readsGrants: allows(.find, on: .requests, signedIn)
            ).view, for: request,
            in: context)
    }

    /// All gateways, those whose certificate ends first at the top.
    func gateways(_ request: Request, _ context: CityContext) async throws -> Response {
        try await gatewayList(GatewayShown(), for: request, in: context)
    }

    func gatewayList(
        _ shown: GatewayShown, for request: Request, in context: CityContext
    ) async throws -> Response {
        let signedIn = try watcher(context)
        let (hub, strings) = (kernel.hub, templates[context.language])
        let all = try await kernel.store.read { try hub.gateways(in: $0) }
        let lines = GatewayLines(strings: strings, now: kernel.clock.now(), silence: hub.settings.silence)
        let title = strings("exchange.gateways")
        let mayInvite = allows(.propose, on: .accounts, signedIn)
        let form = GatewayForms(web: self, signedIn: signedIn, strings: strings, shown: shown)
        let view: [String: View] = [
            "problem": problem(shown.problem, context.language), "faults": shown.faults.view(strings),
            "some": .flag(!all.isEmpty),
            "rows": .list(all.sorted { lines.left($0) ?? .max < lines.left($1) ?? .max }.map(lines.view)),
            "invite": mayInvite ? try form.newGateway : .none,
        ]
        var frame = Frame(title: title, crumbs: [(strings("exchange.title"), "/exchange"), (title, nil)])
        if shown.problem != nil || !shown.faults.isEmpty {
            frame.title = strings("form.errorprefix") + title
            frame.status = .unprocessableContent
        }
        return try page("exchange/gateways", frame, view, for: request, in: context)
    }
}

/// What one read brought of the exchange.
struct SeenExchange: Sendable {
    /// The minutes of the last hour in which there were calls.
    let minutes: [MinuteFigure]
    /// The calls of a day by caller, service, grant and outcome.
    let figures: [CallFigure]
    /// All gateways.
    let gateways: [GatewayView]
    /// The names of members by code.
    let members: [String: Localized]
}

/// What stands on a page of gateways besides them.
struct GatewayShown: Sendable {
    /// What was just done.
    var notice: String?
    /// What could not be done.
    var problem: Problem?
    /// What is wrong with what was typed.
    var faults = FormFaults()
    /// What was typed, and into which form.
    var typed: (verb: GatewayVerb, form: Form)?
}
