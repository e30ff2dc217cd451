import Exchange
import HTTP
import Standards

/// Bodies that gateways send, read as the description says.
enum GatewayBody {
    /// Bytes of a report: its calls and leaves at their most.
    static let reportLimit = 2 << 20

    static func join(_ json: JSON) throws(Problem) -> (code: String, request: JoinRequest) {
        let body = try BodyReader(json, only: ["code", "request"])
        let code = try body.requiredText("code")
        let names: Set = ["request", "host", "port", "journalKey", "journalOrigin", "version"]
        guard let request = try body.object("request", only: names) else { throw body.unfit("object", "request") }
        return (
            code,
            JoinRequest(
                request: try request.requiredText("request"), host: try request.requiredText("host"),
                port: try request.requiredInteger("port", in: 1...65_535),
                journalKey: try request.requiredText("journalKey"),
                journalOrigin: try request.requiredText("journalOrigin"), version: try request.requiredText("version"))
        )
    }

    static func renewal(_ json: JSON) throws(Problem) -> String {
        try BodyReader(json, only: ["request"]).requiredText("request")
    }

    static func report(_ json: JSON) throws(Problem) -> GatewayReport {
        let body = try BodyReader(json, only: ["number", "health", "calls", "journal"])
        let health: Set = [
            "version", "ready", "reasons", "configuration", "configurationIssuedAt", "certificateNotAfter", "records",
            "room",
        ]
        guard let health = try body.object("health", only: health) else { throw body.unfit("object", "health") }
        let row: Set = ["minute", "side", "client", "service", "grant", "outcome", "durations"]
        var calls: [CallCount] = []
        for call in try body.objects("calls", most: GatewayReport.rowLimit, only: row) { calls.append(try count(call)) }
        return GatewayReport(
            number: try body.number("number"), health: try self.health(health), calls: calls,
            journal: try journal(body))
    }

    private static func health(_ body: BodyReader) throws(Problem) -> GatewayHealth {
        GatewayHealth(
            version: try body.requiredText("version"), ready: try body.flag("ready"),
            reasons: try body.list("reasons", most: 20), configuration: try body.number("configuration"),
            configurationIssuedAt: try body.moment("configurationIssuedAt"),
            certificateNotAfter: try body.moment("certificateNotAfter"), records: try body.number("records"),
            room: body["room"] == nil ? nil : try body.number("room"))
    }

    private static func count(_ body: BodyReader) throws(Problem) -> CallCount {
        guard case .array(let elements)? = body["durations"], elements.count <= LatencyHistogram.bounds.count + 1
        else { throw body.unfit("array", "durations") }
        guard let durations = LatencyHistogram(counts: elements.map { $0.integer ?? -1 }) else {
            throw body.unfit("array of integers", "durations")
        }
        return CallCount(
            minute: try body.number("minute"), side: try body.requiredWord("side"),
            client: try body.requiredText("client"), service: try body.requiredText("service"),
            grant: try body.text("grant") ?? "", outcome: try body.requiredText("outcome"), durations: durations)
    }

    private static func journal(_ body: BodyReader) throws(Problem) -> JournalPiece? {
        guard let piece = try body.object("journal", only: ["checkpoint", "from", "leaves"]) else { return nil }
        return JournalPiece(
            checkpoint: try piece.requiredText("checkpoint"), from: try piece.number("from"),
            leaves: try piece.text("leaves") ?? "")
    }
}

extension BodyReader {
    /// A whole number that is not negative and must be there.
    fileprivate func number(_ name: String) throws(Problem) -> Int64 {
        Int64(try requiredInteger(name, in: 0...Int(Int64.max)))
    }

    /// A moment that must be there (RFC 3339).
    fileprivate func moment(_ name: String) throws(Problem) -> Instant {
        guard let instant = Instant(try requiredText(name)) else { throw unfit("date-time", name) }
        return instant
    }
}
