import Authority
import Casework
import HTTP
import Hummingbird
import Identity
import Standards
import Store

extension Web {
    func addAbsences(to router: Router<CityContext>) {
        router.get("/absences", use: absences)
        router.post("/absences", use: declareAbsence)
        router.post("/absences/end", use: endAbsence)
    }

    private func absences(_ request: Request, _ context: CityContext) async throws -> Response {
        let notice = try request.query()["done"].flatMap { templates[context.language].known("absent." + $0) }
        return try await absencePage(AbsenceShown(notice: notice), for: request, in: context)
    }

    private func declareAbsence(_ request: Request, _ context: CityContext) async throws -> Response {
        let signedIn = try context.signedIn()
        let form = try await form(request, signedIn)
        let command = try command(form.exact("command"), "absence.declare", signedIn)
        var shown = AbsenceShown(form: form)
        let strings = templates[context.language]
        let new = AbsenceForm.absence(form, of: signedIn.actor, today: kernel.today, strings, &shown.faults)
        guard let new, shown.faults.isEmpty else { return try await absencePage(shown, for: request, in: context) }
        let (kernel, actor) = (kernel, signedIn.actor)
        do {
            _ = try await kernel.store.write { transaction in
                try kernel.casework.setAbsence(new, by: actor, command: command, in: transaction)
            }
        } catch let refusal as Refusal {
            shown.problem = Problem(refusal)
            return try await absencePage(shown, for: request, in: context)
        }
        return try redirect(to: "/absences?done=declared")
    }

    private func endAbsence(_ request: Request, _ context: CityContext) async throws -> Response {
        let signedIn = try context.signedIn()
        let form = try await form(request, signedIn)
        let id = form["absence"] ?? ""
        let command = try command(form.exact("command"), "absence.end " + id, signedIn)
        let (kernel, actor) = (kernel, signedIn.actor)
        do {
            _ = try await kernel.store.write { transaction in
                try kernel.casework.endAbsence(ID(rawValue: id), by: actor, command: command, in: transaction)
            }
        } catch let refusal as Refusal {
            return try await absencePage(AbsenceShown(problem: Problem(refusal)), for: request, in: context)
        }
        return try redirect(to: "/absences?done=ended")
    }

    /// The absences of the reader's organisation, and the form for one's own.
    private func absencePage(
        _ shown: AbsenceShown, for request: Request, in context: CityContext
    ) async throws -> Response {
        let signedIn = try context.signedIn()
        guard signedIn.actor.kind == .official else { throw Problem.forbidden }
        let strings = templates[context.language]
        let (kernel, actor, today) = (kernel, signedIn.actor, kernel.today)
        let after = try request.query()["after"]
        let (found, names, colleagues) = try await kernel.store.read { snapshot in
            let found = try kernel.casework.absences(in: actor.organisation, after: after, limit: 50, in: snapshot)
            let accounts = Set(found.items.flatMap { [$0.account, $0.deputy] })
            return (
                found, try kernel.identity.names(of: accounts, in: snapshot),
                try kernel.identity.colleagues(in: actor.organisation, on: today, in: snapshot)
                    .filter { $0.account != actor.account }
            )
        }
        let list = AbsenceList(web: self, names: names, signedIn: signedIn, strings: strings)
        let title = strings("absence.title")
        let view: [String: View] = [
            "notice": View(shown.notice), "problem": problem(shown.problem, context.language),
            "faults": shown.faults.view(strings), "some": .flag(!found.items.isEmpty),
            "rows": .list(try found.items.map(list.view)),
            "command": try command("absence.declare", signedIn),
            "inputs": .list(
                AbsenceForm(web: self, actor: actor, colleagues: colleagues, strings: strings, form: shown.form)
                    .fields.map { $0.view(shown.faults) }),
            "paged": .flag(found.next != nil || after != nil), "first": after == nil ? .none : "/absences",
            "next": View(found.next.map { ListAddress("/absences").adding("after", $0).text }),
        ]
        var frame = Frame(title: title, crumbs: [(title, nil)])
        if shown.problem != nil || !shown.faults.isEmpty {
            frame.title = strings("form.errorprefix") + title
            frame.status = .unprocessableContent
        }
        return try page("absences/list", frame, view, for: request, in: context)
    }
}

/// What stands on the page of absences besides them.
struct AbsenceShown: Sendable {
    /// What was just done.
    var notice: String?
    /// What could not be done.
    var problem: Problem?
    /// What is wrong with what was typed.
    var faults = FormFaults()
    /// What was typed.
    var form: Form?
}
