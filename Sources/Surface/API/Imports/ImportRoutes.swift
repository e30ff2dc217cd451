import Authority
import Definitions
import Files
import HTTP
import HTTPTypes
import Hummingbird
import Jobs
import Journal
import Registry
import Standards
import Store

extension API {
    private static let jobParameter = Route.Parameter(name: "job", place: "path", description: "The import's id.")
    private static let placeParameter = Route.Parameter(
        name: "after", place: "query", description: "`next` of the page before.")

    var importRoutes: [Route] {
        [
            Route(
                method: .post, path: "/api/v1/datasets/{dataset}/imports", operation: "importFile",
                summary:
                    "Takes a CSV file (UTF-8 or GB18030, `charset` of the content type) and imports it in the background.",
                parameters: [Self.datasetParameter, Self.keyParameter],
                body: .init(mediaType: "text/csv", schema: #"{"type":"string"}"#),
                answers: [.init(status: 202, description: "The import has begun.", body: .reference("Import"))],
                problems: [409, 422]
            ) { [self] request, context in try await importFile(request, context) },
            Route(
                method: .get, path: "/api/v1/datasets/{dataset}/imports/{job}", operation: "getImport",
                summary: "How an import stands.", parameters: [Self.datasetParameter, Self.jobParameter],
                answers: [.init(status: 200, description: "The import.", body: .reference("Import"))]
            ) { [self] request, context in
                let (job, permit) = try importPermit(request, context)
                return try await report(job, permit, context, status: .ok)
            },
            Route(
                method: .get, path: "/api/v1/datasets/{dataset}/imports/{job}/refused", operation: "listRefused",
                summary: "The refused rows of an import: line, field, reason and way to mend.",
                parameters: [Self.datasetParameter, Self.jobParameter, Self.placeParameter],
                answers: [.init(status: 200, description: "A page of rows.", body: .reference("RefusedPage"))],
                problems: [400]
            ) { [self] request, context in try await refused(request, context) },
        ]
    }

    private func importPermit(_ request: Request, _ context: CityContext) throws -> (ID<Job>, Permit) {
        let signedIn = try signedIn(request, context)
        let dataset = try codec(context).dataset
        guard let job = context.parameters.get("job"), job.utf8.count <= 64 else { throw Problem.notFound }
        return (ID(rawValue: job), try permit(.import, on: .dataset(dataset.id), signedIn))
    }

    private func importFile(_ request: Request, _ context: CityContext) async throws -> Response {
        let signedIn = try signedIn(request, context)
        let dataset = try codec(context).dataset
        let permit = try permit(.import, on: .dataset(dataset.id), signedIn)
        let type = HeaderParameters(request.headers[.contentType] ?? "")
        guard type.value.lowercased() == "text/csv" else { throw Problem.unsupportedMedia }
        var format = CSVFormat()
        switch type["charset"]?.lowercased() {
        case nil: break
        case "utf-8": format.encoding = .utf8
        case "gb18030", "gbk", "gb2312": format.encoding = .gb18030
        default: throw Problem.unsupportedMedia
        }
        let command = try command(request, signedIn)
        let file = try await kernel.files.spool(
            request.body.map { $0.readableBytesView }, name: dataset.id + ".csv", mediaType: "text/csv",
            owner: signedIn.actor.organisation, limit: Int64(Limits.upload))
        let job = try await kernel.registry.importFile(
            file.id, into: dataset.id, format: format, command: command, under: permit)
        var response = try await report(job, permit, context, status: .accepted)
        response.headers[.location] = "/api/v1/datasets/\(dataset.id)/imports/\(job)"
        return response
    }

    private func report(
        _ job: ID<Job>, _ permit: Permit, _ context: CityContext, status: HTTPResponse.Status
    ) async throws -> Response {
        let registry = kernel.registry
        guard let report = try await kernel.store.read({ try registry.importReport(job, under: permit, in: $0) })
        else { throw Problem.notFound }
        var json = JSONWriter()
        json.object { json in
            json.member("job", report.job.rawValue)
            json.member("dataset", report.dataset)
            json.member("state", report.state.rawValue)
            json.member("added", report.added)
            json.member("changed", report.changed)
            json.member("unchanged", report.unchanged)
            json.member("refused", report.refused)
            json.member("lines", report.lines)
            json.member("bytes", report.bytes)
            json.member("totalBytes", report.totalBytes)
            json.member("encoding", report.encoding?.rawValue)
            json.member("message", report.message?[context.language])
        }
        return Self.json(json, status: status)
    }

    private func refused(_ request: Request, _ context: CityContext) async throws -> Response {
        let (job, permit) = try importPermit(request, context)
        var place: (line: Int64, ordinal: Int64) = (0, -1)
        if let after = try request.query()["after"] {
            let parts = after.split(separator: "-").map { Int64($0) }
            guard parts.count == 2, let line = parts[0], let ordinal = parts[1] else { throw Problem.malformed }
            place = (line, ordinal)
        }
        let (registry, after) = (kernel.registry, place)
        let rows = try await kernel.store.read { snapshot in
            try registry.refusedRows(job, after: after, limit: 100, under: permit, in: snapshot)
        }
        var json = JSONWriter(capacity: 16 * 1_024)
        json.object { json in
            json.array("rows") { json in
                for row in rows {
                    json.object { json in
                        json.member("line", row.line)
                        json.member("field", row.field)
                        json.member("value", row.value)
                        json.member("code", row.code)
                        json.member("reason", row.reason[context.language])
                        json.member("mend", row.mend[context.language])
                    }
                }
            }
            if rows.count == 100, let last = rows.last { json.member("next", "\(last.line)-\(last.ordinal)") }
        }
        return Self.json(json)
    }
}
