import Authority
import Crypto
import HTTP
import HTTPTypes
import Hummingbird
import Identity
import Standards

extension Web {
    func addSignIn(to router: Router<CityContext>) {
        router.get("/signin", use: signInForm)
        router.post("/signin", use: signIn)
        router.post("/signout", use: signOut)
    }

    private func signInForm(_ request: Request, _ context: CityContext) async throws -> Response {
        let query = try request.query()
        let next = query["next"].flatMap(LocalPath.init)
        if context.session != nil { return redirect(to: next ?? Self.start) }
        let notice: String? = query["out"] != nil ? templates[context.language]("signin.out") : nil
        return try signInPage(next: next, notice: notice, for: request, in: context)
    }

    private func signIn(_ request: Request, _ context: CityContext) async throws -> Response {
        try refuseForeign(request)
        if let seconds = signInLimit.take(context.clientAddress) { throw Problem.tooMany(retryAfter: seconds) }
        let form = try await request.form()
        guard PreSession(request).accepts(form.exact("token")) else { throw Problem.foreignForm }
        let next = form["next"].flatMap(LocalPath.init)
        let account = form.exact("account") ?? ""
        let outcome = try await kernel.identity.signIn(
            account: account, password: form.exact("password") ?? "", address: context.clientAddress,
            language: context.language, replacing: cookie.token(of: request))
        switch outcome {
        case .signedIn(let token, let mustChangePassword):
            var response = redirect(to: mustChangePassword ? Self.account : next ?? Self.start)
            cookie.set(token, on: &response)
            return response
        case .refused(let refusal, let until):
            var problem = Problem(refusal)
            if let until {
                let time = BeijingTime.textWithSeconds(until)
                problem = problem.saying(
                    problem.detail,
                    next: Localized(
                        zh: "请在 \(time) 之后再试。\(problem.next.zh)", en: "Try again after \(time). \(problem.next.en)")
                )
            }
            return try signInPage(next: next, account: account, problem: problem, for: request, in: context)
        }
    }

    private func signOut(_ request: Request, _ context: CityContext) async throws -> Response {
        let signedIn = try context.signedIn()
        _ = try await form(request, signedIn)
        try await kernel.identity.signOut(signedIn.session)
        var response = try redirect(to: "/signin?out=1")
        cookie.clear(on: &response)
        return response
    }

    private static let start = LocalPath("/")
    private static let account = LocalPath("/account")

    private func redirect(to path: LocalPath?) -> Response {
        path.map { redirect(to: $0) } ?? Response(status: .seeOther, headers: [.location: "/"])
    }

    private func signInPage(
        next: LocalPath?, account: String = "", notice: String? = nil, problem: Problem? = nil,
        for request: Request, in context: CityContext
    ) throws -> Response {
        let strings = templates[context.language]
        let preSession = PreSession(request, entropy: kernel.entropy)
        let view: [String: View] = [
            "next": .text(next?.text ?? "/"), "account": .text(String(account.prefix(64))), "notice": View(notice),
            "problem": self.problem(problem, context.language), "token": .text(preSession.token),
        ]
        let title = (problem == nil ? "" : strings("form.errorprefix")) + strings("signin.title")
        let frame = Frame(title: title, status: problem == nil ? .ok : .unprocessableContent)
        var response = try page("signin", frame, view, for: request, in: context)
        response.headers.append(HTTPField(name: .setCookie, value: preSession.cookie(secure: settings.secure)))
        return response
    }
}

/// A secret that a browser holds between the sign-in form and its answer, so that nobody can sign somebody else in from
/// another site (login CSRF).
private struct PreSession {
    /// 32 hexadecimal digits; empty where the browser brought none.
    let token: String

    /// What the browser brought.
    init(_ request: Request) {
        token = Self.brought(request) ?? ""
    }

    /// What the browser brought, or a new one.
    init(_ request: Request, entropy: Entropy) {
        token =
            Self.brought(request)
            ?? Hexadecimal.text(entropy.bytes(16))
    }

    func accepts(_ text: String?) -> Bool {
        guard let text, !token.isEmpty, text.utf8.count == token.utf8.count else { return false }
        return zip(text.utf8, token.utf8).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    func cookie(secure: Bool) -> String {
        "signin=\(token); Path=/signin; HttpOnly; SameSite=Strict; Max-Age=3600" + (secure ? "; Secure" : "")
    }

    private static func brought(_ request: Request) -> String? {
        guard let value = request.cookies["signin"]?.value, value.utf8.count == 32,
            value.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
        else { return nil }
        return value
    }
}
