import HTTP
import Hummingbird
import Testing

/// The catalogue, the cases and the grants of a city as programs use them.
struct SharingCity {
    static let people = ["li.xiaomei", "zhong.jianguo", "huang.zhiming", "chen.jing", "luo.weimin", "ouyang.lan"]

    let city: SurfaceCity
    private let tokens: [String: String]

    static func run(_ body: @escaping @Sendable (SharingCity) async throws -> Void) async throws {
        try await SurfaceCity.run(catalogue: true) { city in
            var tokens: [String: String] = [:]
            for account in people { tokens[account] = try await city.signIn(account) }
            try await body(SharingCity(city: city, tokens: tokens))
        }
    }

    /// Sends a request as somebody; `key` is its Idempotency-Key.
    func send(
        _ account: String, _ method: HTTPRequest.Method, _ path: String, _ body: String? = nil, key: String? = nil
    ) async throws -> (status: Int, json: JSON, text: String) {
        var headers: HTTPFields = [.authorization: "Bearer \(tokens[account] ?? "")", .acceptLanguage: "en"]
        if body != nil { headers[.contentType] = "application/json" }
        if let key { headers[.idempotencyKey] = key }
        let answer = try await city.send(method, path, headers, body: body)
        return (answer.status, (try? JSON(answer.text.utf8)) ?? .null, answer.text)
    }

    func get(_ account: String, _ path: String) async throws -> (status: Int, json: JSON, text: String) {
        try await send(account, .get, path)
    }

    /// A request of social security for three items of the vehicle register.
    static func asking(_ change: (inout [String: JSON]) -> Void = { _ in }) -> String {
        var members: [String: JSON] = [
            "entry": .text("vehicle-registration"), "entryVersion": .integer(1), "item": .text("社会保险待遇资格核验"),
            "law": .text("《社会保险法》第七十六条"), "scene": .text("核验申请人名下车辆，判断家庭经济状况"),
            "system": .text("社保待遇系统"), "form": .text("query"), "from": .text("2026-12-01"),
            "to": .text("2027-11-30"), "callsPerDay": .integer(200), "rowsPerDay": .integer(200),
            "fields": .array(
                ["citizen-id", "plate-number", "vehicle-state"].map {
                    .object(["field": .text($0), "reason": .text("核对所有人与车辆状态")])
                }),
        ]
        change(&members)
        return text(.object(members))
    }

    static func text(_ json: JSON) -> String {
        var writer = JSONWriter()
        json.write(to: &writer)
        return String(buffer: writer.buffer)
    }
}

extension JSON {
    /// The elements; none where this is no array.
    var elements: [JSON] {
        guard case .array(let elements) = self else { return [] }
        return elements
    }
}
