import Authority
import Casework
import Catalogue
import Definitions
import HTTP
import Hummingbird
import Standards
import Store

extension Web {
    func addRequests(to router: Router<CityContext>) {
        router.get("/requests", use: requests)
        router.get("/requests/export", use: exportRequests)
        router.get("/requests/new", use: newRequest)
        router.post("/requests/new", use: sendRequest)
        router.get("/requests/:number/mend", use: mendRequest)
        router.post("/requests/:number/mend", use: sendMended)
    }

    /// The empty form for an entry, or for a change of a grant what the grant has now.
    private func newRequest(_ request: Request, _ context: CityContext) async throws -> Response {
        let signedIn = try context.signedIn()
        let query = try request.query()
        guard let entry = query["entry"] else { return try redirect(to: "/catalogue") }
        let asking = try await asking(.new(entry: entry, changes: query["changes"]), signedIn)
        let form = asking.before.map { RequestForm($0, letter: nil) } ?? RequestForm(today: kernel.today)
        return try await requestPage(asking, form, FormFaults(), nil, for: request, in: context)
    }

    /// What was returned, as it was sent, to be mended.
    private func mendRequest(_ request: Request, _ context: CityContext) async throws -> Response {
        let signedIn = try context.signedIn()
        let asking = try await asking(.mend(try await returnedCase(context, signedIn)), signedIn)
        guard let content = asking.before else { throw Problem.notFound }
        return try await requestPage(
            asking, RequestForm(content, letter: asking.letter.map(SentLetter.init)), FormFaults(), nil, for: request,
            in: context)
    }

    private func sendRequest(_ request: Request, _ context: CityContext) async throws -> Response {
        let signedIn = try context.signedIn()
        guard !requestPosts(signedIn).isEmpty else { throw Problem.forbidden }
        let (form, letterFault) = try await requestForm(request, signedIn)
        let asking = try await asking(
            .new(entry: form.form["entry"] ?? "", changes: form.form["changes"]), signedIn)
        return try await send(form, letterFault, asking, signedIn, for: request, in: context)
    }

    private func sendMended(_ request: Request, _ context: CityContext) async throws -> Response {
        let signedIn = try context.signedIn()
        let seen = try await seenCase(context, signedIn)
        let (form, letterFault) = try await requestForm(request, signedIn)
        guard seen.file.state == .returned else {
            // Sent twice, or mended meanwhile: the case says where it stands.
            return try redirect(to: CaseWords.href(seen.file.chain, seen.file.number))
        }
        let asking = try await asking(.mend(seen), signedIn)
        return try await send(form, letterFault, asking, signedIn, for: request, in: context)
    }

    /// Shows the form again with advice, sample and faults, or sends it.
    private func send(
        _ form: RequestForm, _ letterFault: Bool, _ asking: Asking, _ signedIn: SignedIn, for request: Request,
        in context: CityContext
    ) async throws -> Response {
        let strings = templates[context.language]
        let command = try command(form.form.exact("command"), asking.action, signedIn)
        if form.form["intent"] != "send" {
            return try await requestPage(asking, form, FormFaults(), nil, for: request, in: context)
        }
        var faults = FormFaults()
        let content = asking.content(form, today: kernel.today, strings, &faults)
        if letterFault { faults.add("letter", strings("ask.badletter")) }
        let post = try asking.post(form, strings, &faults)
        let (kernel, actor) = (kernel, signedIn.actor)
        let found = try await kernel.store.read { snapshot in
            try kernel.catalogue.problems(in: content, for: actor, as: post, in: snapshot)
        }
        faults.add(found, context.language)
        faults.sort(by: RequestForm.order)
        guard faults.isEmpty else { return try await requestPage(asking, form, faults, nil, for: request, in: context) }
        do {
            let file = try await kernel.store.write { transaction in
                try asking.send(content, kernel, by: actor, as: post, command: command, in: transaction)
            }
            let done = asking.isMending ? "resubmit" : "opened"
            return try redirect(to: CaseWords.href(file.chain, file.number) + "?done=" + done)
        } catch {
            var shown = CaseShown()
            try refused(error, &shown, context.language)
            return try await requestPage(asking, form, shown.faults, shown.problem, for: request, in: context)
        }
    }

    /// The case that an address names, where it waits for its applicant.
    private func returnedCase(_ context: CityContext, _ signedIn: SignedIn) async throws -> SeenCase {
        let seen = try await seenCase(context, signedIn)
        guard seen.file.state == .returned, seen.file.applicant == signedIn.actor.account else {
            throw Problem.notFound
        }
        return seen
    }

    /// The posts in which somebody may ask for data.
    func requestPosts(_ signedIn: SignedIn) -> [Assignment] {
        signedIn.actor.roles.filter { post in
            kernel.packs.roles[post.role]?.permissions.contains { $0.acts.contains(.request) } ?? false
        }.sorted()
    }
}
