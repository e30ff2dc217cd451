import HTTP
import Hummingbird
import Testing

@testable import API

/// What no program of good will sends: every answer is one that the description has, and none is our failure.
struct HostileInterfaceTests {
    private static let odd = [
        "", "%00", "%FF", "a%00b", "..%2F..", "%27%20OR%201%3D1--", "%F0%9F%9A%97", "99999999999999999999", "-1", "1e9",
        "null", "x%20y", "%25",
        String(repeating: "9", count: 3_000),
    ]

    private static let bodies = [
        "", "null", "[]", "0", "\"x\"", "{", "{}", #"{"act":"approve"}"#, #"{"act":"remind"}"#, #"{"act":"fly"}"#,
        #"{"act":7}"#,
        #"{"act":"refuse","reason":"\u0000"}"#, #"{"act":"delegate","to":"\u0000"}"#,
        #"{"act":"delegate","to":"no.body"}"#,
        #"{"act":"approve","seat":"a|b|c||0","opinion":"x"}"#, #"{"act":"approve","seat":"|","opinion":"x"}"#,
        #"{"act":"return","missing":[{"item":"a"}]}"#, #"{"act":"return","missing":{}}"#,
        #"{"act":"resubmit","content":{}}"#,
        #"{"reason":"\ud800"}"#, #"{"reason":"\u0007"}"#, #"{"reason":""}"#, #"{"to":"2026-02-30","reason":"x"}"#,
        #"{"to":"9999-12-31","reason":"x"}"#, #"{"ids":[null]}"#, #"{"ids":"x"}"#, #"{"all":1}"#,
        #"{"ids":["\u0000"]}"#,
    ]

    private static let changes: [(String, JSON)] = [
        ("entry", .text("\u{7}")), ("entry", .text(String(repeating: "x", count: 9_000))),
        ("entryVersion", .integer(-1)),
        ("entryVersion", .integer(.max)), ("item", .text("\u{202E}x")), ("form", .text("all")), ("form", .null),
        ("from", .text("0000-00-00")), ("from", .text("9999-12-31")), ("to", .text("0001-01-01")),
        ("callsPerDay", .integer(.max)), ("callsPerDay", .number(1e300)), ("rowsPerDay", .integer(0)),
        ("rows", .text("(((((")),
        ("rows", .text("plate-number = '\u{1}'")), ("list", .object(["dataset": .text("x"), "element": .text("y")])),
        ("list", .object([:])), ("letter", .text("../../etc/passwd")), ("changes", .text("SQ-1")),
        ("post", .object(["role": .text("mayor"), "organisation": .text("moon")])), ("fields", .array([])),
        ("fields", .array(Array(repeating: .object(["field": .text("vin"), "reason": .text("x")]), count: 501))),
        (
            "fields",
            .array([
                .object(["field": .text("vin"), "reason": .text("x")]),
                .object(["field": .text("vin"), "reason": .text("x")]),
            ])
        ),
    ]

    @Test func `odd queries get documented answers`() async throws {
        try await SharingCity.run { city in
            for route in Self.routes(city) where route.method == .get {
                for value in Self.odd {
                    let path = Self.path(route, value)
                    try await Self.check(route, path, nil, city)
                    for parameter in route.parameters where parameter.place == "query" {
                        try await Self.check(
                            route, "\(Self.path(route, "vehicle-registration"))?\(parameter.name)=\(value)", nil, city)
                    }
                }
            }
        }
    }

    @Test func `odd bodies get documented answers`() async throws {
        try await SharingCity.run { city in
            let asked = try await city.send("li.xiaomei", .post, "/api/v1/requests", SharingCity.asking())
            let number = try #require(asked.json["number"]?.text)
            for route in Self.routes(city) where route.body != nil {
                for body in Self.bodies {
                    try await Self.check(route, Self.path(route, number), body, city)
                    try await Self.check(route, Self.path(route, "%00"), body, city)
                }
            }
            for (name, value) in Self.changes {
                let body = SharingCity.asking { $0[name] = value }
                let answer = try await city.send("li.xiaomei", .post, "/api/v1/requests", body)
                #expect(
                    [403, 422].contains(answer.status), "\(name) \(value): \(answer.status) \(answer.text.prefix(200))")
                let content = #"{"act":"resubmit","content":\#(body)}"#
                let again = try await city.send("li.xiaomei", .post, "/api/v1/requests/\(number)/acts", content)
                #expect([403, 422].contains(again.status), "\(name) \(value): \(again.status)")
            }
        }
    }

    private static func routes(_ city: SharingCity) -> [Route] {
        let api = city.city.api
        return api.catalogueRoutes + api.requestRoutes + api.taskRoutes + api.grantRoutes + api.inboxRoutes
    }

    private static func path(_ route: Route, _ value: String) -> String {
        route.path.replacing(/\{[a-z]+\}/, with: value.isEmpty ? "x" : value)
    }

    private static func check(_ route: Route, _ path: String, _ body: String?, _ city: SharingCity) async throws {
        let answer = try await city.send("li.xiaomei", route.method, path, body)
        let documented = Set(route.answers.map(\.status) + route.allProblems).subtracting([500, 503])
        // A path that has become another one is the router's business.
        let isElsewhere = [301, 404, 405].contains(answer.status) && path.contains("..")
        #expect(
            documented.contains(answer.status) || isElsewhere,
            "\(route.operation) \(path.prefix(90)) \(body ?? ""): \(answer.status) \(answer.text.prefix(300))")
        if answer.status >= 400 { #expect(answer.json["next"]?.text?.isEmpty == false) }
    }
}
