import Authority
import Definitions
import HTTP
import Hummingbird
import Identity
import Registry
import Standards
import Store

extension Web {
    /// An official's workbench; for everybody else what she may do, in a simple page.
    func home(_ request: Request, _ context: CityContext) async throws -> Response {
        let signedIn = try context.signedIn()
        guard !signedIn.session.mustChangePassword else { return try redirect(to: "/account") }
        if signedIn.actor.kind == .official { return try await workbench(request, context) }
        let strings = templates[context.language]
        return try page(
            "home", Frame(title: strings("site.home")), try await homeParts(signedIn, strings), for: request,
            in: context)
    }

    /// The greeting, the posts, the datasets of her work with their freshness, what she may do, and the latest imports.
    func homeParts(_ signedIn: SignedIn, _ strings: Strings) async throws -> [String: View] {
        let datasets = kernel.packs.datasets.values.filter { dataset in
            [Act.find, .view, .import].contains { allows($0, on: .dataset(dataset.id), signedIn) }
        }.sorted { $0.id < $1.id }
        let (registry, ids) = (kernel.registry, datasets.map(\.id))
        let freshness = try await kernel.store.read { snapshot in
            try ids.map { try registry.freshness($0, in: snapshot) }
        }
        let duties = duties(of: signedIn, strings.language)
        let imports = try await importRows(signedIn, limit: 5, strings)
        let name = signedIn.actor.name.isEmpty ? signedIn.actor.account : signedIn.actor.name
        return [
            "greeting": .text(strings("home.greeting", ["name": name])),
            "posts": .list(signedIn.actor.roles.map { .text(post($0, strings.language)) }),
            "hasDatasets": .flag(!datasets.isEmpty),
            "datasets": .list(zip(datasets, freshness).map { card($0, $1, signedIn, strings) }),
            "duties": duties.isEmpty
                ? .none
                : ["items": .list(duties.map { ["label": .text($0.label), "href": .text($0.href)] })],
            "imports": imports.isEmpty ? .none : ["rows": .list(imports)],
        ]
    }

    /// A role and the organisation in which it is held.
    func post(_ assignment: Assignment, _ language: Language) -> String {
        organisation(assignment.organisation, language) + " · " + role(assignment.role, language)
    }

    /// What a role is called; the three administrators are the house's own.
    func role(_ id: String, _ language: Language) -> String {
        Administrator(rawValue: id)?.title[language] ?? kernel.packs.roles[id]?.title[language] ?? id
    }

    private func card(
        _ dataset: DatasetDefinition, _ freshness: Freshness?, _ signedIn: SignedIn, _ strings: Strings
    ) -> View {
        let light = FreshnessLight(freshness, promised: dataset.update, now: kernel.clock.now(), strings)
        let path = "/datasets/\(dataset.id)"
        let object = ObjectRef.dataset(dataset.id)
        return [
            "href": .text(path), "title": .text(dataset.title[strings.language]),
            "rows": .text(Self.grouped(freshness?.rows ?? 0)), "light": .text(light.tone),
            "freshness": .text(light.words),
            "find": allows(.find, on: object, signedIn) ? .text(path + "/records") : .none,
            "import": allows(.import, on: object, signedIn) ? .text(path + "/import") : .none,
        ]
    }
}
