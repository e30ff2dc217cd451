import HTTP
import Hummingbird
import Identity
import Journal
import Standards

extension Web {
    /// The form that somebody signed in has posted, after the checks that it comes from a page of ours.
    func form(_ request: Request, _ signedIn: SignedIn) async throws -> Form {
        try refuseForeign(request)
        let form = try await request.form()
        guard let token = form.exact("token"), signedIn.session.accepts(csrf: token) else { throw Problem.foreignForm }
        return form
    }

    /// Refuses what a browser says it sent from another site.
    func refuseForeign(_ request: Request) throws(Problem) {
        guard Origin(of: request) != .foreign else { throw .foreignForm }
    }

    /// A new id for the command that a form sends, so that sending it twice does it once.
    func command(_ action: String, _ signedIn: SignedIn) throws -> View {
        .text(try signedIn.session.formToken(for: action, ids: kernel.ids).text)
    }

    /// The command id that a form brought back.
    func command(_ text: String?, _ action: String, _ signedIn: SignedIn) throws(Problem) -> CommandID {
        guard let text, let token = signedIn.session.formToken(text, for: action) else { throw .foreignForm }
        return token.command
    }

    /// What a page shows of a problem above its form.
    func problem(_ problem: Problem?, _ language: Language) -> View {
        guard let problem else { return .none }
        return ["detail": .text(problem.detail[language]), "next": .text(problem.next[language])]
    }
}
