import Exchange
import NIOCore
import Standards

/// Answers what is no call: the list of clients, health, metrics, the journal, evidence.
struct DeskAnswers {
    private let head: HTTPRequestHead
    private let access: ClientAccess
    private let server: ServerContext
    private let path: String
    private let query: String

    init(_ head: HTTPRequestHead, access: ClientAccess, server: ServerContext) {
        self.head = head
        self.access = access
        self.server = server
        let parts = head[head.target].split(
            separator: UInt8(ascii: "?"), maxSplits: 1, omittingEmptySubsequences: false)
        path = String(decoding: parts[0], as: UTF8.self)
        query = parts.count == 2 ? String(decoding: parts[1], as: UTF8.self) : ""
    }

    func answer(on loop: any EventLoop) -> EventLoopFuture<HTTPAnswer> {
        let method = head[head.method]
        guard method.elementsEqual("GET".utf8) || method.elementsEqual("HEAD".utf8) else {
            if path.hasPrefix("/r"), path.dropFirst(2).first?.isNumber == true {
                return loop.makeFailedFuture(wrongVersion)
            }
            return loop.makeSucceededFuture(
                HTTPAnswer(
                    status: 405, headers: HeaderList([("allow", "GET, HEAD"), ("content-type", "text/plain")]),
                    body: ByteBuffer(string: "405: GET or HEAD\n")))
        }
        switch path {
        case "/healthz": return loop.makeSucceededFuture(.text(200, "ok\n"))
        case "/readyz": return loop.makeSucceededFuture(readiness())
        case "/metrics": return loop.makeSucceededFuture(metrics())
        case "/listClients": return loop.makeCompletedFuture { try listClients() }
        case "/evidence": return evidence(on: loop)
        default: return rest(on: loop)
        }
    }

    private var wrongVersion: ExchangeRefusal { .invalidVersion }

    private func rest(on loop: any EventLoop) -> EventLoopFuture<HTTPAnswer> {
        if path.hasPrefix("/journal/") {
            let name = String(path.dropFirst("/journal/".count))
            let type = name == "checkpoint" ? "text/plain; charset=utf-8" : "application/octet-stream"
            return server.desk.journal(name, on: loop).map { bytes in
                bytes.map { .bytes(200, $0, type: type) } ?? .text(404, "404: not in this journal\n")
            }
        }
        let isOtherVersion = path.utf8.count >= 3 && path.hasPrefix("/r") && path.dropFirst(2).first?.isNumber == true
        if isOtherVersion { return loop.makeFailedFuture(wrongVersion) }
        return loop.makeSucceededFuture(.text(404, "404: calls begin with /r1/\n"))
    }

    private func readiness() -> HTTPAnswer {
        let obstacles = server.desk.obstacles()
        let body = "{\"ready\":\(obstacles.isEmpty),\"reasons\":\(obstacles.jsonArray)}"
        return .text(obstacles.isEmpty ? 200 : 503, body, type: "application/json")
    }

    private func metrics() -> HTTPAnswer {
        guard access.isLoopback else { return .text(403, "403: metrics are for this machine\n") }
        return .text(200, server.desk.metrics(), type: "text/plain; version=0.0.4; charset=utf-8")
    }

    private func listClients() throws(ExchangeRefusal) -> HTTPAnswer {
        let instance = parameter("xRoadInstance")
        let language = Language(asked: head.headers) ?? .chinese
        guard let clients = server.desk.listedClients(instance: instance, language: language) else {
            throw .unknownInstance(instance ?? "")
        }
        return ClientListing.wantsJSON(head.headers)
            ? .bytes(200, ClientListing.json(clients), type: "application/json; charset=utf-8")
            : .bytes(200, ClientListing.xml(clients), type: "text/xml; charset=utf-8")
    }

    /// Evidence is given to the client whose exchange it was, and it comes in as it does for calls.
    private func evidence(on loop: any EventLoop) -> EventLoopFuture<HTTPAnswer> {
        guard let query = parameter("queryId"), !query.isEmpty else {
            return loop.makeSucceededFuture(.text(400, "400: queryId is missing\n"))
        }
        guard let text = head.headers.text(.xRoadClient) else {
            return loop.makeFailedFuture(ExchangeRefusal.clientMissing)
        }
        guard let client = ClientID(text) else { return loop.makeFailedFuture(ExchangeRefusal.invalidClient) }
        do {
            try server.clients.check(client, came: access)
        } catch {
            return loop.makeFailedFuture(error)
        }
        return server.desk.evidence(query, for: client, on: loop).map { bytes in
            bytes.map { .bytes(200, $0, type: "application/octet-stream") } ?? .text(404, "404: no such exchange\n")
        }
    }

    /// The value of a parameter of the query by its last mention; nil where it is missing or cannot be decoded.
    private func parameter(_ name: String) -> String? {
        var value: String?
        for pair in query.split(separator: "&").prefix(100) {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts[0] == name else { continue }
            value = parts.count == 2 ? NamePart.decode(parts[1].utf8) : ""
        }
        return value
    }
}
