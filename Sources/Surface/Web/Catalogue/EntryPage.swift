import Authority
import Casework
import Catalogue
import Definitions
import HTTP
import HTTPTypes
import Hummingbird
import Standards
import Store

extension Web {
    /// One entry: what it holds, on which terms, how fresh it is, and what the reader may do with it.
    func showEntry(_ request: Request, _ context: CityContext) async throws -> Response {
        let query = try request.query()
        return try await entryPage(
            Shown(version: try Self.version(query["version"]), wantsDraft: query["draft"] != nil, done: query["done"]),
            for: request, in: context)
    }

    /// The entry that an address names, as the reader may see it; the 404 problem otherwise.
    func entryView(
        _ context: CityContext, _ signedIn: SignedIn, version: Int? = nil, wantsDraft: Bool = false
    ) async throws -> EntryView {
        let (catalogue, actor) = (kernel.catalogue, signedIn.actor)
        let id = context.parameters.get("entry") ?? ""
        let view = try await kernel.store.read { snapshot in
            if wantsDraft, let draft = try catalogue.draft(id, for: actor, in: snapshot) { return draft as EntryView? }
            return try catalogue.entry(id, version: version, for: actor, in: snapshot)
        }
        guard let view else { throw Problem.notFound }
        return view
    }

    /// Which part of an entry is shown, and what is said above it.
    struct Shown: Sendable {
        /// The version; nil: the newest.
        var version: Int?
        /// Whether the draft is asked for.
        var wantsDraft = false
        /// What was done just now, as the address says.
        var done: String?
        /// What stands in the way of an act.
        var problem: Problem?
        /// What is missing before the draft can be published.
        var lacking: [EntryProblem] = []
        /// The reason for a withdrawal as it was typed.
        var reason: String?
        /// A resource to be attached as it was typed.
        var resource: Form?
        /// What is wrong with it.
        var faults = FormFaults()
    }

    func entryPage(_ shown: Shown, for request: Request, in context: CityContext) async throws -> Response {
        let signedIn = try official(context)
        let strings = templates[context.language]
        let entry = try await entryView(context, signedIn, version: shown.version, wantsDraft: shown.wantsDraft)
        let title = entry.definition.title[context.language]
        let facts = EntryFacts(web: self, strings: strings, entry: entry)
        var view = facts.view
        view["name"] = .text(title)
        view["notice"] = View(shown.done.flatMap { strings.known("entrydone." + $0) })
        view["problem"] = problem(shown.problem, context.language)
        view.merge(try acts(entry, shown, signedIn, strings)) { $1 }
        var frame = Frame(title: title, crumbs: [(strings("catalogue.title"), "/catalogue"), (title, nil)])
        if shown.problem != nil || !shown.faults.isEmpty {
            frame.title = strings("form.errorprefix") + title
            frame.status = shown.problem?.status ?? .unprocessableContent
        }
        return try page("catalogue/entry", frame, view, for: request, in: context)
    }

    /// The buttons and forms for which the reader has the right.
    private func acts(
        _ entry: EntryView, _ shown: Shown, _ signedIn: SignedIn, _ strings: Strings
    ) throws -> [String: View] {
        let id = entry.definition.id
        let path = "/catalogue/\(id)"
        let rights = entry.rights
        let lacking =
            shown.lacking.isEmpty && entry.isDraft
            ? kernel.catalogue.problems(in: entry.definition) : shown.lacking
        var view: [String: View] = [
            "ask": rights.request ? .text("/requests/new?entry=\(id)") : .none,
            "edit": rights.revise ? .text(path + "/edit") : .none,
            "versions": entry.version > 0 ? .text(path + "/versions") : .none,
            "draft": entry.hasDraft && !entry.isDraft ? .text(path + "?draft=1") : .none,
            "published": entry.isDraft && entry.version > 0 ? .text(path) : .none,
            "case": entry.caseNumber.map { ["href": .text("/cases/\($0)"), "number": .text($0)] } ?? .none,
            "publish": .none, "withdraw": .none,
            "attach": rights.attach ? try resourceForm(entry.definition, shown, signedIn, strings) : .none,
            "detach": rights.attach
                ? [
                    "href": .text(path + "/detach"), "command": try command("catalogue.detach " + id, signedIn),
                ] : .none,
        ]
        if rights.submit, entry.isDraft || entry.version == 0 {
            view["publish"] = [
                "href": .text(path + "/publish"), "command": try command("catalogue.publish " + id, signedIn),
                "lacking": lacking.isEmpty
                    ? .none
                    : [
                        "items": .list(
                            lacking.map { .text($0.message[strings.language] + " " + $0.mend[strings.language]) })
                    ],
            ]
        }
        if rights.withdraw {
            view["withdraw"] = [
                "href": .text(path + "/withdraw"), "command": try command("catalogue.withdraw " + id, signedIn),
                "open": .flag(shown.reason != nil),
                "reason": FieldView(
                    id: "reason", label: strings("entry.withdrawreason"), value: shown.reason ?? "", kind: .area(),
                    isRequired: true
                ).view(),
            ]
        }
        return view
    }

    private static func version(_ text: String?) throws(Problem) -> Int? {
        guard let text else { return nil }
        guard let version = Int(text), version > 0 else { throw .malformed }
        return version
    }
}
