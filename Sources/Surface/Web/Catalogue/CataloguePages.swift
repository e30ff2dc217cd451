import Authority
import Catalogue
import Definitions
import HTTP
import Hummingbird
import Search
import Standards
import Store

extension Web {
    func addCatalogue(to router: Router<CityContext>) {
        router.get("/catalogue", use: catalogue)
        router.get("/catalogue.csv", use: exportCatalogue)
        router.get("/catalogue/new", use: newEntry)
        router.post("/catalogue/new", use: registerEntry)
        router.get("/catalogue/:entry", use: showEntry)
        router.get("/catalogue/:entry/edit", use: editEntry)
        router.post("/catalogue/:entry/edit", use: reviseEntry)
        router.post("/catalogue/:entry/publish", use: publishEntry)
        router.post("/catalogue/:entry/withdraw", use: withdrawEntry)
        router.post("/catalogue/:entry/attach", use: attachResource)
        router.post("/catalogue/:entry/detach", use: detachResource)
        router.get("/catalogue/:entry/versions", use: entryVersions)
        router.get("/catalogue/:entry/compare", use: compareEntry)
    }

    /// Who may look at the catalogue: every official account.
    func official(_ context: CityContext) throws -> SignedIn {
        let signedIn = try context.signedIn()
        guard signedIn.actor.kind == .official else { throw Problem.forbidden }
        return signedIn
    }

    /// What there is in the catalogue: words and facets narrow it, hits in titles come first.
    private func catalogue(_ request: Request, _ context: CityContext) async throws -> Response {
        let signedIn = try official(context)
        let strings = templates[context.language]
        let search = try CatalogueSearch(request.query(), path: "/catalogue")
        let title = strings("catalogue.title")
        var frame = Frame(title: title, crumbs: [(title, nil)])
        var view: [String: View] = [
            "words": .text(search.words), "hidden": search.address.hidden(without: ["q"]),
            "register": kernel.catalogue.registrars(for: signedIn.actor).isEmpty ? .none : "/catalogue/new",
        ]
        do {
            let (catalogue, actor, query) = (kernel.catalogue, signedIn.actor, search.query)
            let after = try search.place()
            let page = try await kernel.store.read { snapshot in
                try catalogue.search(query, for: actor, after: after, limit: 20, in: snapshot)
            }
            view.merge(found(page, search, strings, isFirst: after == nil)) { $1 }
        } catch {
            let problem = Problem(error)
            guard problem.status.code < 500 else { throw error }
            view["problem"] = self.problem(problem, context.language)
            view["empty"] = .text(strings("catalogue.refused"))
            frame.status = problem.status
        }
        return try page("catalogue/list", frame, view, for: request, in: context)
    }

    private func found(
        _ page: EntryPage, _ search: CatalogueSearch, _ strings: Strings, isFirst: Bool
    ) -> [String: View] {
        let facets = CatalogueFacets(web: self, strings: strings).facets(of: page)
        let address = search.address
        let shown = facets.map { $0.view(address) }.filter { $0 != .none }
        let chips = facets.flatMap { $0.chips(address) }
        let words: View =
            search.words.isEmpty
            ? .none : .text(strings("catalogue.emptywords", ["words": search.words]))
        return [
            "some": .flag(!page.entries.isEmpty),
            "rows": .list(page.entries.map { row($0, strings) }),
            "summary": .text(
                strings(
                    "find.summary", ["shown": String(page.entries.count), "count": Self.grouped(Int64(page.count))])),
            "facets": .list(shown), "narrowed": .flag(!shown.isEmpty),
            "chips": chips.isEmpty
                ? .none : ["items": .list(chips), "clear": .text(search.bare.text)],
            "export": .text(address.at("/catalogue.csv").text),
            "paged": .flag(page.next != nil || !isFirst), "first": isFirst ? .none : .text(address.text),
            "previous": .none, "next": View(page.next.map { address.adding("after", $0.description).text }),
            "empty": words == .none ? .text(strings("catalogue.empty")) : words,
            "need": .text(search.need.text),
        ]
    }

    private func row(_ entry: EntrySummary, _ strings: Strings) -> View {
        let light = TimelinessLight(entry.timeliness, entry.lastUpdate, strings)
        return [
            "href": .text("/catalogue/\(entry.id)"), "title": .text(entry.title[strings.language]),
            "provider": .text(organisation(entry.provider, strings.language)),
            "state": entry.state == .published
                ? .none : ["tone": .text(entry.state.tone), "label": .text(entry.state.title[strings.language])],
            "sharing": .text(entry.sharing.title[strings.language]), "tone": .text(entry.sharing.tone),
            "level": .text(strings("catalogue.levelshort", ["level": String(entry.level)])),
            "update": .text(entry.update.title[strings.language]), "light": .text(light.tone),
            "freshness": .text(light.words), "attached": .flag(entry.isAttached),
            "ways": .text(entry.ways.map { strings("way.\($0.rawValue)") }.joined(separator: strings("site.comma"))),
            "items": View(entry.items),
        ]
    }

    /// The list as a spreadsheet, with what is chosen on it.
    private func exportCatalogue(_ request: Request, _ context: CityContext) async throws -> Response {
        let signedIn = try official(context)
        let strings = templates[context.language]
        let search = try CatalogueSearch(request.query(), path: "/catalogue.csv")
        let header = [
            "catalogue.code", "catalogue.entry", "catalogue.provider", "dataset.sharing", "catalogue.level",
            "dataset.update", "catalogue.updated", "catalogue.ways", "catalogue.resources", "catalogue.state",
        ].map { strings($0) }
        let (kernel, actor, query) = (kernel, signedIn.actor, search.query)
        return try await csvList(
            "\(strings("catalogue.title"))-\(kernel.today)", plain: "catalogue-\(kernel.today)", header: header
        ) { place in
            let page = try await kernel.store.read { snapshot in
                try kernel.catalogue.search(
                    query, for: actor, after: place.flatMap(SearchCursor.init), limit: 100, in: snapshot)
            }
            return (page.entries.map { cells($0, strings) }, page.next?.description)
        }
    }

    private func cells(_ entry: EntrySummary, _ strings: Strings) -> [String] {
        let language = strings.language
        return [
            entry.code ?? "", entry.title[language], organisation(entry.provider, language),
            entry.sharing.title[language], String(entry.level), entry.update.title[language],
            entry.lastUpdate?.dayOrTime ?? "",
            entry.ways.map { $0.title[language] }.joined(separator: strings("site.comma")),
            strings(entry.isAttached ? "catalogue.attached" : "catalogue.unattached"), entry.state.title[language],
        ]
    }
}
