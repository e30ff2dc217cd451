import HTTP
import HTTPTypes
import Hummingbird
import Identity
import Standards

extension API {
    var sessionRoutes: [Route] {
        [
            Route(
                method: .post, path: "/api/v1/sessions", operation: "signIn",
                summary: "Signs an account in and answers with a bearer token.", isProtected: false,
                body: .reference("SignIn"),
                answers: [.init(status: 201, description: "A session.", body: .reference("Session"))],
                problems: [403, 422, 429]
            ) { [self] request, context in try await signIn(request, context) },
            Route(
                method: .delete, path: "/api/v1/sessions/current", operation: "signOut",
                summary: "Ends the session of the request.",
                answers: [.init(status: 204, description: "It is over.")]
            ) { [self] request, context in
                let signedIn = try signedIn(request, context)
                try await kernel.identity.signOut(signedIn.session)
                return Response(status: .noContent)
            },
        ]
    }

    /// Who is signed in; refuses what a browser says that another site sent.
    func signedIn(_ request: Request, _ context: CityContext) throws(Problem) -> SignedIn {
        let signedIn = try context.signedIn()
        guard signedIn.means == .bearer || request.method == .get || Origin(of: request) != .foreign else {
            throw .foreignForm
        }
        return signedIn
    }

    private func signIn(_ request: Request, _ context: CityContext) async throws -> Response {
        if let seconds = signInLimit.take(context.clientAddress) { throw Problem.tooMany(retryAfter: seconds) }
        let body = try BodyReader(try await json(request), only: ["account", "password"])
        let (account, password) = (try body.requiredText("account"), try body.requiredText("password"))
        let outcome = try await kernel.identity.signIn(
            account: account, password: password, address: context.clientAddress, language: context.language)
        switch outcome {
        case .refused(let refusal, let until):
            var problem = Problem(refusal)
            if let until {
                problem.retryAfter = max(1, Int(until.since(kernel.clock.now()).components.seconds))
            }
            throw problem
        case .signedIn(let token, let mustChangePassword):
            var json = JSONWriter()
            json.object { json in
                json.member("token", token.text)
                json.member("mustChangePassword", mustChangePassword)
            }
            return Self.json(json, status: .created)
        }
    }

    /// The JSON body of a request; throws the problem that says what is wrong with it.
    func json(_ request: Request) async throws -> JSON {
        guard request.mediaType == "application/json" else { throw Problem.unsupportedMedia }
        let body = try await request.bytes(upTo: Limits.body)
        do {
            return try JSON(body.readableBytesView)
        } catch {
            throw Problem.malformed.saying(
                Localized(zh: "请求正文不是有效的 JSON。", en: "The body is not valid JSON."))
        }
    }
}
