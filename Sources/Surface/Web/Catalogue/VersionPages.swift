import Authority
import Catalogue
import Definitions
import HTTP
import Hummingbird
import Identity
import Standards
import Store

extension Web {
    /// The versions of an entry, the newest first, each with what it changed.
    func entryVersions(_ request: Request, _ context: CityContext) async throws -> Response {
        let signedIn = try official(context)
        let strings = templates[context.language]
        let entry = try await entryView(context, signedIn)
        let id = entry.definition.id
        let (kernel, actor) = (kernel, signedIn.actor)
        let found = try await kernel.store.read { snapshot -> ([EntryVersionSummary], [String: String])? in
            guard let versions = try kernel.catalogue.versions(of: id, for: actor, in: snapshot) else { return nil }
            return (versions, try kernel.identity.names(of: Set(versions.map(\.by)), in: snapshot))
        }
        guard let (versions, names) = found else { throw Problem.notFound }
        let title = entry.definition.title[context.language]
        let heading = strings("versions.title", ["entry": title])
        let choices = versions.map {
            FieldView.Choice(value: String($0.version), label: strings("versions.name", ["number": String($0.version)]))
        }
        let view: [String: View] = [
            "heading": .text(heading), "some": .flag(!versions.isEmpty),
            "rows": .list(versions.map { row($0, names, id, strings) }),
            "choose": versions.count < 2
                ? .none
                : [
                    "action": .text("/catalogue/\(id)/compare"),
                    "fields": .list([
                        FieldView(
                            id: "from", label: strings("versions.from"), value: choices[1].value,
                            kind: .choice(choices)
                        ).view(),
                        FieldView(
                            id: "to", label: strings("versions.to"), value: choices[0].value, kind: .choice(choices)
                        ).view(),
                    ]),
                ],
        ]
        let crumbs: [(label: String, href: String?)] = [
            (strings("catalogue.title"), "/catalogue"), (title, "/catalogue/\(id)"), (strings("entry.versions"), nil),
        ]
        return try page(
            "catalogue/versions", Frame(title: heading, crumbs: crumbs), view, for: request, in: context)
    }

    private func row(
        _ version: EntryVersionSummary, _ names: [String: String], _ id: String, _ strings: Strings
    ) -> View {
        [
            "number": .text(strings("versions.name", ["number": String(version.version)])),
            "href": .text("/catalogue/\(id)?version=\(version.version)"), "newest": .flag(version.isNewest),
            "title": .text(version.title[strings.language]), "at": .text(version.publishedAt.dayOrTime),
            "by": .text(version.by == "system" ? strings("versions.pack") : names[version.by] ?? version.by),
            "compare": version.version < 2
                ? .none
                : [
                    "href": .text(
                        "/catalogue/\(id)/compare?from=\(version.version - 1)&to=\(version.version)")
                ],
        ]
    }

    /// What two versions differ in, field by field; 0 stands for the draft.
    func compareEntry(_ request: Request, _ context: CityContext) async throws -> Response {
        let signedIn = try official(context)
        let strings = templates[context.language]
        let query = try request.query()
        guard let from = query["from"].flatMap(Int.init), let to = query["to"].flatMap(Int.init), from >= 0, to >= 0
        else { throw Problem.malformed }
        let entry = try await entryView(context, signedIn)
        let id = entry.definition.id
        let (catalogue, actor) = (kernel.catalogue, signedIn.actor)
        let diff = try await kernel.store.read { snapshot in
            try catalogue.diff(id, from: from, to: to, for: actor, in: snapshot)
        }
        guard let diff else { throw Problem.notFound }
        let title = entry.definition.title[context.language]
        let heading = strings("versions.comparing", ["entry": title])
        let count = String(diff.changes.count)
        let view: [String: View] = [
            "heading": .text(heading), "some": .flag(!diff.changes.isEmpty),
            "summary": .text(
                strings(
                    "versions.summary",
                    ["from": name(diff.from, strings), "to": name(diff.to, strings), "count": count])),
            "before": .text(name(diff.from, strings)), "after": .text(name(diff.to, strings)),
            "rows": .list(diff.changes.map { row($0, strings) }), "back": .text("/catalogue/\(id)/versions"),
        ]
        let crumbs: [(label: String, href: String?)] = [
            (strings("catalogue.title"), "/catalogue"), (title, "/catalogue/\(id)"),
            (strings("entry.versions"), "/catalogue/\(id)/versions"), (strings("versions.compare"), nil),
        ]
        return try page(
            "catalogue/compare", Frame(title: heading, crumbs: crumbs), view, for: request, in: context)
    }

    private func name(_ version: Int, _ strings: Strings) -> String {
        version == 0 ? strings("versions.draft") : strings("versions.name", ["number": String(version)])
    }

    private func row(_ change: EntryChange, _ strings: Strings) -> View {
        [
            "field": .text(change.label[strings.language]), "change": .text(strings("diff.\(change.kind.rawValue)")),
            "tone": .text(change.kind.tone), "was": View(change.before?[strings.language]),
            "is": View(change.after?[strings.language]),
        ]
    }
}

extension EntryChange.Kind {
    /// The tone of its badge.
    fileprivate var tone: String {
        switch self {
        case .changed: "warn"
        case .added: "good"
        case .removed: "bad"
        }
    }
}
