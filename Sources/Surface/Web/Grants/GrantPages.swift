import Authority
import Casework
import Catalogue
import Exchange
import Files
import HTTP
import Hummingbird
import Identity
import Standards
import Store

extension Web {
    func addGrants(to router: Router<CityContext>) {
        router.get("/grants", use: grants)
        router.get("/grants/export", use: exportGrants)
        router.get("/grants/:number", use: showGrant)
        router.post("/grants/:number/:verb", use: actOnGrant)
    }

    private func showGrant(_ request: Request, _ context: CityContext) async throws -> Response {
        let notice = try request.query()["done"].flatMap { templates[context.language].known("ended." + $0) }
        return try await grantPage(GrantShown(notice: notice), for: request, in: context)
    }

    /// The page of a grant as consumer, provider or bureau may see it; 404 for all others.
    func grantPage(_ shown: GrantShown, for request: Request, in context: CityContext) async throws -> Response {
        let signedIn = try context.signedIn()
        let seen = try await seenGrant(context, signedIn)
        let strings = templates[context.language]
        let grant = seen.view.grant
        let terms = GrantTerms(web: self, seen: seen, strings: strings)
        let title = strings("grant.title", ["entry": seen.view.entryTitle[context.language]])
        var view: [String: View] = [
            "heading": .text(title), "number": .text(grant.number),
            "consumer": .text(organisation(grant.consumer, context.language)),
            "provider": .text(organisation(grant.provider, context.language)),
            "state": .text(grant.state.title[context.language]), "tone": .text(grant.state.tone),
            "soon": View(terms.soon), "ended": View(terms.ended), "notice": View(shown.notice),
            "problem": problem(shown.problem, context.language), "faults": shown.faults.view(strings),
            "terms": terms.lines, "fields": terms.items, "facts": terms.facts,
            "sample": SampleView(row: seen.sample, form: grant.form, strings: strings).view,
            "call": CallExample(
                grant: grant, services: seen.services, instance: kernel.hub.settings.instance, strings: strings
            ).view,
            "calls": GrantCalls(days: seen.days, strings: strings).view,
            "timeline": .none, "course": .flag(seen.file != nil),
            "acts": try GrantForms(
                web: self, seen: seen, signedIn: signedIn, strings: strings, shown: shown
            ).view(),
        ]
        if let file = seen.file {
            view["timeline"] =
                Timeline(
                    web: self, file: file, words: CaseWords(strings: strings, packs: kernel.packs), names: seen.names
                ).view
        }
        var frame = Frame(
            title: title, crumbs: [(strings("grant.list"), "/grants"), (grant.number, nil)])
        if shown.problem != nil || !shown.faults.isEmpty {
            frame.title = strings("form.errorprefix") + title
            frame.status = .unprocessableContent
        }
        return try page("grants/grant", frame, view, for: request, in: context)
    }

    /// What one read brings of the grant that an address names.
    func seenGrant(_ context: CityContext, _ signedIn: SignedIn) async throws -> SeenGrant {
        guard let number = context.parameters.get("number"), number.utf8.count <= 64 else { throw Problem.notFound }
        let (kernel, actor) = (kernel, signedIn.actor)
        let seen = try await kernel.store.read { snapshot -> SeenGrant? in
            guard let view = try kernel.catalogue.grant(number, for: actor, in: snapshot) else { return nil }
            let file = try kernel.casework.file(number: view.grant.caseNumber, for: actor, in: snapshot)
            let names = try file.map { try kernel.identity.names(of: Timeline.accounts(of: $0), in: snapshot) }
            return SeenGrant(
                view: view, file: file, names: names ?? [:],
                request: try file.flatMap { try SeenRequest.of($0, for: actor, kernel, in: snapshot) },
                isDisputable: try file.map { try kernel.catalogue.isDisputable($0, in: snapshot) } ?? false,
                services: try kernel.hub.systems(of: view.grant.provider, in: snapshot),
                days: try kernel.hub.days(GrantCalls.length, ofGrant: number, in: snapshot),
                sample: try? kernel.catalogue.sample(of: RequestContent(changing: view), for: actor, in: snapshot)
                    .first)
        }
        guard let seen else { throw Problem.notFound }
        return seen
    }
}

/// What one read brought of a grant.
struct SeenGrant: Sendable {
    /// The grant, with what the reader may do with it.
    let view: GrantView
    /// The case in which it was decided; nil: the reader may not see it.
    let file: CaseFile?
    /// The names behind the accounts of the case.
    let names: [String: String]
    /// What was asked for.
    let request: SeenRequest?
    /// Whether less was given than was asked for, so that it can be objected to.
    let isDisputable: Bool
    /// The codes of the provider's systems in the exchange.
    let services: [String]
    /// The calls of the last thirty days.
    let days: [GrantDay]
    /// A fictional record as the consumer receives it.
    let sample: SampleRow?
}

/// What stands on the page of a grant besides the grant.
struct GrantShown: Sendable {
    /// What was just done.
    var notice: String?
    /// What could not be done.
    var problem: Problem?
    /// What is wrong with what was typed.
    var faults = FormFaults()
    /// What was typed, and into which form.
    var typed: (verb: GrantVerb, form: Form)?
}
