import Authority
import Casework
import Catalogue
import Definitions
import HTTP
import Hummingbird
import Journal
import Standards
import Store

extension Web {
    /// An empty form for a new entry, for whoever keeps the catalogue of her organisation.
    func newEntry(_ request: Request, _ context: CityContext) async throws -> Response {
        let signedIn = try official(context)
        let providers = try registrars(signedIn)
        let sheet = EntrySheet(form: EntryForm(provider: providers[0]))
        return try editPage(sheet, providers, for: request, in: context)
    }

    /// The form of an entry that there is, with its draft where one waits.
    func editEntry(_ request: Request, _ context: CityContext) async throws -> Response {
        let signedIn = try official(context)
        let entry = try await entryView(context, signedIn, wantsDraft: true)
        guard entry.rights.revise else { throw Problem.forbidden }
        let sheet = EntrySheet(form: EntryForm(entry.definition), entry: entry)
        return try editPage(sheet, try registrars(signedIn), for: request, in: context)
    }

    /// Adds or takes away a row, or writes the new entry down as a draft.
    func registerEntry(_ request: Request, _ context: CityContext) async throws -> Response {
        let signedIn = try official(context)
        let form = try await form(request, signedIn)
        let providers = try registrars(signedIn)
        let sheet = EntrySheet(form: EntryForm(form))
        return try await take(sheet, form, providers, for: request, in: context) {
            draft, command, kernel, transaction in
            try kernel.catalogue.register(draft, by: signedIn.actor, command: command, in: transaction)
        }
    }

    /// Adds or takes away a row, or writes the draft of the next version.
    func reviseEntry(_ request: Request, _ context: CityContext) async throws -> Response {
        let signedIn = try official(context)
        let form = try await form(request, signedIn)
        let entry = try await entryView(context, signedIn, wantsDraft: true)
        guard entry.rights.revise else { throw Problem.forbidden }
        let sheet = EntrySheet(form: EntryForm(form), entry: entry)
        let providers = try registrars(signedIn)
        return try await take(sheet, form, providers, for: request, in: context) {
            draft, command, kernel, transaction in
            try kernel.catalogue.revise(draft, by: signedIn.actor, command: command, in: transaction)
            return draft.id
        }
    }

    /// The organisations for which somebody keeps the catalogue; the problem that says she keeps none.
    private func registrars(_ signedIn: SignedIn) throws(Problem) -> [String] {
        let organisations = kernel.catalogue.registrars(for: signedIn.actor)
        guard !organisations.isEmpty else { throw .forbidden }
        return organisations
    }

    /// What a button of the form asks for.
    private func take(
        _ sheet: EntrySheet, _ form: Form, _ providers: [String], for request: Request, in context: CityContext,
        write: @escaping @Sendable (EntryDraft, CommandID, Kernel, Transaction) throws -> String
    ) async throws -> Response {
        var sheet = sheet
        let signedIn = try context.signedIn()
        let then = form["then"] ?? "draft"
        if then == "add" {
            sheet.form.addItems(5)
            return try editPage(sheet, providers, for: request, in: context)
        }
        if then.hasPrefix("remove-"), let row = Int(then.dropFirst("remove-".count)) {
            sheet.form.removeItem(row)
            return try editPage(sheet, providers, for: request, in: context)
        }
        let command = try command(form.exact("command"), sheet.action, signedIn)
        var reading = EntryReading(sheet.form, kernel.packs, templates[context.language])
        guard let draft = reading.draft(of: sheet.entry?.definition) else {
            sheet.faults = reading.faults
            return try editPage(sheet, providers, for: request, in: context)
        }
        do {
            let kernel = kernel
            let id = try await kernel.store.write { try write(draft, command, kernel, $0) }
            if then == "publish" { return try await submit(id, after: command, for: request, in: context) }
            return try redirect(to: "/catalogue/\(id)?draft=1&done=saved")
        } catch let problems as EntryProblems {
            sheet.add(problems.problems, context.language)
            return try editPage(sheet, providers, for: request, in: context)
        } catch let refusal as Refusal {
            sheet.problem = Problem(refusal)
            return try editPage(sheet, providers, for: request, in: context)
        }
    }

    /// Submits what was just written; whatever is missing is shown on the draft's page.
    private func submit(
        _ id: String, after command: CommandID, for request: Request, in context: CityContext
    ) async throws -> Response {
        let signedIn = try context.signedIn()
        let (catalogue, actor) = (kernel.catalogue, signedIn.actor)
        let command = try CommandID(command.rawValue + ":submit")
        do {
            let file = try await kernel.store.write { transaction in
                try catalogue.submit(id, by: actor, command: command, in: transaction)
            }
            return try redirect(to: "/cases/\(file.number)")
        } catch is EntryProblems {
            return try redirect(to: "/catalogue/\(id)?draft=1&done=incomplete")
        } catch is Refusal {
            return try redirect(to: "/catalogue/\(id)?draft=1&done=notsubmitted")
        }
    }
}
