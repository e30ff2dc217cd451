import Authority
import Casework
import Definitions
import HTTP
import Hummingbird
import Identity
import Standards
import Store

extension Web {
    private static let requestsPerPage = 30

    /// The cases that somebody may see, by whose they are, narrowed by what the address says.
    func requests(_ request: Request, _ context: CityContext) async throws -> Response {
        let signedIn = try context.signedIn()
        let query = try request.query()
        let strings = templates[context.language]
        let filter = RequestFilter(query, first: firstScope(signedIn))
        let after = query["after"]
        let (kernel, actor) = (kernel, signedIn.actor)
        let wanted = filter.query(for: actor)
        let (found, toDo) = try await kernel.store.read { snapshot in
            (
                try kernel.casework.files(
                    wanted, for: actor, after: after, limit: Self.requestsPerPage, in: snapshot),
                try kernel.casework.counts(for: actor, in: snapshot).toDo
            )
        }
        let list = CaseList(web: self, strings: strings)
        let title = strings("request.list")
        let next = found.next.map { filter.address.adding("after", $0).text }
        let view: [String: View] = [
            "heading": .text(title), "path": "/requests", "findentry": .flag(!requestPosts(signedIn).isEmpty),
            "tabs": tabs(filter, signedIn, toDo: toDo, strings),
            "hidden": filter.address.hidden(without: Set(RequestFilter.names)),
            "filters": .list(filters(filter, strings).map { $0.view() }),
            "clear": .text(ListAddress("/requests").adding("scope", filter.scope.rawValue).text),
            "summary": .text(strings("request.shown", ["shown": String(found.items.count)])),
            "export": found.items.isEmpty ? .none : .text(filter.address.at("/requests/export").text),
            "some": .flag(!found.items.isEmpty), "rows": .list(found.items.map(list.view)),
            "paged": .flag(next != nil || after != nil), "first": after == nil ? .none : .text(filter.address.text),
            "next": View(next),
        ]
        return try page(
            "requests/list", Frame(title: title, crumbs: [(title, nil)]), view, for: request, in: context)
    }

    /// The same list as a file.
    func exportRequests(_ request: Request, _ context: CityContext) async throws -> Response {
        let signedIn = try context.signedIn()
        let strings = templates[context.language]
        let filter = RequestFilter(try request.query(), first: firstScope(signedIn))
        let (kernel, actor) = (kernel, signedIn.actor)
        let wanted = filter.query(for: actor)
        let list = CaseList(web: self, strings: strings)
        return try await csvList(
            "\(strings("request.list"))-\(kernel.today)", plain: "requests-\(kernel.today)", header: list.header
        ) { after in
            let found = try await kernel.store.read { snapshot in
                try kernel.casework.files(wanted, for: actor, after: after, limit: 100, in: snapshot)
            }
            return (found.items.map(list.cells), found.next)
        }
    }

    /// What somebody sees first: her own cases where she may ask for data, else her department's.
    private func firstScope(_ signedIn: SignedIn) -> RequestScope {
        allows(.approve, on: .requests, signedIn) ? .all : requestPosts(signedIn).isEmpty ? .department : .mine
    }

    private func tabs(_ filter: RequestFilter, _ signedIn: SignedIn, toDo: Int, _ strings: Strings) -> View {
        let scopes = RequestScope.allCases.filter { $0 != .all || allows(.approve, on: .requests, signedIn) }
        let tabs = scopes.map { scope -> View in
            let address = filter.address.removing("scope").adding("scope", scope.rawValue)
            return [
                "href": .text(address.text), "label": .text(strings("scope.\(scope)")),
                "current": .flag(scope == filter.scope), "count": .none,
            ]
        }
        let toDoTab: View = [
            "href": "/tasks", "label": .text(strings("task.title")), "current": false,
            "count": toDo > 0 ? View(toDo) : .none,
        ]
        return .list(tabs + [toDoTab])
    }

    private func filters(_ filter: RequestFilter, _ strings: Strings) -> [FieldView] {
        let words = CaseWords(strings: strings, packs: kernel.packs)
        let any = FieldView.Choice(value: "", label: strings("find.any"))
        let states = CaseState.allCases.map { FieldView.Choice(value: $0.rawValue, label: strings("state.\($0)")) }
        let chains = kernel.packs.chains.keys.sorted().map { FieldView.Choice(value: $0, label: words.chain($0)) }
        return [
            FieldView(
                id: "state", label: strings("case.state"), value: filter["state"], kind: .choice([any] + states)),
            FieldView(
                id: "chain", label: strings("request.chain"), value: filter["chain"], kind: .choice([any] + chains)),
            FieldView(
                id: "party", label: strings("request.party"), value: filter["party"],
                kind: .choice([any] + departments(strings.language))),
            FieldView(id: "q", label: strings("request.text"), value: filter["q"]),
        ]
    }

    /// The organisations of today, for a choice.
    func departments(_ language: Language) -> [FieldView.Choice] {
        let today = kernel.today
        return kernel.identity.organisations.all.filter { $0.exists(on: today) }
            .map { FieldView.Choice(value: $0.code, label: organisation($0.code, language)) }
    }
}
