import HTTPTypes
package import Hummingbird
package import Identity

/// Finds out who is signed in: a bearer token (RFC 6750), else the cookie.
///
/// Nobody being signed in is no error here.
package struct SessionLookup: RouterMiddleware {
    package typealias Context = CityContext

    private let identity: Identity
    private let cookie: SessionCookie

    /// Looks sessions up in `identity`.
    package init(identity: Identity, cookie: SessionCookie) {
        self.identity = identity
        self.cookie = cookie
    }

    @concurrent
    package func handle(
        _ request: Request, context: CityContext, next: @concurrent (Request, CityContext) async throws -> Response
    ) async throws -> Response {
        guard !Self.isOpen(request.uri.path), let (token, means) = credentials(of: request),
            let session = try await identity.session(for: token)
        else { return try await next(request, context) }
        var context = context
        context.session = SignedIn(session: session, token: token, means: means)
        return try await next(request, context)
    }

    private func credentials(of request: Request) -> (SessionToken, SignedIn.Means)? {
        if let header = request.headers[.authorization] {
            guard header.lowercased().hasPrefix("bearer "), let token = SessionToken(String(header.dropFirst(7))) else {
                return nil
            }
            return (token, .bearer)
        }
        return cookie.token(of: request).map { ($0, .cookie) }
    }

    /// Addresses that answer everybody alike: no session is looked up for them.
    private static func isOpen(_ path: String) -> Bool {
        path.hasPrefix("/styles/") || path.hasPrefix("/journal/tile/") || path == "/journal/checkpoint"
            || path == "/healthz" || path == "/readyz" || path == "/metrics" || path == "/openapi.json"
    }
}
