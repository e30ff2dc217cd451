import Authority
import Casework
import Catalogue
import HTTP
import HTTPTypes
import Hummingbird
import Standards
import Store

extension API {
    private static let grant = Route.Parameter.path("number", "The grant's number, such as SQ-20261124-7K3Q9.")

    var grantRoutes: [Route] {
        [
            Route(
                method: .get, path: "/api/v1/grants", operation: "listGrants",
                summary: "The grants that you may see, the youngest first.",
                parameters: [
                    .name("consumer", "Grants to an organisation."), .name("provider", "Grants by an organisation."),
                    .name("entry", "Grants of an entry's data."),
                    .word("state", "Grants in one state.", GrantState.allCases.map(\.rawValue)),
                ] + Route.Parameter.paging,
                answers: [.init(status: 200, description: "A page of grants.", body: .reference("GrantPage"))],
                problems: [400]
            ) { [self] request, context in try await grants(request, context) },
            Route(
                method: .get, path: "/api/v1/grants/{number}", operation: "getGrant", summary: "One grant.",
                parameters: [Self.grant],
                answers: [.init(status: 200, description: "The grant.", body: .reference("Grant"))]
            ) { [self] request, context in
                let actor = try signedIn(request, context).actor
                return try await grant(try context.name("number"), for: actor)
            },
            Route(
                method: .post, path: "/api/v1/grants/{number}/revocation", operation: "revokeGrant",
                summary: "Takes a grant back at once.", parameters: [Self.grant, Self.keyParameter],
                body: .reference("Revocation"),
                answers: [.init(status: 200, description: "The grant afterwards.", body: .reference("Grant"))],
                problems: [409, 422]
            ) { [self] request, context in try await revoke(request, context) },
            Route(
                method: .post, path: "/api/v1/grants/{number}/renewals", operation: "renewGrant",
                summary: "Asks for more time.", parameters: [Self.grant, Self.keyParameter],
                body: .reference("Renewal"),
                answers: [.init(status: 201, description: "The case that was opened.", body: .reference("Case"))],
                problems: [409, 422]
            ) { [self] request, context in try await renew(request, context) },
        ]
    }

    private func grants(_ request: Request, _ context: CityContext) async throws -> Response {
        let actor = try signedIn(request, context).actor
        let reader = try QueryReader(request)
        let query = GrantQuery(
            consumer: try reader.name("consumer"), provider: try reader.name("provider"),
            entry: try reader.name("entry"), state: try reader.word("state"))
        let limit = try reader.integer("limit", in: 1...100) ?? 20
        let after = try reader.name("after")
        let catalogue = kernel.catalogue
        let page = try await kernel.store.read { snapshot in
            try catalogue.grants(query, for: actor, after: after, limit: limit, in: snapshot)
        }
        var json = JSONWriter(capacity: 8 * 1_024)
        json.object { json in
            json.array("grants") { json in for grant in page.grants { GrantText.write(grant, to: &json) } }
            json.member("next", page.next)
        }
        return Self.json(json)
    }

    private func revoke(_ request: Request, _ context: CityContext) async throws -> Response {
        let signedIn = try signedIn(request, context)
        let number = try context.name("number")
        let reason = try BodyReader(try await json(request), only: ["reason"]).requiredText("reason")
        let command = try command(request, signedIn)
        let (catalogue, actor) = (kernel.catalogue, signedIn.actor)
        try await known(number, to: actor)
        _ = try await kernel.store.write { transaction in
            try catalogue.revoke(number, reason: reason, by: actor, command: command, in: transaction)
        }
        return try await grant(number, for: actor)
    }

    private func renew(_ request: Request, _ context: CityContext) async throws -> Response {
        let signedIn = try signedIn(request, context)
        let number = try context.name("number")
        let body = try BodyReader(try await json(request), only: ["to", "reason", "post"])
        let content = RenewalContent(
            grant: number, to: try body.requiredDay("to"), reason: try body.requiredText("reason"))
        let post = try ContentReader.post(body)
        let command = try command(request, signedIn)
        let (catalogue, actor) = (kernel.catalogue, signedIn.actor)
        try await known(number, to: actor)
        let file = try await kernel.store.write { transaction in
            try catalogue.renew(content, by: actor, as: post, command: command, in: transaction)
        }
        return try await answer(file.number, for: actor, status: .created)
    }

    /// Throws the 404 problem where there is no such grant, or it is not hers to see.
    private func known(_ number: String, to actor: Actor) async throws {
        let catalogue = kernel.catalogue
        guard try await kernel.store.read({ try catalogue.grant(number, for: actor, in: $0) }) != nil else {
            throw Problem.notFound
        }
    }

    private func grant(_ number: String, for actor: Actor) async throws -> Response {
        let catalogue = kernel.catalogue
        guard let view = try await kernel.store.read({ try catalogue.grant(number, for: actor, in: $0) }) else {
            throw Problem.notFound
        }
        var json = JSONWriter(capacity: 4_096)
        GrantText.write(view, to: &json)
        return Self.json(json)
    }
}
