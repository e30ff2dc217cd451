import Catalogue
import Definitions
import HTTP
import HTTPTypes
import Hummingbird
import Search
import Standards
import Store

extension API {
    private static let entry = Route.Parameter.path("entry", "The entry's id.")
    private static let text = Route.Parameter(
        name: "q", place: "query", description: "Terms parted by white space; all must occur, wherever it is.",
        schema: "{\"type\":\"string\",\"maxLength\":\(SearchQuery.mostCharacters)}")

    private static let facets: [Route.Parameter] = EntryQuery.Facet.allCases.map { facet in
        let items = facet.words.map { "{\"enum\":\($0.jsonArray)}" } ?? Names.pattern
        return .init(
            name: facet.rawValue, place: "query", description: "Any of these; may stand several times.",
            schema: "{\"type\":\"array\",\"maxItems\":50,\"items\":\(items)}")
    }

    private static func version(_ name: String, _ description: String, isRequired: Bool) -> Route.Parameter {
        .init(
            name: name, place: "query", description: description,
            schema: #"{"type":"integer","minimum":0,"maximum":1000000}"#, isRequired: isRequired)
    }

    var catalogueRoutes: [Route] {
        [
            Route(
                method: .get, path: "/api/v1/catalogue", operation: "searchCatalogue",
                summary: "The entries that you may see, with the exact count and facets.",
                parameters: [Self.text] + Self.facets + Route.Parameter.paging,
                answers: [.init(status: 200, description: "A page of entries.", body: .reference("EntryPage"))],
                problems: [400]
            ) { [self] request, context in try await searchCatalogue(request, context) },
            Route(
                method: .get, path: "/api/v1/catalogue/{entry}", operation: "getEntry",
                summary: "One entry, in its newest version or another.",
                parameters: [Self.entry, Self.version("version", "0: the draft.", isRequired: false)],
                answers: [.init(status: 200, description: "The entry.", body: .reference("Entry"))], problems: [400]
            ) { [self] request, context in try await entry(request, context) },
            Route(
                method: .get, path: "/api/v1/catalogue/{entry}/versions", operation: "listEntryVersions",
                summary: "The published versions of an entry, the newest first.", parameters: [Self.entry],
                answers: [.init(status: 200, description: "The versions.", body: .reference("EntryVersions"))]
            ) { [self] request, context in try await versions(request, context) },
            Route(
                method: .get, path: "/api/v1/catalogue/{entry}/diff", operation: "compareEntryVersions",
                summary: "What two versions of an entry differ in, field by field.",
                parameters: [
                    Self.entry, Self.version("from", "The older one; 0: the draft.", isRequired: true),
                    Self.version("to", "The newer one; 0: the draft.", isRequired: true),
                ],
                answers: [.init(status: 200, description: "The differences.", body: .reference("EntryDiff"))],
                problems: [400]
            ) { [self] request, context in try await difference(request, context) },
        ]
    }

    private func searchCatalogue(_ request: Request, _ context: CityContext) async throws -> Response {
        let actor = try signedIn(request, context).actor
        let reader = try QueryReader(request)
        var query = EntryQuery(text: try reader.text("q", most: SearchQuery.mostCharacters) ?? "")
        for facet in EntryQuery.Facet.allCases {
            let values = try reader.names(facet.rawValue)
            guard facet.words.map({ values.isSubset(of: $0) }) ?? true else { throw QueryReader.unfit(facet.rawValue) }
            if !values.isEmpty { query.filters[facet] = values }
        }
        let limit = try reader.integer("limit", in: 1...100) ?? 20
        let after = try reader.text("after", most: 2_000).map { text in
            guard let cursor = SearchCursor(text) else { throw QueryReader.unfit("after") }
            return cursor
        }
        let (catalogue, wanted) = (kernel.catalogue, query)
        let page = try await kernel.store.read { snapshot in
            try catalogue.search(wanted, for: actor, after: after, limit: limit, in: snapshot)
        }
        var json = JSONWriter(capacity: 16 * 1_024)
        EntryText.write(page, to: &json)
        return Self.json(json)
    }

    private func entry(_ request: Request, _ context: CityContext) async throws -> Response {
        let actor = try signedIn(request, context).actor
        let id = try context.name("entry")
        let version = try QueryReader(request).integer("version", in: 0...1_000_000)
        let catalogue = kernel.catalogue
        let view = try await kernel.store.read { snapshot in
            try catalogue.entry(id, version: version, for: actor, in: snapshot)
        }
        guard let view else { throw Problem.notFound }
        var json = JSONWriter(capacity: 8 * 1_024)
        EntryText.write(view, to: &json)
        return Self.json(json)
    }

    private func versions(_ request: Request, _ context: CityContext) async throws -> Response {
        let actor = try signedIn(request, context).actor
        let (id, catalogue) = (try context.name("entry"), kernel.catalogue)
        guard let versions = try await kernel.store.read({ try catalogue.versions(of: id, for: actor, in: $0) })
        else { throw Problem.notFound }
        var json = JSONWriter(capacity: 2_048)
        json.object { json in
            json.member("entry", id)
            json.array("versions") { json in
                for version in versions {
                    json.object { json in
                        json.member("version", Int64(version.version))
                        Self.write("title", version.title, to: &json)
                        json.member("publishedAt", version.publishedAt.description)
                        json.member("by", version.by)
                        json.member("isNewest", version.isNewest)
                    }
                }
            }
        }
        return Self.json(json)
    }

    private func difference(_ request: Request, _ context: CityContext) async throws -> Response {
        let actor = try signedIn(request, context).actor
        let (id, catalogue, reader) = (try context.name("entry"), kernel.catalogue, try QueryReader(request))
        guard let from = try reader.integer("from", in: 0...1_000_000) else { throw QueryReader.unfit("from") }
        guard let to = try reader.integer("to", in: 0...1_000_000) else { throw QueryReader.unfit("to") }
        let diff = try await kernel.store.read { snapshot in
            try catalogue.diff(id, from: from, to: to, for: actor, in: snapshot)
        }
        guard let diff else { throw Problem.notFound }
        var json = JSONWriter(capacity: 4_096)
        json.object { json in
            json.member("entry", diff.entry)
            json.member("from", Int64(diff.from))
            json.member("to", Int64(diff.to))
            json.array("changes") { json in
                for change in diff.changes {
                    json.object { json in
                        json.member("field", change.field)
                        Self.write("label", change.label, to: &json)
                        json.member("kind", change.kind.rawValue)
                        if let before = change.before { Self.write("before", before, to: &json) }
                        if let after = change.after { Self.write("after", after, to: &json) }
                    }
                }
            }
        }
        return Self.json(json)
    }
}

extension EntryQuery.Facet {
    /// The values that there are; nil: those of the city's packs.
    fileprivate var words: [String]? {
        switch self {
        case .department, .theme: nil
        case .class: Sharing.Class.allCases.map(\.rawValue)
        case .level: (1...4).map { String($0) }
        case .way: SharingWay.allCases.map(\.rawValue)
        case .status: EntryState.allCases.map(\.rawValue)
        }
    }
}
