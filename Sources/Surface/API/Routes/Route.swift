import HTTP
import HTTPTypes
import Hummingbird

/// One line of the table: what the router does and what the description says.
struct Route: Sendable {
    /// What a parameter of path, query or header is.
    struct Parameter: Sendable {
        let name: String
        /// `path`, `query` or `header`.
        let place: String
        let description: String
        var schema = #"{"type":"string"}"#
        /// Whether a query or header must have it; what stands in the path always must.
        var isRequired = false
    }

    /// What a body is: its media type and its schema as JSON.
    struct Body: Sendable {
        let mediaType: String
        let schema: String

        static func json(_ schema: String) -> Body { Body(mediaType: "application/json", schema: schema) }
        static func reference(_ name: String) -> Body { .json("{\"$ref\":\"#/components/schemas/\(name)\"}") }
        static let text = Body(mediaType: "text/plain", schema: #"{"type":"string"}"#)
        static let bytes = Body(
            mediaType: "application/octet-stream", schema: #"{"type":"string","format":"binary"}"#)
    }

    /// What an answer is.
    struct Answer: Sendable {
        let status: Int
        let description: String
        var body: Body?
    }

    let method: HTTPRequest.Method
    /// The path for the router, with `{name}` for what varies.
    let path: String
    /// The path in the description, where that differs.
    var described: String?
    /// Stable name of the operation.
    let operation: String
    let summary: String
    /// Whether somebody must be signed in.
    var isProtected = true
    var parameters: [Parameter] = []
    var body: Body?
    let answers: [Answer]
    /// The statuses of the problems that it may answer with, besides those that every route may.
    var problems: [Int] = []
    let respond: @Sendable (Request, CityContext) async throws -> Response
}

extension Route {
    /// The statuses of all problems: the route's own, those of being signed in, and those of any request.
    var allProblems: [Int] {
        var all = Set(problems).union([500, 503])
        if isProtected { all.formUnion([401, 403]) }
        if body != nil { all.formUnion([400, 413, 415]) }
        if path.contains("{") { all.insert(404) }
        return all.sorted()
    }
}
