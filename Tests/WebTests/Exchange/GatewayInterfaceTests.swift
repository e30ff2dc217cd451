import Exchange
import Foundation
import HTTP
import HTTPTypes
import Hummingbird
import Journal
import Standards
import TestSupport
import Testing
import Trust

@Suite("The interface for gateways")
struct GatewayInterfaceTests {
    private static let people: Set<String> = ["xu.jianfeng", "cai.minyi"]

    @Test func `a gateway polls its configuration, and is told when nothing is new`() async throws {
        try await SurfaceCity.run(accounts: Self.people) { city in
            let story = try await GatewayStory(city)
            let gateway = try await story.admitted()
            let now = city.clock.now
            let answer = try await story.send(try gateway.client.configuration(etag: nil, at: now))
            let etag = try #require(answer.headers[.eTag])
            let told = try TrustConfiguration.open(
                Array(answer.text.utf8), of: city.kernel.hub.verifier, for: "health", at: now)
            #expect(told.gateways.map(\.id) == ["health"] && told.subsystems.count == 1)
            let again = try await story.send(try gateway.client.configuration(etag: etag, at: now))
            #expect(again.status == 304 && again.text.isEmpty)
            let old = try await story.send(try gateway.client.configuration(etag: "\"0-0\"", at: now))
            #expect(old.status == 200)
        }
    }

    @Test func `what is not signed by a gateway is 401, and says what to do`() async throws {
        try await SurfaceCity.run(accounts: Self.people) { city in
            for (method, path) in [
                (HTTPRequest.Method.get, "/gateway/v1/configuration"), (.get, "/gateway/v1/join/x"),
                (.post, "/gateway/v1/renew"), (.post, "/gateway/v1/report"),
            ] {
                let answer = try await city.send(
                    method, path, [.contentType: "application/json", .acceptLanguage: "en"],
                    body: method == .post ? "{}" : nil)
                #expect(answer.status == 401, "\(path)")
                #expect(answer.text.contains("gateway.unauthenticated") && answer.text.contains("join again"))
            }
        }
    }

    @Test func `a wrong code, a replayed code and a broken body have names`() async throws {
        try await SurfaceCity.run(accounts: Self.people) { city in
            let story = try await GatewayStory(city)
            let code = try await story.invite()
            _ = try await story.join(code)
            let thief = try await GatewayStory(city)
            let replay = try await thief.join(code)
            #expect(replay.status == 403 && replay.text.contains("join.code-used"))
            let page = try await story.security.get("/exchange/gateways/health").text
            #expect(page.contains("接入码可能已泄露"))
            for body in [
                "", "{}", "[]", "{\"code\":1,\"request\":{}}", "{\"code\":\"x\",\"request\":{\"port\":99999}}",
                "{\"code\":\"x\"}", String(repeating: "[", count: 10_000),
            ] {
                let answer = try await city.send(
                    .post, "/gateway/v1/join", [.contentType: "application/json"], body: body)
                #expect(answer.status == 400 || answer.status == 422, "\(body.prefix(40)): \(answer.status)")
            }
        }
    }

    @Test func `a gateway renews its certificate and signs with the new one`() async throws {
        try await SurfaceCity.run(accounts: Self.people) { city in
            let story = try await GatewayStory(city)
            let gateway = try await story.admitted()
            let next = try P256Key(name: "health", entropy: .system)
            let request = try CertificateRequest(key: next, commonName: "health")
            let answer = try await story.send(try gateway.client.renew(request, at: city.clock.now))
            let pem = try #require(try JSON(answer.text.utf8)["certificate"]?.text)
            let client = HubClient(key: next, certificate: try MachineCertificate(pem: pem), entropy: .system)
            let polled = try await story.send(try client.configuration(etag: nil, at: city.clock.now))
            #expect(polled.status == 200)
        }
    }

    @Test func `the world reads the copy of a gateway's journal`() async throws {
        try await SurfaceCity.run(accounts: Self.people) { city in
            let story = try await GatewayStory(city)
            let gateway = try await story.admitted()
            let now = city.clock.now
            #expect(try await city.send(.get, "/journal/health/checkpoint").status == 404)
            let leaves = (0..<5).map { TreeHash(leaf: Array("\($0)".utf8)) }
            var frontier = Frontier()
            for leaf in leaves { frontier.append(leaf) }
            let note = try Checkpoint(origin: story.journal.name, size: 5, root: frontier.root)
                .note(signedBy: story.journal)
            let report = GatewayReport(
                number: 1, health: gateway.health(now), calls: [],
                journal: JournalPiece(
                    checkpoint: note, from: 0, leaves: Base64.encode(leaves.flatMap(\.bytes))))
            let answer = try await story.send(try gateway.client.report(report, at: now))
            #expect(try JSON(answer.text.utf8)["mirrored"]?.integer == 5)
            let shown = try await city.send(.get, "/journal/health/checkpoint")
            #expect(shown.status == 200 && shown.text == note)
            #expect(try await city.send(.get, "/journal/health/tile/0/000.p/5").status == 200)
            for path in ["tile/0/000.p/6", "tile/0/000", "tile/entries/000.p/5", "tile/x"] {
                #expect(try await city.send(.get, "/journal/health/\(path)").status == 404, "\(path)")
            }
            #expect(try await city.send(.get, "/journal/none/checkpoint").status == 404)
            #expect(try await city.send(.get, "/journal/tile/0/000").status == 404)
        }
    }

    @Test func `a report that is none is refused by name`() async throws {
        try await SurfaceCity.run(accounts: Self.people) { city in
            let story = try await GatewayStory(city)
            let gateway = try await story.admitted()
            let now = city.clock.now
            let report = GatewayReport(number: 0, health: gateway.health(now), calls: [], journal: nil)
            let answer = try await story.send(try gateway.client.report(report, at: now))
            #expect(answer.status == 422 && answer.text.contains("report.malformed"))
        }
    }
}
