import Authority
import Catalogue
import HTTP
import Hummingbird
import Identity
import Standards
import Store

extension Web {
    /// One need with its answer, or with the form for it where the reader may answer.
    func showNeed(_ request: Request, _ context: CityContext) async throws -> Response {
        let done = try request.query()["done"]
        return try await needPage(AnswerForm(), FormFaults(), nil, done: done, for: request, in: context)
    }

    /// Gives the bureau's answer, once.
    func answerNeed(_ request: Request, _ context: CityContext) async throws -> Response {
        let signedIn = try official(context)
        let form = try await form(request, signedIn)
        let id = ID<Need>(rawValue: context.parameters.get("need") ?? "")
        let typed = AnswerForm(form)
        let command = try command(form.exact("command"), "needs.answer \(id)", signedIn)
        var faults = FormFaults()
        guard let answer = typed.answer(&faults, templates[context.language]) else {
            return try await needPage(typed, faults, nil, for: request, in: context)
        }
        let (catalogue, actor) = (kernel.catalogue, signedIn.actor)
        do {
            _ = try await kernel.store.write { transaction in
                try catalogue.answer(id, answer, by: actor, command: command, in: transaction)
            }
            return try redirect(to: "/needs/\(id)?done=answered")
        } catch let refusal as Refusal {
            return try await needPage(typed, faults, Problem(refusal), for: request, in: context)
        }
    }

    private func needPage(
        _ typed: AnswerForm, _ faults: FormFaults, _ problem: Problem?, done: String? = nil, for request: Request,
        in context: CityContext
    ) async throws -> Response {
        let signedIn = try official(context)
        let strings = templates[context.language]
        let id = ID<Need>(rawValue: context.parameters.get("need") ?? "")
        let (kernel, actor) = (kernel, signedIn.actor)
        let found = try await kernel.store.read { snapshot -> (Need, [String: Localized], [String: String])? in
            guard let need = try kernel.catalogue.need(id, for: actor, in: snapshot) else { return nil }
            var entries: Set<String> = []
            if case .entry(let entry, _)? = need.answer { entries = [entry] }
            return (
                need, try kernel.catalogue.titles(of: entries, for: actor, in: snapshot),
                try kernel.identity.names(of: Set([need.answeredBy].compactMap { $0 }), in: snapshot)
            )
        }
        guard let (need, titles, names) = found else { throw Problem.notFound }
        let words = NeedWords(web: self, strings: strings, need: need)
        let mayAnswer = need.answer == nil && allows(.approve, on: .requests, signedIn)
        let view: [String: View] = [
            "name": .text(need.title), "state": .text(words.state), "tone": .text(words.tone),
            "notice": View(done.flatMap { strings.known("needdone." + $0) }),
            "problem": self.problem(problem, context.language), "faults": faults.view(strings),
            "facts": .list(facts(of: need, words, strings)),
            "answered": words.answer.map { answered($0, need, titles, names, strings) } ?? .none,
            "form": mayAnswer
                ? [
                    "href": .text("/needs/\(id)/answer"), "command": try command("needs.answer \(id)", signedIn),
                    "kinds": .list(typed.kinds(strings)), "fields": .list(typed.view(faults, strings)),
                ] : .none,
        ]
        var frame = Frame(title: need.title, crumbs: [(strings("needs.title"), "/needs"), (need.title, nil)])
        if !faults.isEmpty || problem != nil {
            frame.title = strings("form.errorprefix") + need.title
            frame.status = problem?.status ?? .unprocessableContent
        }
        return try page("needs/need", frame, view, for: request, in: context)
    }

    private func facts(of need: Need, _ words: NeedWords, _ strings: Strings) -> [View] {
        [
            ("details", need.details), ("item", need.item), ("law", need.law),
            ("consumer", organisation(need.consumer, strings.language)),
            ("by", "\(need.byName) \(BeijingTime.text(need.at))"), ("holder", words.holder),
            ("searched", need.searched),
        ].filter { !$1.isEmpty }.map { ["label": .text(strings("needs." + $0)), "text": .text($1)] }
    }

    private func answered(
        _ words: String, _ need: Need, _ titles: [String: Localized], _ names: [String: String], _ strings: Strings
    ) -> View {
        var entry = View.none
        if case .entry(let id, _)? = need.answer, let title = titles[id] {
            entry = ["href": .text("/catalogue/\(id)"), "name": .text(title[strings.language])]
        }
        let by = need.answeredBy.map { names[$0] ?? $0 } ?? ""
        return [
            "words": .text(words), "entry": entry,
            "signed": .text("\(by) \(need.answeredAt.map(BeijingTime.text) ?? "")"),
        ]
    }
}
