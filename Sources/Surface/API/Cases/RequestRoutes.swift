import Authority
import Casework
import Catalogue
import Definitions
import HTTP
import HTTPTypes
import Hummingbird
import Standards
import Store

extension API {
    static let number = Route.Parameter.path("number", "The case's number, such as GX-20261124-7K3Q9.")

    private var filters: [Route.Parameter] {
        [
            .word("chain", "Cases of one chain.", kernel.packs.chains.keys.sorted()),
            .word("state", "Cases in one state.", CaseState.allCases.map(\.rawValue)),
            .init(
                name: "mine", place: "query", description: "Cases that you opened.", schema: #"{"type":"boolean"}"#),
            .name("party", "Cases in which an organisation is a party."),
            .name("entry", "Cases about an entry of the catalogue."),
            .init(
                name: "q", place: "query", description: "Terms that number, title or text must hold.",
                schema: #"{"type":"string","maxLength":200}"#),
        ]
    }

    var requestRoutes: [Route] {
        [
            Route(
                method: .get, path: "/api/v1/requests", operation: "listRequests",
                summary: "Requests and the other cases that you may see, the youngest first.",
                parameters: filters + Route.Parameter.paging,
                answers: [.init(status: 200, description: "A page of cases.", body: .reference("CasePage"))],
                problems: [400]
            ) { [self] request, context in try await requests(request, context) },
            Route(
                method: .post, path: "/api/v1/requests", operation: "askForData",
                summary: "Asks for an entry's data, for one's own organisation.",
                parameters: [Self.keyParameter], body: .reference("Asking"),
                answers: [.init(status: 201, description: "The case that was opened.", body: .reference("Case"))],
                problems: [409, 422]
            ) { [self] request, context in try await ask(request, context) },
            Route(
                method: .get, path: "/api/v1/requests/{number}", operation: "getRequest",
                summary: "One case with its steps, its clock, and what you may do with it.", parameters: [Self.number],
                answers: [.init(status: 200, description: "The case.", body: .reference("Case"))]
            ) { [self] request, context in
                let actor = try signedIn(request, context).actor
                return try await answer(try context.name("number"), for: actor, status: .ok)
            },
            Route(
                method: .post, path: "/api/v1/requests/{number}/acts", operation: "actOnRequest",
                summary: "Decides on the open step, or does what the applicant may do with her case.",
                parameters: [Self.number, Self.keyParameter], body: .reference("Act"),
                answers: [.init(status: 200, description: "The case afterwards.", body: .reference("Case"))],
                problems: [409, 422]
            ) { [self] request, context in try await act(request, context) },
        ]
    }

    private func requests(_ request: Request, _ context: CityContext) async throws -> Response {
        let actor = try signedIn(request, context).actor
        let reader = try QueryReader(request)
        let chain = try reader.name("chain")
        guard chain.map({ kernel.packs.chains[$0] != nil }) ?? true else { throw QueryReader.unfit("chain") }
        let query = CaseQuery(
            chain: chain, state: try reader.word("state"), applicant: try reader.flag("mine") ? actor.account : nil,
            party: try reader.name("party"), object: try reader.name("entry").map { "entry:\($0)" },
            text: try reader.text("q", most: 200))
        let (limit, after) = (try reader.integer("limit", in: 1...100) ?? 20, try reader.text("after", most: 2_000))
        let casework = kernel.casework
        let page = try await kernel.store.read { snapshot in
            try casework.files(query, for: actor, after: after, limit: limit, in: snapshot)
        }
        var json = JSONWriter(capacity: 8 * 1_024)
        json.object { json in
            json.array("cases") { json in for file in page.items { CaseText.write(file, to: &json) } }
            json.member("next", page.next)
        }
        return Self.json(json)
    }

    private func ask(_ request: Request, _ context: CityContext) async throws -> Response {
        let signedIn = try signedIn(request, context)
        let body = try BodyReader(try await json(request), only: ContentReader.members.union(["post"]))
        let content = try ContentReader.request(body)
        let post = try ContentReader.post(body)
        let command = try command(request, signedIn)
        let (catalogue, actor) = (kernel.catalogue, signedIn.actor)
        let file = try await kernel.store.write { transaction in
            try catalogue.ask(content, by: actor, as: post, command: command, in: transaction)
        }
        return try await answer(file.number, for: actor, status: .created)
    }

    private func act(_ request: Request, _ context: CityContext) async throws -> Response {
        let signedIn = try signedIn(request, context)
        let number = try context.name("number")
        let body = try BodyReader(try await json(request), only: ActReader.members)
        let (casework, catalogue, actor) = (kernel.casework, kernel.catalogue, signedIn.actor)
        let command = try command(request, signedIn)
        let found = try await kernel.store.read { snapshot in
            try casework.file(number: number, for: actor, in: snapshot).map {
                ($0, try casework.seats(of: actor, for: $0, in: snapshot))
            }
        }
        guard let (file, seats) = found else { throw Problem.notFound }
        let act = try ActReader(catalogue: catalogue, file: file).act(body)
        let seat = act.needsSeat ? try ActReader.seat(body) ?? seats.first : nil
        _ = try await kernel.store.write { transaction in
            try casework.act(act, on: file.id, by: actor, as: seat, command: command, in: transaction)
        }
        return try await answer(number, for: actor, status: .ok)
    }

    /// A case as the reader may see it.
    func answer(_ number: String, for actor: Actor, status: HTTPResponse.Status) async throws -> Response {
        let (casework, catalogue) = (kernel.casework, kernel.catalogue)
        let found = try await kernel.store.read { snapshot in
            try casework.file(number: number, for: actor, in: snapshot).map { file in
                (
                    file, try casework.seats(of: actor, for: file, in: snapshot),
                    try catalogue.grant(ofCase: number, for: actor, in: snapshot)?.grant.number
                )
            }
        }
        guard let (file, seats, grant) = found else { throw Problem.notFound }
        var json = JSONWriter(capacity: 8 * 1_024)
        CaseText.write(file, seats: seats, grant: grant, to: &json)
        var response = Self.json(json, status: status)
        if status == .created { response.headers[.location] = "/api/v1/requests/\(number)" }
        return response
    }
}
