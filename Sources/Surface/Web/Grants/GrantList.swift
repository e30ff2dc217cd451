import Authority
import Catalogue
import HTTP
import Hummingbird
import Standards
import Store

extension Web {
    private static let grantsPerPage = 30

    /// The grants that somebody may see: those her department received or gives, or all of the city.
    func grants(_ request: Request, _ context: CityContext) async throws -> Response {
        let signedIn = try context.signedIn()
        let query = try request.query()
        let strings = templates[context.language]
        let filter = GrantFilter(query, isWatcher: allows(.approve, on: .requests, signedIn))
        let after = query["after"]
        let (kernel, actor, wanted) = (kernel, signedIn.actor, filter.query(for: signedIn.actor))
        let found = try await kernel.store.read { snapshot in
            try kernel.catalogue.grants(wanted, for: actor, after: after, limit: Self.grantsPerPage, in: snapshot)
        }
        let list = GrantLines(web: self, strings: strings)
        let title = strings("grant.list")
        let next = found.next.map { filter.address.adding("after", $0).text }
        let view: [String: View] = [
            "tabs": .list(
                filter.scopes.map { scope in
                    [
                        "href": .text(filter.address.removing("scope").adding("scope", scope.rawValue).text),
                        "label": .text(strings("grantscope.\(scope)")), "current": .flag(scope == filter.scope),
                    ]
                }),
            "hidden": filter.address.hidden(without: Set(GrantFilter.names)),
            "filters": .list(filters(filter, strings).map { $0.view() }),
            "clear": .text(ListAddress("/grants").adding("scope", filter.scope.rawValue).text),
            "summary": .text(strings("grant.shown", ["shown": String(found.grants.count)])),
            "export": found.grants.isEmpty ? .none : .text(filter.address.at("/grants/export").text),
            "some": .flag(!found.grants.isEmpty), "rows": .list(found.grants.map(list.view)),
            "paged": .flag(next != nil || after != nil), "first": after == nil ? .none : .text(filter.address.text),
            "next": View(next),
        ]
        return try page("grants/list", Frame(title: title, crumbs: [(title, nil)]), view, for: request, in: context)
    }

    /// The same list as a file.
    func exportGrants(_ request: Request, _ context: CityContext) async throws -> Response {
        let signedIn = try context.signedIn()
        let strings = templates[context.language]
        let filter = GrantFilter(try request.query(), isWatcher: allows(.approve, on: .requests, signedIn))
        let (kernel, actor, wanted) = (kernel, signedIn.actor, filter.query(for: signedIn.actor))
        let list = GrantLines(web: self, strings: strings)
        return try await csvList(
            "\(strings("grant.list"))-\(kernel.today)", plain: "grants-\(kernel.today)", header: list.header
        ) { after in
            let found = try await kernel.store.read { snapshot in
                try kernel.catalogue.grants(wanted, for: actor, after: after, limit: 100, in: snapshot)
            }
            return (found.grants.map(list.cells), found.next)
        }
    }

    private func filters(_ filter: GrantFilter, _ strings: Strings) -> [FieldView] {
        let any = FieldView.Choice(value: "", label: strings("find.any"))
        let states = GrantState.allCases.map {
            FieldView.Choice(value: $0.rawValue, label: $0.title[strings.language])
        }
        return [
            FieldView(
                id: "state", label: strings("case.state"), value: filter["state"], kind: .choice([any] + states)),
            FieldView(
                id: "party", label: strings("grant.other"), value: filter["party"],
                kind: .choice([any] + departments(strings.language))),
        ]
    }
}

/// Which grants a list shows.
struct GrantFilter: Sendable, Hashable {
    /// Whose grants.
    enum Scope: String, Sendable, Hashable, CaseIterable {
        /// Those that the reader's department uses.
        case received
        /// Those that it gives.
        case provided
        /// All that she may see.
        case all
    }

    let scope: Scope
    /// The scopes that the reader may choose from.
    let scopes: [Scope]
    /// The address with everything that was chosen.
    let address: ListAddress

    /// The names of what can be chosen.
    static let names = ["state", "party"]

    /// Reads a query.
    ///
    /// - Parameter isWatcher: whether the reader watches over the whole city.
    init(_ query: Form, isWatcher: Bool) {
        scopes = isWatcher ? [.all, .received, .provided] : [.received, .provided]
        let asked = query["scope"].flatMap(Scope.init(rawValue:))
        let first: Scope = isWatcher ? .all : .received
        scope = asked.flatMap { $0 == .all && !isWatcher ? nil : $0 } ?? first
        address = ListAddress("/grants", query, keeping: ["scope"] + Self.names)
    }

    /// What was chosen under a name.
    subscript(_ name: String) -> String { address[name].first ?? "" }

    /// The query for the catalogue; the other department is the provider of what was received, else the consumer.
    func query(for actor: Actor) -> GrantQuery {
        let other = self["party"].isEmpty ? nil : self["party"]
        let state = GrantState(rawValue: self["state"])
        return switch scope {
        case .received: GrantQuery(consumer: actor.organisation, provider: other, state: state)
        case .provided: GrantQuery(consumer: other, provider: actor.organisation, state: state)
        case .all: GrantQuery(provider: other, state: state)
        }
    }
}

/// How grants are listed, on a page and in a file.
struct GrantLines: Sendable {
    let web: Web
    let strings: Strings

    private var language: Language { strings.language }

    /// One line on a page.
    func view(_ seen: GrantView) -> View {
        let grant = seen.grant
        return [
            "href": .text("/grants/" + grant.number), "number": .text(grant.number),
            "entry": .text(seen.entryTitle[language]), "consumer": .text(web.organisation(grant.consumer, language)),
            "provider": .text(web.organisation(grant.provider, language)),
            "form": .text(grant.form.title[language]), "count": View(grant.fields.count),
            "state": .text(grant.state.title[language]), "tone": .text(grant.state.tone),
            "until": .text(grant.to.description), "soon": View(grant.soon(web.kernel.today, strings)),
        ]
    }

    /// The heads of the file.
    var header: [String] {
        [
            "grant.number", "request.entry", "request.consumer", "request.provider", "request.form", "request.fields",
            "ask.duty", "case.state", "ask.from", "ask.to", "grant.case",
        ].map { strings($0) }
    }

    /// One line of the file.
    func cells(_ seen: GrantView) -> [String] {
        let grant = seen.grant
        let separator = language == .chinese ? "、" : ", "
        return [
            grant.number, seen.entryTitle[language], web.organisation(grant.consumer, language),
            web.organisation(grant.provider, language), grant.form.title[language],
            grant.fields.map { seen.fieldTitles[$0]?[language] ?? $0 }.joined(separator: separator), grant.purpose,
            grant.state.title[language], grant.from.description, grant.to.description, grant.caseNumber,
        ]
    }
}
