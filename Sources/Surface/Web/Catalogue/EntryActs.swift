import Authority
import Casework
import Catalogue
import Definitions
import HTTP
import Hummingbird
import Standards
import Store

extension Web {
    /// Submits a draft for publication: opens the case in which it is decided, or says everything that is missing.
    func publishEntry(_ request: Request, _ context: CityContext) async throws -> Response {
        let signedIn = try official(context)
        let form = try await form(request, signedIn)
        let id = try await entryView(context, signedIn, wantsDraft: true).definition.id
        let command = try command(form.exact("command"), "catalogue.publish " + id, signedIn)
        let (catalogue, actor) = (kernel.catalogue, signedIn.actor)
        do {
            let file = try await kernel.store.write { transaction in
                try catalogue.submit(id, by: actor, command: command, in: transaction)
            }
            return try redirect(to: "/cases/\(file.number)")
        } catch let problems as EntryProblems {
            let shown = Shown(wantsDraft: true, problem: .invalid, lacking: problems.problems)
            return try await entryPage(shown, for: request, in: context)
        } catch let refusal as Refusal {
            return try await entryPage(
                Shown(wantsDraft: true, problem: Problem(refusal)), for: request, in: context)
        }
    }

    /// Asks for an entry to be taken out of the catalogue: opens the case in which that is decided.
    func withdrawEntry(_ request: Request, _ context: CityContext) async throws -> Response {
        let signedIn = try official(context)
        let form = try await form(request, signedIn)
        let id = try await entryView(context, signedIn).definition.id
        let command = try command(form.exact("command"), "catalogue.withdraw " + id, signedIn)
        let (catalogue, actor, reason) = (kernel.catalogue, signedIn.actor, form["reason"] ?? "")
        do {
            let file = try await kernel.store.write { transaction in
                try catalogue.withdraw(id, reason: reason, by: actor, command: command, in: transaction)
            }
            return try redirect(to: "/cases/\(file.number)")
        } catch let refusal as Refusal {
            return try await entryPage(
                Shown(problem: Problem(refusal), reason: reason), for: request, in: context)
        }
    }
}
