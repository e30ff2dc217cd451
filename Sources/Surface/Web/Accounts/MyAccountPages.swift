import Authority
import HTTP
import Hummingbird
import Identity
import Standards

extension Web {
    func addAccounts(to router: Router<CityContext>) {
        router.get("/account", use: myAccount)
        router.post("/account/password", use: changePassword)
        router.post("/account/signout-everywhere", use: signOutEverywhere)
        router.post("/account/end-session", use: endSession)
        router.get("/accounts", use: accounts)
        router.post("/accounts", use: propose)
        router.post("/accounts/decide", use: decide)
        router.post("/accounts/unlock", use: unlock)
    }

    private func myAccount(_ request: Request, _ context: CityContext) async throws -> Response {
        let asked = try request.query()
        let notice = asked["changed"] != nil ? "account.changed" : asked["ended"] != nil ? "account.ended" : nil
        return try await accountPage(nil, notice: notice, for: request, in: context)
    }

    private func changePassword(_ request: Request, _ context: CityContext) async throws -> Response {
        let signedIn = try context.signedIn()
        let form = try await form(request, signedIn)
        let new = form.exact("new") ?? ""
        guard new == form.exact("again") else {
            let (zh, en) = (templates[.chinese], templates[.english])
            let problem = Problem.invalid.saying(
                Localized(zh: zh("account.differ"), en: en("account.differ")),
                next: Localized(zh: zh("account.differNext"), en: en("account.differNext")))
            return try await accountPage(problem, notice: nil, for: request, in: context)
        }
        do {
            let token = try await kernel.identity.changePassword(
                of: signedIn.session, from: form.exact("current") ?? "", to: new)
            var response = try redirect(to: "/account?changed=1")
            cookie.set(token, on: &response)
            return response
        } catch let refusal as Refusal {
            return try await accountPage(Problem(refusal), notice: nil, for: request, in: context)
        }
    }

    private func signOutEverywhere(_ request: Request, _ context: CityContext) async throws -> Response {
        let signedIn = try context.signedIn()
        _ = try await form(request, signedIn)
        try await kernel.identity.signOutEverywhere(signedIn.session)
        var response = try redirect(to: "/signin?out=1")
        cookie.clear(on: &response)
        return response
    }

    /// Ends another sign-in of the same account, such as one that was forgotten at a window.
    private func endSession(_ request: Request, _ context: CityContext) async throws -> Response {
        let signedIn = try context.signedIn()
        let form = try await form(request, signedIn)
        guard let reference = form.exact("session") else { throw Problem.malformed }
        _ = try await kernel.identity.endSession(reference, of: signedIn.session)
        return try redirect(to: "/account?ended=1")
    }

    private func accountPage(
        _ problem: Problem?, notice: String?, for request: Request, in context: CityContext
    ) async throws -> Response {
        let signedIn = try context.signedIn()
        let strings = templates[context.language]
        let session = signedIn.session
        let sessions = try await kernel.identity.sessions(of: session)
        let view: [String: View] = [
            "problem": self.problem(problem, context.language),
            "notice": View(notice.map { strings($0) }),
            "must": .flag(session.mustChangePassword),
            "account": .text(signedIn.actor.account),
            "roles": .list(session.posts.map { .text(post($0, context.language)) }),
            "since": .text(BeijingTime.text(session.startedAt)), "until": .text(BeijingTime.text(session.endsAt)),
            "sessions": .list(
                sessions.map { own in
                    [
                        "reference": .text(own.reference), "started": .text(BeijingTime.text(own.startedAt)),
                        "seen": .text(BeijingTime.text(own.seenAt)), "this": .flag(own.isThis),
                    ]
                }),
        ]
        let title = strings("account.title")
        var frame = Frame(title: title, crumbs: [(title, nil)])
        if problem != nil {
            frame.title = strings("form.errorprefix") + title
            frame.status = .unprocessableContent
        }
        return try page("account", frame, view, for: request, in: context)
    }
}
