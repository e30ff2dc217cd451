package import HTTP
package import Hummingbird
import Standards

extension Web {
    /// The page of a problem, for `ErrorBoundary`: what happened, what to do, and a number for the operators.
    package func page(of problem: Problem, for request: Request, in context: CityContext) -> Response {
        let language = context.language
        if problem.status == .unauthorized, request.method == .get { return signInFirst(request) }
        let view: [String: View] = [
            "heading": .text(problem.title[language]),
            "detail": .text(problem.detail[language]),
            "next": .text(problem.next[language]),
            "status": View(problem.status.code),
            "signin": .flag(problem.status == .unauthorized),
            "request": problem.status.code >= 500 ? View(context.requestNumber) : .none,
        ]
        let frame = Frame(title: problem.title[language], status: problem.status)
        guard var response = try? page("problem", frame, view, for: request, in: context) else {
            return problem.response(in: language, request: context.requestNumber)
        }
        problem.addHeaders(to: &response)
        return response
    }

    /// Sends somebody who is not signed in to the sign-in page, and back here afterwards.
    private func signInFirst(_ request: Request) -> Response {
        let path = LocalPath(request.uri.path)?.text ?? "/"
        let target = path == "/" ? "/signin" : "/signin?next=" + path
        return Response(status: .seeOther, headers: [.location: target, .cacheControl: "no-store"])
    }

    /// What the city is and how it keeps data.
    func about(_ request: Request, _ context: CityContext) async throws -> Response {
        let strings = templates[context.language]
        return try page(
            "about", Frame(title: strings("about.title"), crumbs: [(strings("about.title"), nil)]),
            ["version": .text(settings.version)], for: request, in: context)
    }
}
