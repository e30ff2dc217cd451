import HTTPTypes
package import Hummingbird

/// Tells browsers what the pages of this site never do: no script or style of others or inline, no frames, no referrer.
package struct SecurityHeaders: RouterMiddleware {
    package typealias Context = CityContext

    private let secure: Bool

    /// `secure`: the site is reached over TLS, and browsers may insist on it for a year.
    package init(secure: Bool) {
        self.secure = secure
    }

    @concurrent
    package func handle(
        _ request: Request, context: CityContext, next: @concurrent (Request, CityContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        response.headers[.xContentTypeOptions] = "nosniff"
        response.headers[.referrerPolicy] = "no-referrer"
        response.headers[.contentSecurityPolicy] = Self.policy
        response.headers[.openerPolicy] = "same-origin"
        response.headers[.crossOriginResourcePolicy] = "same-origin"
        response.headers[.permissionsPolicy] = "camera=(), geolocation=(), microphone=()"
        if secure { response.headers[.strictTransportSecurity] = "max-age=31536000" }
        if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
        return response
    }

    /// Everything from here and nothing from elsewhere; what is not named is refused.
    static let policy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; form-action 'self'; "
        + "base-uri 'none'; frame-ancestors 'none'"
}
