package import HTTP
package import Hummingbird
import Standards

/// The pages of the city: server-rendered, complete without script, Chinese first.
package struct Web: Sendable {
    let settings: WebSettings
    let templates: Templates

    /// Reads templates, strings and styles; throws where one is missing or malformed.
    package init(settings: WebSettings) throws {
        self.settings = settings
        templates = try Templates(folder: settings.folder)
    }

    /// Adds every page.
    package func addRoutes(to router: Router<CityContext>) {
    }

    /// The page of a problem, for `ErrorBoundary`.
    package func page(of problem: Problem, for request: Request, in context: CityContext) -> Response {
        problem.response(in: context.language)
    }
}
