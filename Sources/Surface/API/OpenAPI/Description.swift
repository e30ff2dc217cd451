import HTTP
import HTTPTypes
package import Hummingbird

extension API {
    var descriptionRoute: Route {
        Route(
            method: .get, path: "/openapi.json", operation: "describe",
            summary: "This description.", isProtected: false,
            answers: [.init(status: 200, description: "OpenAPI 3.1", body: .json(#"{"type":"object"}"#))]
        ) { [self] _, _ in
            Response(
                status: .ok, headers: [.contentType: "application/json", .cacheControl: "public, max-age=60"],
                body: ResponseBody(byteBuffer: description))
        }
    }

    /// OpenAPI 3.1, made of the table of routes.
    package var description: ByteBuffer {
        var json = JSONWriter(capacity: 32 * 1_024)
        json.object { json in
            json.member("openapi", "3.1.0")
            json.object("info") { json in
                json.member("title", "一通 Yitong")
                json.member("version", version)
                json.member(
                    "description",
                    "The catalogue, requests and grants, datasets under permits, imports, the verifiable journal. Errors are RFC 9457 problem details in the "
                        + "language of Accept-Language; a repeat with the same Idempotency-Key gets the first outcome.")
            }
            json.object("paths") { json in
                let paths = Dictionary(grouping: routes) { $0.described ?? $0.path }
                for (path, routes) in paths.sorted(by: { $0.key < $1.key }) {
                    json.object(path) { json in
                        for route in routes.sorted(by: { $0.method.rawValue < $1.method.rawValue }) {
                            json.name(route.method.rawValue.lowercased())
                            Self.write(route, to: &json)
                        }
                    }
                }
            }
            json.object("components") { json in
                json.object("schemas") { json in
                    for (name, schema) in Schemas.all {
                        json.name(name)
                        json.raw(schema)
                    }
                }
                json.object("securitySchemes") { json in
                    json.name("bearer")
                    json.raw(#"{"type":"http","scheme":"bearer","description":"The token of POST /api/v1/sessions."}"#)
                    json.name("cookie")
                    json.raw(#"{"type":"apiKey","in":"cookie","name":"yitong","description":"A browser's session."}"#)
                }
            }
        }
        return json.buffer
    }

    private static func write(_ route: Route, to json: inout JSONWriter) {
        json.object { json in
            json.member("operationId", route.operation)
            json.member("summary", route.summary)
            json.name("security")
            json.raw(route.isProtected ? #"[{"bearer":[]},{"cookie":[]}]"# : "[]")
            if !route.parameters.isEmpty {
                json.array("parameters") { json in for parameter in route.parameters { write(parameter, to: &json) } }
            }
            if let body = route.body {
                json.object("requestBody") { json in
                    json.member("required", true)
                    write(body, to: &json)
                }
            }
            json.object("responses") { json in
                for answer in route.answers {
                    json.object(String(answer.status)) { json in
                        json.member("description", answer.description)
                        if let body = answer.body { write(body, to: &json) }
                    }
                }
                for status in route.allProblems where !route.answers.contains(where: { $0.status == status }) {
                    json.object(String(status)) { json in
                        json.member("description", HTTPResponse.Status(code: status).reasonPhrase)
                        write(.init(mediaType: "application/problem+json", schema: Schemas.problemReference), to: &json)
                    }
                }
            }
        }
    }

    private static func write(_ parameter: Route.Parameter, to json: inout JSONWriter) {
        json.object { json in
            json.member("name", parameter.name)
            json.member("in", parameter.place)
            json.member("required", parameter.isRequired || parameter.place == "path")
            json.member("description", parameter.description)
            json.name("schema")
            json.raw(parameter.schema)
        }
    }

    private static func write(_ body: Route.Body, to json: inout JSONWriter) {
        json.object("content") { json in
            json.object(body.mediaType) { json in
                json.name("schema")
                json.raw(body.schema)
            }
        }
    }
}
