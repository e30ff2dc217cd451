import HTTPTypes
package import Hummingbird
import Standards

/// Chooses the language: `?lang=` (remembered in a cookie), the cookie, `Accept-Language`, Chinese.
package struct LanguageChoice: RouterMiddleware {
    package typealias Context = CityContext

    /// The name of the cookie that remembers the choice.
    package static let cookie = "lang"

    /// A chooser.
    package init() {}

    @concurrent
    package func handle(
        _ request: Request, context: CityContext, next: @concurrent (Request, CityContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        let asked = Self.asked(request.uri.query)
        context.language =
            asked
            ?? request.cookies[Self.cookie].flatMap { Language(rawValue: $0.value) }
            ?? Language(accept: request.headers[.acceptLanguage])
            ?? .chinese
        var response = try await next(request, context)
        if let asked {
            response.headers.append(
                HTTPField(name: .setCookie, value: "lang=\(asked.rawValue); Path=/; Max-Age=31536000; SameSite=Lax"))
        }
        return response
    }

    private static func asked(_ query: String?) -> Language? {
        guard let query, query.utf8.count <= 8_192 else { return nil }
        for pair in query.split(separator: "&") where pair.hasPrefix("lang=") {
            return Language(rawValue: String(pair.dropFirst(5)))
        }
        return nil
    }
}
