import Authority
import Exchange
import HTTP
import HTTPTypes
import Hummingbird
import NIOCore
import Standards
import Store

extension API {
    private static let signed =
        "Signed by the gateway's key (RFC 9421, tag `yitong-hub`, covering @method, @path, @query and content-digest; created, nonce, keyid)."

    var gatewayRoutes: [Route] {
        [
            Route(
                method: .post, path: "/gateway/v1/join", operation: "joinExchange",
                summary: "A gateway asks to be let in, by a code that is used up.", isProtected: false,
                body: .reference("GatewayJoin"),
                answers: [
                    .init(
                        status: 202, description: "It waits for somebody to compare fingerprints.",
                        body: .reference("GatewayJoined"))
                ], problems: [403, 422, 429]
            ) { [self] request, context in try await join(request, context) },
            Route(
                method: .get, path: "/gateway/v1/join/{id}", operation: "getJoin",
                summary: "What became of a gateway's request. " + Self.signed, isProtected: false,
                parameters: [.path("id", "The invitation's id.")] + Self.signature,
                answers: [.init(status: 200, description: "How it stands.", body: .reference("GatewayJoined"))],
                problems: [400, 401, 403, 413, 429]
            ) { [self] request, context in try await joined(request, context) },
            Route(
                method: .get, path: "/gateway/v1/configuration", operation: "getTrustConfiguration",
                summary: "Whom a gateway trusts and what was granted, as a document signed by the hub. " + Self.signed,
                isProtected: false,
                parameters: [
                    .init(name: "If-None-Match", place: "header", description: "The ETag of the document at hand.")
                ] + Self.signature,
                answers: [
                    .init(status: 200, description: "The document.", body: .reference("SignedDocument")),
                    .init(status: 304, description: "It is the one at hand."),
                ], problems: [400, 401, 403, 413, 429]
            ) { [self] request, context in try await configuration(request, context) },
            Route(
                method: .post, path: "/gateway/v1/renew", operation: "renewCertificate",
                summary: "The gateway's next certificate, at once. " + Self.signed, isProtected: false,
                parameters: Self.signature, body: .reference("GatewayRenewal"),
                answers: [.init(status: 200, description: "The certificate.", body: .reference("GatewayCertificate"))],
                problems: [401, 403, 422, 429]
            ) { [self] request, context in try await renew(request, context) },
            Route(
                method: .post, path: "/gateway/v1/report", operation: "reportGateway",
                summary: "Figures, health and the journal's growth of the minute past. " + Self.signed,
                isProtected: false, parameters: Self.signature, body: .reference("GatewayReport"),
                answers: [.init(status: 200, description: "How far it was taken.", body: .reference("ReportAnswer"))],
                problems: [401, 403, 422, 429]
            ) { [self] request, context in try await report(request, context) },
        ]
    }

    private static let signature: [Route.Parameter] = ["Signature-Input", "Signature", "Content-Digest"].map {
        Route.Parameter(name: $0, place: "header", description: "See the summary; without it the answer is 401.")
    }

    private func join(_ request: Request, _ context: CityContext) async throws -> Response {
        if let seconds = joinLimit.take(context.clientAddress) { throw Problem.tooMany(retryAfter: seconds) }
        let (code, wanted) = try GatewayBody.join(try await json(request))
        let (hub, address) = (kernel.hub, context.clientAddress)
        return try await answering {
            let outcome = try await kernel.store.write { transaction in
                try hub.join(code, wanted, from: address, in: transaction)
            }
            guard case .taken(let join) = outcome else { throw Refusal.hub(.codeUsed) }
            return Self.json(GatewayText.joined(join, hub, at: kernel.clock.now()), status: .accepted)
        }
    }

    private func joined(_ request: Request, _ context: CityContext) async throws -> Response {
        let call = try await call(request, context, upTo: Limits.body)
        let id = try context.name("id")
        return try await answering {
            let join = try await kernel.hub.authenticate(call.call, joining: ID(rawValue: id))
            return Self.json(GatewayText.joined(join, kernel.hub, at: kernel.clock.now()))
        }
    }

    private func configuration(_ request: Request, _ context: CityContext) async throws -> Response {
        let call = try await call(request, context, upTo: Limits.body)
        return try await answering {
            let gateway = try await kernel.hub.authenticate(call.call)
            let answer = try await kernel.hub.configuration(for: gateway)
            let headers: HTTPFields = [.eTag: answer.etag, .cacheControl: "private, no-cache"]
            if request.headers[.ifNoneMatch] == answer.etag { return Response(status: .notModified, headers: headers) }
            var response = Response(
                status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: answer.document)))
            response.headers[.contentType] = "application/json"
            return response
        }
    }

    private func renew(_ request: Request, _ context: CityContext) async throws -> Response {
        let call = try await call(request, context, upTo: Limits.body)
        return try await answering {
            let gateway = try await kernel.hub.authenticate(call.call)
            let wanted = try GatewayBody.renewal(try Self.json(request, call.body))
            let hub = kernel.hub
            let certificate = try await kernel.store.write { transaction in
                try hub.renew(wanted, of: gateway, in: transaction)
            }
            var json = JSONWriter()
            json.object { $0.member("certificate", certificate) }
            return Self.json(json)
        }
    }

    private func report(_ request: Request, _ context: CityContext) async throws -> Response {
        let call = try await call(request, context, upTo: GatewayBody.reportLimit)
        return try await answering {
            let gateway = try await kernel.hub.authenticate(call.call)
            let report = try GatewayBody.report(try Self.json(request, call.body))
            let hub = kernel.hub
            let answer = try await kernel.store.write { transaction in
                try hub.take(report, from: gateway, in: transaction)
            }
            var json = JSONWriter()
            json.object { json in
                json.member("mirrored", answer.mirrored)
                json.member("configuration", answer.configuration)
            }
            return Self.json(json)
        }
    }

    /// A request as its signature covers it, with its body, which is bounded before anything is looked at.
    private func call(
        _ request: Request, _ context: CityContext, upTo limit: Int
    ) async throws -> (call: HubCall, body: ByteBuffer) {
        if let seconds = gatewayLimit.take(context.clientAddress) { throw Problem.tooMany(retryAfter: seconds) }
        let body = try await request.bytes(upTo: limit)
        let call = HubCall(
            method: request.method.rawValue, target: request.head.path ?? "/",
            fields: request.headers.map { ($0.name.rawName, $0.value) }, body: Array(body.readableBytesView))
        return (call, body)
    }

    private static func json(_ request: Request, _ body: ByteBuffer) throws -> JSON {
        guard request.mediaType == "application/json" else { throw Problem.unsupportedMedia }
        do { return try JSON(body.readableBytesView) } catch {
            throw Problem.malformed.saying(
                Localized(zh: "请求正文不是有效的 JSON。", en: "The body is not valid JSON."))
        }
    }

    /// Answers, or says with which status the hub refuses.
    private func answering(_ body: () async throws -> Response) async throws -> Response {
        do { return try await body() } catch let refusal as Refusal { throw Problem(gateway: refusal) }
    }
}

extension Problem {
    /// What a gateway is told: 401 for a signature that counts for nothing, 422 for a body, 403 for all else.
    init(gateway refusal: Refusal) {
        let fault = HubFault(rawValue: refusal.code)
        let kind: Problem =
            switch fault {
            case .unauthenticated, .clock: .unauthenticated
            case .malformed, .badRequest, .badReport: .invalid
            default: .forbidden
            }
        self.init(kind.status, refusal.code, title: kind.title, detail: refusal.reason, next: refusal.next)
    }
}
