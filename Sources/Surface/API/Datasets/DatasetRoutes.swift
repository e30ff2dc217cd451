import Authority
import Definitions
import Expressions
import HTTP
import HTTPTypes
import Hummingbird
import Registry
import Standards
import Store

extension API {
    static let datasetParameter = Route.Parameter(name: "dataset", place: "path", description: "The dataset's id.")

    var datasetRoutes: [Route] {
        [
            Route(
                method: .get, path: "/api/v1/datasets", operation: "listDatasets", summary: "The datasets of the city.",
                answers: [
                    .init(
                        status: 200, description: "The datasets.",
                        body: .json(
                            "{\"type\":\"object\",\"required\":[\"datasets\"],\"properties\":{\"datasets\":{\"type\":"
                                + "\"array\",\"items\":\(Schemas.reference("Dataset"))}}}"))
                ]
            ) { [self] request, context in try await datasets(request, context) },
            Route(
                method: .get, path: "/api/v1/datasets/{dataset}", operation: "getDataset", summary: "One dataset.",
                parameters: [Self.datasetParameter],
                answers: [.init(status: 200, description: "The dataset.", body: .reference("Dataset"))]
            ) { [self] request, context in
                _ = try signedIn(request, context)
                let dataset = try codec(context).dataset
                var json = JSONWriter(capacity: 4_096)
                let registry = kernel.registry
                let freshness = try await kernel.store.read { try registry.freshness(dataset.id, in: $0) }
                write(dataset, freshness, to: &json)
                return Self.json(json)
            },
            Route(
                method: .post, path: "/api/v1/datasets/{dataset}/records/get", operation: "getRecord",
                summary: "One record by its key, masked; with `plain`, without masks for a stated purpose.",
                parameters: [Self.datasetParameter], body: .reference("Get"),
                answers: [.init(status: 200, description: "The record.", body: .reference("Record"))], problems: [422]
            ) { [self] request, context in try await record(request, context) },
            Route(
                method: .post, path: "/api/v1/datasets/{dataset}/records/find", operation: "findRecords",
                summary: "A page of records on a declared find, masked.",
                parameters: [Self.datasetParameter], body: .reference("Find"),
                answers: [.init(status: 200, description: "The page.", body: .reference("RecordPage"))],
                problems: [422]
            ) { [self] request, context in try await find(request, context) },
        ]
    }

    /// The dataset that an address names; the 404 problem where there is none.
    func codec(_ context: CityContext) throws(Problem) -> DatasetCodec {
        guard let codec = context.parameters.get("dataset").flatMap({ codecs[$0] }) else { throw .notFound }
        return codec
    }

    /// The permit for an act, or the problem that says why there is none.
    func permit(
        _ act: Act, on object: ObjectRef, for purpose: Purpose? = nil, _ signedIn: SignedIn
    ) throws(Problem) -> Permit {
        switch kernel.authority.permit(signedIn.actor, act, on: object, for: purpose) {
        case .success(let permit): return permit
        case .failure(let refusal): throw Problem(refusal)
        }
    }

    private func datasets(_ request: Request, _ context: CityContext) async throws -> Response {
        _ = try signedIn(request, context)
        let (registry, ids) = (kernel.registry, codecs.keys.sorted())
        let freshness = try await kernel.store.read { snapshot in
            try ids.map { try registry.freshness($0, in: snapshot) }
        }
        var json = JSONWriter(capacity: 16 * 1_024)
        json.object { json in
            json.array("datasets") { json in
                for (id, freshness) in zip(ids, freshness) {
                    if let codec = codecs[id] { write(codec.dataset, freshness, to: &json) }
                }
            }
        }
        return Self.json(json)
    }

    /// One record by key: the shortest way through the house, from a bounded body to bytes.
    private func record(_ request: Request, _ context: CityContext) async throws -> Response {
        let signedIn = try signedIn(request, context)
        let codec = try codec(context)
        let body = try BodyReader(try await json(request), only: ["key", "plain"])
        let key = try codec.key(try body.texts("key"))
        let object = ObjectRef.dataset(codec.dataset.id)
        let permit: Permit
        if let plain = try body.object("plain", only: ["code", "reason", "caseNumber"]) {
            let purpose = Purpose(
                code: try plain.requiredText("code"), text: try plain.requiredText("reason"),
                caseNumber: try plain.text("caseNumber"))
            permit = try self.permit(.plain, on: object, for: purpose, signedIn)
        } else {
            permit = try self.permit(.view, on: object, signedIn)
        }
        guard let record = try await kernel.registry.record(codec.dataset.id, key: key, under: permit) else {
            throw Problem.notFound
        }
        var json = JSONWriter(capacity: 1_024)
        codec.write(record, to: &json)
        return Self.json(json)
    }

    private func find(_ request: Request, _ context: CityContext) async throws -> Response {
        let signedIn = try signedIn(request, context)
        let codec = try codec(context)
        let query = try query(try await json(request), codec)
        let permit = try permit(.find, on: .dataset(codec.dataset.id), signedIn)
        let page = try await kernel.registry.page(codec.dataset.id, query, under: permit)
        var json = JSONWriter(capacity: 8 * 1_024)
        json.object { json in
            json.array("records") { json in for row in page.rows { codec.write(row, to: &json) } }
            json.member("next", page.next?.description)
            json.member("previous", page.previous?.description)
        }
        return Self.json(json)
    }

    private func query(_ body: JSON, _ codec: DatasetCodec) throws -> PageQuery {
        let body = try BodyReader(body, only: ["where", "filter", "limit", "at"])
        var query = PageQuery(limit: try body.integer("limit", in: 1...100) ?? 20)
        for (element, text) in try body.texts("where") ?? [:] {
            query.equals[element] = try codec.value(text, of: element, at: "/where")
        }
        switch body["filter"] {
        case nil: break
        case .text(let text): query.filter = try Expression.parse(text: text)
        case .object?:
            var writer = JSONWriter()
            body["filter"]?.write(to: &writer)
            query.filter = try Expression.parse(json: Array(writer.buffer.readableBytesView))
        default:
            throw Problem.invalid.saying(
                Localized(zh: "filter 须为文本或对象。", en: "filter is a text or an object."), pointer: "/filter")
        }
        if let place = try body.text("at") {
            guard let cursor = Cursor(place) else {
                throw Problem.invalid.saying(Problem.invalid.detail, pointer: "/at")
            }
            query.cursor = cursor
        }
        return query
    }
}
