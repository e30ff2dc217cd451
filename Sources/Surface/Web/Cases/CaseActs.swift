import Casework
import Catalogue
import HTTP
import Hummingbird
import Journal
import Standards
import Store

extension Web {
    /// Does with a case what one of its forms asks, once however often it is sent; what could not be done comes back with
    /// everything that was typed.
    func act(_ request: Request, _ context: CityContext) async throws -> Response {
        let signedIn = try context.signedIn()
        guard let verb = context.parameters.get("verb").flatMap(CaseVerb.init(rawValue:)) else {
            throw Problem.notFound
        }
        let form = try await form(request, signedIn)
        let seen = try await seenCase(context, signedIn)
        let typed = TypedAct(verb: verb, form: form)
        let command = try command(form.exact("command"), "case.\(verb.rawValue) \(seen.file.number)", signedIn)
        if form["intent"] == "more" { return try await casePage(CaseShown(typed: typed), for: request, in: context) }
        if verb == .dispute { return try await object(to: seen, typed, command, for: request, in: context) }
        var faults = FormFaults()
        let act = try await caseAct(typed, on: seen, signedIn, templates[context.language], &faults)
        guard let act, faults.isEmpty else {
            return try await casePage(CaseShown(faults: faults, typed: typed), for: request, in: context)
        }
        let (kernel, actor, id) = (kernel, signedIn.actor, seen.file.id)
        let seat = act.needsSeat ? form["seat"].flatMap(Seat.init) : nil
        do {
            _ = try await kernel.store.write { transaction in
                try kernel.casework.act(act, on: id, by: actor, as: seat, command: command, in: transaction)
            }
        } catch {
            var shown = CaseShown(typed: typed)
            try self.refused(error, &shown, context.language)
            return try await casePage(shown, for: request, in: context)
        }
        return try redirect(to: CaseWords.href(seen.file.chain, seen.file.number) + "?done=" + verb.rawValue)
    }

    /// Opens the case of an objection to what was decided.
    private func object(
        to seen: SeenCase, _ typed: TypedAct, _ command: CommandID, for request: Request, in context: CityContext
    ) async throws -> Response {
        let content = DisputeContent(
            caseNumber: seen.file.number, statement: typed.form["statement"] ?? "", wanted: typed.form["wanted"] ?? "")
        let (kernel, actor) = (kernel, try context.signedIn().actor)
        do {
            let file = try await kernel.store.write { transaction in
                try kernel.catalogue.dispute(content, by: actor, command: command, in: transaction)
            }
            return try redirect(to: CaseWords.href(file.chain, file.number) + "?done=opened")
        } catch {
            var shown = CaseShown(typed: typed)
            try refused(error, &shown, context.language)
            return try await casePage(shown, for: request, in: context)
        }
    }

    /// What the form asks for; nil, with the faults, where it is not complete.
    private func caseAct(
        _ typed: TypedAct, on seen: SeenCase, _ signedIn: SignedIn, _ strings: Strings, _ faults: inout FormFaults
    ) async throws -> CaseAct? {
        let form = typed.form
        switch typed.verb {
        case .approve:
            let opinion = Self.opinion(form, strings)
            if opinion.isEmpty { faults.add("comment", strings("act.needopinion")) }
            return .approve(opinion: opinion, content: try decision(form, seen, strings, &faults))
        case .return: return giveBack(typed, strings, &faults)
        case .refuse:
            guard let reason = form["reason"] else {
                faults.add("reason", strings("act.needreason"))
                return nil
            }
            return .refuse(reason: reason)
        case .delegate:
            guard let colleague = form["colleague"] else {
                faults.add("colleague", strings("act.needcolleague"))
                return nil
            }
            return .delegate(to: colleague, note: form["note"] ?? "")
        case .resubmit:
            let matter = MendedMatter(seen.file, kernel.catalogue)
            let content = try await matter.content(form, kernel, for: signedIn.actor, strings, &faults)
            return .resubmit(content: content, note: form["remark"] ?? "")
        case .withdraw:
            guard let reason = form["why"] else {
                faults.add("why", strings("act.needreason"))
                return nil
            }
            return .withdraw(reason: reason)
        case .remind: return .remind
        case .dispute: return nil
        }
    }

    /// The ready opinion that was chosen, and what was written besides.
    private static func opinion(_ form: Form, _ strings: Strings) -> String {
        let ready = form["ready"].flatMap(ReadyOpinion.init(rawValue:))
        return [ready.flatMap { $0 == .own ? nil : $0.words(strings) }, form["comment"]].compactMap(\.self)
            .joined(separator: strings.language == .chinese ? "" : " ")
    }

    /// What is given, where the step says so.
    private func decision(
        _ form: Form, _ seen: SeenCase, _ strings: Strings, _ faults: inout FormFaults
    ) throws -> String? {
        if let renewal = kernel.catalogue.renewal(in: seen.file) {
            let to = FormReading(form: form, strings: strings).day("to", "act.to", otherwise: renewal.to, &faults)
            return try kernel.catalogue.json(RenewalContent(grant: renewal.grant, to: to, reason: renewal.reason))
        }
        guard let request = seen.request, kernel.catalogue.takesDecision(seen.file) else { return nil }
        return try kernel.catalogue.json(DecisionForm.decision(form, on: request, strings, &faults))
    }

    private func giveBack(_ typed: TypedAct, _ strings: Strings, _ faults: inout FormFaults) -> CaseAct? {
        let missing = typed.missing
        if missing.isEmpty { faults.add("item.1", strings("act.needitem")) }
        for line in missing where line.item.isEmpty || line.mend.isEmpty {
            faults.add("item.\(line.line)", strings("act.needmend", ["line": String(line.line)]))
        }
        return .return(
            missing: missing.map { MissingItem(item: $0.item, mend: $0.mend) }, opinion: typed.form["words"] ?? "")
    }

    /// Why something could not be done, for a page that shows it; throws what is no refusal.
    func refused(_ error: any Error, _ shown: inout CaseShown, _ language: Language) throws {
        if let error = error as? RequestProblems {
            shown.faults.add(error.problems, language)
            return
        }
        let problem = Problem(error)
        guard problem.status.code < 500 else { throw error }
        shown.problem = problem
    }
}

extension FormFaults {
    /// Adds what the catalogue finds wrong, each beside its field: what is wrong and how to mend it.
    mutating func add(_ problems: [RequestProblem], _ language: Language) {
        for problem in problems where self[Self.anchor(problem.field)] == nil {
            let separator = language == .chinese ? "" : " "
            add(Self.anchor(problem.field), problem.message[language] + separator + problem.mend[language])
        }
    }

    /// The field of the page for a field of the request: `fields.plate-number` is that item's reason.
    private static func anchor(_ field: String) -> String {
        let parts = field.split(separator: ".", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return field }
        switch parts[0] {
        case "fields": return "reason." + parts[1]
        case "withheld": return "why." + parts[1]
        default: return parts[0]
        }
    }
}
