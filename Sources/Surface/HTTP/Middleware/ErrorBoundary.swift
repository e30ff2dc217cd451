import HTTPTypes
package import Hummingbird
import Logging
import Standards

/// Turns every error into an answer: a page for browsers, problem details for programs.
///
/// Nothing of the cause leaves; the log has it.
package struct ErrorBoundary: RouterMiddleware {
    package typealias Context = CityContext
    /// Draws the page of a problem for people.
    package typealias Page = @Sendable (Problem, Request, CityContext) -> Response

    private let page: Page

    /// A boundary that draws pages with `page`.
    package init(page: @escaping Page) {
        self.page = page
    }

    @concurrent
    package func handle(
        _ request: Request, context: CityContext, next: @concurrent (Request, CityContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch {
            let problem = Problem(error)
            if problem.status.code >= 500 {
                context.logger.error(
                    "request failed",
                    metadata: [
                        "route": "\(context.endpointPath ?? "none")", "problem": "\(problem.code)",
                        "cause": "\(type(of: error)): \(error)",
                    ])
            }
            guard Self.wantsPage(request) else {
                return problem.response(in: context.language, request: context.requestNumber)
            }
            return page(problem, request, context)
        }
    }

    /// Programs get JSON under `/api/` and wherever they do not ask for HTML.
    private static func wantsPage(_ request: Request) -> Bool {
        !request.uri.path.hasPrefix("/api/") && request.headers[.accept]?.contains("text/html") == true
    }
}
