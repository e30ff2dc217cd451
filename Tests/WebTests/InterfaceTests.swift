import HTTP
import Hummingbird
import NIOCore
import Testing

@testable import API

@Suite struct InterfaceTests {
    @Test func `every route is in the description and nothing else is`() async throws {
        try await SurfaceCity.run { city in
            let answer = try await city.send(.get, "/openapi.json")
            let json = try JSON(answer.text.utf8)
            guard case .object(let paths)? = json["paths"] else { throw Problem.internal }
            let described = paths.flatMap { path, item -> [String] in
                guard case .object(let operations) = item else { return [] }
                return operations.keys.map { "\($0) \(path)" }
            }
            let routed = city.api.routes.map { "\($0.method.rawValue.lowercased()) \($0.described ?? $0.path)" }
            #expect(described.sorted() == routed.sorted())
            let operations = city.api.routes.map(\.operation)
            #expect(Set(operations).count == operations.count)
        }
    }

    @Test func `every schema that is named is there`() async throws {
        try await SurfaceCity.run { city in
            let text = String(buffer: city.api.description)
            let json = try JSON(text.utf8)
            let named = Set(text.matches(of: /#\/components\/schemas\/([A-Za-z]+)/).map { String($0.1) })
            for name in named { #expect(json["components"]?["schemas"]?[name] != nil, "\(name)") }
        }
    }

    @Test func `protected routes refuse strangers with a problem in their language`() async throws {
        try await SurfaceCity.run { city in
            for route in city.api.routes where route.isProtected {
                let path = route.path.replacing(/\{[a-z]+\}/, with: "x")
                let answer = try await city.send(route.method, path, [.acceptLanguage: "en"], body: "{}")
                #expect(answer.status == 401, "\(route.operation)")
                #expect(answer.headers[.contentType] == "application/problem+json")
                #expect(answer.text.contains("urn:yitong:problem:not-signed-in") && answer.text.contains("Sign in"))
            }
        }
    }

    @Test func `another method is answered with those that there are`() async throws {
        try await SurfaceCity.run { city in
            let answer = try await city.send(.delete, "/healthz")
            #expect(answer.status == 405)
            #expect(answer.headers[.allow] == "GET, HEAD")
            let status1 = try await city.send(.head, "/healthz").status
            #expect(status1 == 200)
        }
    }

    @Test func `a record that is not there is a problem that names nobody`() async throws {
        try await SurfaceCity.run { city in
            let headers: HTTPFields = [
                .authorization: "Bearer \(try await city.signIn("chen.jing"))", .contentType: "application/json",
            ]
            let path = "/api/v1/datasets/resident/records/get"
            let missing = try await city.send(
                .post, path, headers, body: #"{"key":{"citizen-id":"11010519491231002X"}}"#)
            #expect(missing.status == 404 && !missing.text.contains("110105"))
            let wrong = try await city.send(.post, path, headers, body: #"{"key":{"citizen-id":"110105194912310021"}}"#)
            #expect(wrong.status == 422 && wrong.text.contains("/key/citizen-id") && !wrong.text.contains("110105"))
            let status2 = try await city.send(.post, path, headers, body: "{").status
            #expect(status2 == 400)
            let status3 = try await city.send(.post, path, headers, body: #"{"key":{}}"#).status
            #expect(status3 == 422)
            let page = try await city.send(.post, "/api/v1/datasets/resident/records/find", headers, body: "{}")
            #expect(page.status == 200 && page.text == #"{"records":[]}"#)
        }
    }

    @Test func `what the packs do not permit is refused with a next step`() async throws {
        try await SurfaceCity.run { city in
            let headers: HTTPFields = [
                .authorization: "Bearer \(try await city.signIn("xu.jianfeng"))", .contentType: "application/json",
            ]
            let answer = try await city.send(.post, "/api/v1/datasets/resident/records/find", headers, body: "{}")
            #expect(answer.status == 403 && answer.text.contains("urn:yitong:problem:access.not-granted"))
        }
    }

    @Test func `metrics count by pattern and never by path`() async throws {
        try await SurfaceCity.run { city in
            _ = try await city.send(.get, "/api/v1/datasets/secret-name")
            _ = try await city.send(.get, "/no/such/secret-name")
            let text = try await city.send(.get, "/metrics").text
            #expect(text.contains("/api/v1/datasets/{dataset}") && !text.contains("secret-name"))
            #expect(text.contains("yitong_journal_size"))
        }
    }

    @Test(arguments: ["tile/0/x", "tile/9/000", "tile/0/000.p/0", "tile/0/../../etc", "tile/0/000"])
    func `a tile that is not there is not found`(path: String) async throws {
        try await SurfaceCity.run { city in
            let status4 = try await city.send(.get, "/journal/" + path).status
            #expect(status4 == 404)
        }
    }
}
