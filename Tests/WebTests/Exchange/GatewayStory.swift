import Exchange
import Foundation
import HTTP
import HTTPTypes
import Hummingbird
import Standards
import TestSupport
import Testing
import Trust

/// Two administrators and a gateway that wants to be let in, by pages and by the interface for gateways.
struct GatewayStory {
    let city: SurfaceCity
    let system: Browser
    let security: Browser
    let key: P256Key
    let journal: Ed25519Key

    init(_ city: SurfaceCity) async throws {
        self.city = city
        system = try await Browser(city, as: "xu.jianfeng")
        security = try await Browser(city, as: "cai.minyi")
        key = try P256Key(name: "health", entropy: .system)
        journal = try Ed25519Key(name: "yitong.test/gateway/health", entropy: .system)
    }

    /// The code that the system administrator's page shows.
    func invite(title: String = "health") async throws -> String {
        let command = try await command(system, "/exchange/gateways", form: "/exchange/gateways\"")
        let made = try await system.post(
            "/exchange/gateways", "command=\(command)&id=health&titleZh=\(title)&titleEn=Health")
        #expect(made.status == 303, "\(made.text.prefix(2_000))")
        let page = try await system.get("/exchange/gateways/health").text
        return String(try #require(page.firstMatch(of: /id="join-code">([A-Z0-9-]+)</)?.1))
    }

    func join(_ code: String) async throws -> (status: Int, headers: HTTPFields, text: String) {
        let request = JoinRequest(
            request: try CertificateRequest(key: key, commonName: "health").pem, host: "127.0.0.1", port: 8_484,
            journalKey: journal.verifier.description, journalOrigin: journal.name, version: "0.1.0")
        return try await send(try HubClient.join(try #require(JoinCode(code)), request))
    }

    /// Posts the decision of the security administrator on the request that waits.
    func decide(_ verb: String, _ fields: String) async throws -> (status: Int, headers: HTTPFields, text: String) {
        let path = "/exchange/gateways/health"
        let page = try await security.get(path).text
        let form = try #require(page.range(of: "action=\"\(path)/\(verb)\""))
        let rest = page[form.upperBound...]
        let join = try #require(rest.firstMatch(of: /name="join" value="([^"]+)"/)?.1)
        let command = try #require(rest.firstMatch(of: /name="command" value="([^"]+)"/)?.1)
        return try await security.post("\(path)/\(verb)", "command=\(command)&join=\(join)&\(fields)")
    }

    /// The gateway with its certificate, its member and its system.
    func admitted() async throws -> Admitted {
        let answer = try await join(try await invite())
        let id = try #require(try JSON(answer.text.utf8)["id"]?.text)
        _ = try await decide(
            "approve", "fingerprint=\(HubClient.fingerprint(of: key).replacing(" ", with: "+"))")
        for (verb, fields) in [
            ("member", "member=health"),
            ("system", "of=health&code=death-certificate&systemZh=x&systemEn=x"),
        ] {
            let path = "/exchange/gateways/health"
            let command = try await command(system, path, form: "\(path)/\(verb)\"")
            let done = try await system.post("\(path)/\(verb)", "command=\(command)&\(fields)")
            #expect(done.status == 303, "\(verb)")
        }
        let waiting = HubClient(joining: key, entropy: .system)
        let told = try await send(try waiting.joined(id, at: city.clock.now))
        let pem = try #require(try JSON(told.text.utf8)["certificate"]?.text)
        return Admitted(
            client: HubClient(key: key, certificate: try MachineCertificate(pem: pem), entropy: .system),
            certificate: try MachineCertificate(pem: pem))
    }

    func send(_ request: HubRequest) async throws -> (status: Int, headers: HTTPFields, text: String) {
        var fields = HTTPFields()
        for field in request.fields {
            fields.append(HTTPField(name: try #require(HTTPField.Name(field.name)), value: field.value))
        }
        return try await city.send(
            try #require(HTTPRequest.Method(request.method)), request.target, fields,
            body: request.body.isEmpty ? nil : String(decoding: request.body, as: UTF8.self))
    }

    /// The command of the form that posts to an address.
    private func command(_ browser: Browser, _ path: String, form: String) async throws -> String {
        let page = try await browser.get(path).text
        let start = try #require(page.range(of: "action=\"\(form)"))
        return String(try #require(page[start.upperBound...].firstMatch(of: /name="command" value="([^"]+)"/)?.1))
    }
}

/// A gateway that was let in.
struct Admitted {
    let client: HubClient
    let certificate: MachineCertificate

    func health(_ now: Instant) -> GatewayHealth {
        GatewayHealth(
            version: "0.1.0", ready: true, configuration: 1, configurationIssuedAt: now,
            certificateNotAfter: certificate.notAfter, records: 0)
    }
}
