import Authority
import Catalogue
import Definitions
import HTTP
import Hummingbird
import Journal
import Standards
import Store

extension Web {
    /// Attaches a resource to an entry (挂接): from then on its data can be had by that way.
    func attachResource(_ request: Request, _ context: CityContext) async throws -> Response {
        try await change(request, context, "catalogue.attach") { form, entry, strings, faults in
            let title = form["resource-title"] ?? ""
            let kind = form["resource-kind"].flatMap(SharingWay.init)
            let day = form["resource-day"]
            if title.isEmpty { faults.add("resource-title", strings("entry.resourcetitle")) }
            if kind == nil { faults.add("resource-kind", strings("entry.resourcekind")) }
            if let day, Day(day) == nil { faults.add("resource-day", strings("entryform.day")) }
            guard faults.isEmpty, let kind else { return nil }
            let taken = Set(entry.resources.map(\.id))
            let id = ([kind.rawValue] + (2...99).map { "\(kind.rawValue)-\($0)" }).first { !taken.contains($0) }
            let resource = ResourceDefinition(
                id: id ?? kind.rawValue, kind: kind, title: Localized(zh: title, en: form["resource-english"] ?? title),
                updated: day.flatMap { Day($0) })
            return { catalogue, actor, command, transaction in
                try catalogue.attach(resource, to: entry.id, by: actor, command: command, in: transaction)
            }
        }
    }

    /// Takes a resource off an entry.
    func detachResource(_ request: Request, _ context: CityContext) async throws -> Response {
        try await change(request, context, "catalogue.detach") { form, entry, _, _ in
            let id = form["resource"] ?? ""
            return { catalogue, actor, command, transaction in
                try catalogue.detach(id, from: entry.id, by: actor, command: command, in: transaction)
            }
        }
    }

    private typealias Change =
        @Sendable (Catalogue, Actor, CommandID, Transaction) throws -> Void

    /// Does something to an entry's resources and shows the entry again, with what stands in the way.
    private func change(
        _ request: Request, _ context: CityContext, _ action: String,
        read: (Form, EntryDefinition, Strings, inout FormFaults) -> Change?
    ) async throws -> Response {
        let signedIn = try official(context)
        let form = try await form(request, signedIn)
        let entry = try await entryView(context, signedIn).definition
        let command = try command(form.exact("command"), "\(action) \(entry.id)", signedIn)
        let (catalogue, actor) = (kernel.catalogue, signedIn.actor)
        var shown = Shown(resource: form)
        guard let change = read(form, entry, templates[context.language], &shown.faults) else {
            return try await entryPage(shown, for: request, in: context)
        }
        do {
            try await kernel.store.write { try change(catalogue, actor, command, $0) }
            return try redirect(to: "/catalogue/\(entry.id)?done=resources")
        } catch let problems as EntryProblems {
            shown.problem = problems.problems.first.map {
                Problem.invalid.saying($0.message, next: $0.mend)
            }
        } catch let refusal as Refusal {
            shown.problem = Problem(refusal)
        }
        return try await entryPage(shown, for: request, in: context)
    }

    /// The form that attaches a resource, with what was typed.
    func resourceForm(_ entry: EntryDefinition, _ shown: Shown, _ signedIn: SignedIn, _ strings: Strings) throws -> View
    {
        let kinds = SharingWay.allCases.map {
            FieldView.Choice(value: $0.rawValue, label: $0.title[strings.language])
        }
        let typed = { (name: String) in shown.resource?[name] ?? "" }
        return [
            "href": .text("/catalogue/\(entry.id)/attach"),
            "command": try command("catalogue.attach " + entry.id, signedIn), "open": .flag(shown.resource != nil),
            "faults": shown.faults.view(strings),
            "fields": .list(
                [
                    FieldView(
                        id: "resource-title", label: strings("entry.resource"), value: typed("resource-title"),
                        isRequired: true),
                    FieldView(
                        id: "resource-english", label: strings("itemform.en"), value: typed("resource-english")),
                    FieldView(
                        id: "resource-kind", label: strings("entry.way"), value: typed("resource-kind"),
                        kind: .choice(kinds)),
                    FieldView(
                        id: "resource-day", label: strings("entry.dataday"), value: typed("resource-day"),
                        kind: .line(type: "date")),
                ].map { $0.view(shown.faults) }),
        ]
    }
}
