import Authority
import Casework
import Catalogue
import Definitions
import Files
import HTTP
import Hummingbird
import Identity
import NIOCore
import Standards
import Store

extension Web {
    func addCases(to router: Router<CityContext>) {
        router.get("/tasks", use: tasks)
        router.get("/tasks/export", use: exportTasks)
        for folder in ["/cases/:number", "/requests/:number"] {
            router.get("\(folder)", use: showCase)
            router.get("\(folder)/letter", use: letter)
        }
        router.post("/cases/:number/:verb", use: act)
    }

    private func showCase(_ request: Request, _ context: CityContext) async throws -> Response {
        let notice = try request.query()["done"].flatMap { templates[context.language].known("finished." + $0) }
        return try await casePage(CaseShown(notice: notice), for: request, in: context)
    }

    /// The page of a case as somebody may see it; 404 for all others, whether there is one or not.
    func casePage(_ shown: CaseShown, for request: Request, in context: CityContext) async throws -> Response {
        let signedIn = try context.signedIn()
        let seen = try await seenCase(context, signedIn)
        let strings = templates[context.language]
        let file = seen.file
        let words = CaseWords(strings: strings, packs: kernel.packs)
        let forms = CaseForms(
            web: self, seen: seen, signedIn: signedIn, strings: strings, typed: shown.typed, faults: shown.faults)
        let acts = try forms.view()
        var view = CaseContentView(web: self, seen: seen, strings: strings).view
        view["heading"] = .text(file.title[context.language])
        view["number"] = .text(file.number)
        view["chain"] = .text(words.chain(file.chain))
        view["state"] = .text(words.state(file.state, of: file.chain))
        view["tone"] = .text(file.state.tone)
        view["clock"] = clock(file, strings)
        view["notice"] = View(shown.notice)
        view["problem"] = problem(shown.problem, context.language)
        view["faults"] = shown.faults.view(strings)
        view["typed"] = lost(shown, acts)
        view["missing"] = returned(file, signedIn)
        view["resubmit"] = try forms.resubmit()
        view["timeline"] = Timeline(web: self, file: file, words: words, names: seen.names).view
        view["statutory"] = View(statutory(file, strings))
        view["acts"] = acts
        view["goact"] = .flag(file.openTask != nil && !seen.seats.isEmpty)
        var frame = Frame(title: file.title[context.language], crumbs: crumbs(file, strings))
        if shown.isRefused {
            frame.title = strings("form.errorprefix") + frame.title
            frame.status = shown.status
        }
        return try page("cases/case", frame, view, for: request, in: context)
    }

    /// What one read brings of the case that an address names.
    func seenCase(_ context: CityContext, _ signedIn: SignedIn) async throws -> SeenCase {
        guard let number = context.parameters.get("number"), number.utf8.count <= 64 else { throw Problem.notFound }
        let (kernel, actor, today) = (kernel, signedIn.actor, kernel.today)
        let seen = try await kernel.store.read { snapshot -> SeenCase? in
            guard let file = try kernel.casework.file(number: number, for: actor, in: snapshot) else { return nil }
            let seats = try kernel.casework.seats(of: actor, for: file, in: snapshot)
            let named = Timeline.accounts(of: file).union(seats.compactMap(\.actingFor))
            let home = seats.first?.post.organisation
            return SeenCase(
                file: file, seats: seats, names: try kernel.identity.names(of: named, in: snapshot),
                colleagues: try home.map { try kernel.identity.colleagues(in: $0, on: today, in: snapshot) }?
                    .filter { $0.account != actor.account } ?? [],
                request: try SeenRequest.of(file, for: actor, kernel, in: snapshot),
                grant: try kernel.catalogue.grant(ofCase: number, for: actor, in: snapshot)?.grant.number,
                isDisputable: try kernel.catalogue.isDisputable(file, in: snapshot))
        }
        guard let seen else { throw Problem.notFound }
        return seen
    }

    /// What was typed, in words, where the form that it was typed into is gone.
    private func lost(_ shown: CaseShown, _ acts: View) -> View {
        guard let typed = shown.typed, !typed.words.isEmpty, shown.isRefused else { return .none }
        let place = typed.verb == .withdraw || typed.verb == .remind ? "own" : typed.verb.rawValue
        if case .fields(let forms) = acts, let form = forms[place], form != .none { return .none }
        return ["lines": .list(typed.words.map(View.text))]
    }

    /// The clock of a case that runs: the statutory one, or the applicant's while the case is returned.
    private func clock(_ file: CaseFile, _ strings: Strings) -> View {
        guard !file.state.isClosed else { return .none }
        if file.state == .returned { return .none }
        let task = file.openTask
        return ClockBadge(
            due: task?.due, remaining: task?.remaining, isProvisional: task?.isProvisional ?? false, strings
        ).view
    }

    private func statutory(_ file: CaseFile, _ strings: Strings) -> String? {
        guard let due = file.due else { return nil }
        let text = strings("case.statutory", ["due": due.description])
        guard !file.state.isClosed, let remaining = file.remaining else { return text }
        return text + strings("case.comma")
            + ClockBadge(due: due, remaining: remaining, isProvisional: file.isProvisional, strings).words
    }

    /// What the applicant has to mend now.
    private func returned(_ file: CaseFile, _ signedIn: SignedIn) -> View {
        guard file.state == .returned, let task = file.tasks.last(where: { $0.state == .returned }),
            case .fields(var view) = MissingList.view(task.missing, opinion: task.opinion)
        else { return .none }
        let mends = file.applicant == signedIn.actor.account && CaseWords.asksForData(file.chain)
        view["mendhref"] = mends ? View.text("/requests/\(file.number)/mend") : View.none
        view["due"] = View(file.mendDue?.description)
        return .fields(view)
    }

    private func crumbs(_ file: CaseFile, _ strings: Strings) -> [(label: String, href: String?)] {
        [(strings("request.list"), "/requests"), (file.number, nil)]
    }

    /// The sealed letter of a request, as a download that no browser shows in the page.
    private func letter(_ request: Request, _ context: CityContext) async throws -> Response {
        let signedIn = try context.signedIn()
        guard let file = try await seenCase(context, signedIn).request?.letter else { throw Problem.notFound }
        let reader = try await kernel.files.reader(of: file.id)
        return attachment(
            file.name,
            ResponseBody { writer in
                var offset: Int64 = 0
                while true {
                    let bytes = try await reader.read(at: offset)
                    guard !bytes.isEmpty else { break }
                    offset += Int64(bytes.count)
                    try await writer.write(ByteBuffer(bytes: bytes))
                }
                try await writer.finish(nil)
            })
    }
}

/// What stands on the page of a case besides the case: what was done, or what could not be done and why.
struct CaseShown: Sendable {
    /// What was just done.
    var notice: String?
    /// What could not be done.
    var problem: Problem?
    /// What is wrong with what was typed.
    var faults = FormFaults()
    /// What was typed.
    var typed: TypedAct?

    /// Whether something could not be done.
    var isRefused: Bool { problem != nil || !faults.isEmpty }
}
