import Exchange
import Gateway
import NIOCore
import NIOSSL
import Standards
import TestSupport
import Testing
import Trust

@Suite("How clients come in")
struct ClientAccessTests {
    private static let member = MemberID(instance: "ZS", memberClass: "GOV", code: "social-security")
    private static let client = ClientID(member, subsystem: "pension")

    private func refusal(_ rule: ClientRule?, _ access: ClientAccess) -> String? {
        do throws(ExchangeRefusal) {
            try ClientRegister(rule.map { [Self.client: $0] } ?? [:]).check(Self.client, came: access)
            return nil
        } catch {
            return error.code
        }
    }

    private func access(
        loopback: Bool = false, tls: Bool = false, certificate: String? = nil, key: String? = nil
    ) -> ClientAccess {
        ClientAccess(
            address: "10.0.0.9", isLoopback: loopback, isEncrypted: tls, certificate: certificate,
            keyDigest: key.map { ClientRegister.digest(ofKey: $0.utf8) })
    }

    @Test func `each way in is open only where it was registered`() {
        let loopback = ClientRule(fromLoopback: true)
        let certificate = ClientRule(certificates: ["aa", "bb"])
        let key = ClientRule(keys: [ClientRegister.digest(ofKey: "one".utf8), ClientRegister.digest(ofKey: "two".utf8)])
        #expect(refusal(nil, access(loopback: true)) == "client.unknown")
        #expect(refusal(loopback, access(loopback: true)) == nil)
        #expect(refusal(loopback, access()) == "client.key-missing")
        #expect(refusal(certificate, access(tls: true, certificate: "bb")) == nil)
        #expect(refusal(certificate, access(tls: true, certificate: "cc")) == "client.certificate")
        #expect(refusal(certificate, access(tls: true)) == "client.certificate-missing")
        #expect(refusal(certificate, access(loopback: true)) == "client.certificate-missing")
        #expect(refusal(key, access(tls: true, key: "two")) == nil)
        #expect(refusal(key, access(loopback: true, key: "one")) == nil)
        #expect(refusal(key, access(tls: true, key: "One")) == "client.key")
        #expect(refusal(key, access(tls: true, key: "")) == "client.key")
        #expect(refusal(key, access(key: "one")) == "client.key-plain")
        #expect(refusal(key, access(tls: true)) == "client.key-missing")
        #expect(refusal(loopback, access(loopback: true, key: "one")) == "client.key")
    }

    @Test func `a member is not its subsystem`() {
        let register = ClientRegister([Self.client: ClientRule(fromLoopback: true)])
        #expect(throws: ExchangeRefusal.self) {
            try register.check(ClientID(Self.member, subsystem: nil), came: access(loopback: true))
        }
    }

    @Test func `X-Road's texts say what is missing`() throws {
        let register = ClientRegister([Self.client: ClientRule(certificates: ["aa"])])
        let missing = #expect(throws: ExchangeRefusal.self) { try register.check(Self.client, came: access(tls: true)) }
        #expect(
            missing?.fixed
                == "Client (SUBSYSTEM:ZS/GOV/social-security/pension) specifies HTTPS but did not supply TLS certificate"
        )
        #expect(missing?.type == "ssl_authentication_failed")
    }

    @Test func `a key is checked and never travels`() async throws {
        let rule = ClientRule(keys: [ClientRegister.digest(ofKey: "secret-key".utf8)])
        try await ServerFixture.with(rules: [Self.client: rule]) { (server) async throws -> Void in
            let call = ServerFixture.call("echo", headers: ["Yitong-Client-Key: secret-key"])
            let answer = try await server.exchange(call)
            #expect(answer.hasPrefix("HTTP/1.1 200 ") && !answer.lowercased().contains("secret"))
            let wrong = try await server.exchange(call.replacing("secret-key", with: "secret-kex"))
            #expect(wrong.contains("yitong-refusal: client.key\r\n"))
            let none = try await server.exchange(ServerFixture.call("echo"))
            #expect(none.contains("yitong-refusal: client.key-missing\r\n"))
        }
    }

    @Test func `clients that are replaced are replaced for connections that are open`() async throws {
        try await ServerFixture.with { (server) async throws -> Void in
            let wire = try await Wire.connect(port: server.port)
            try await wire.send(ServerFixture.call("echo", closes: false))
            _ = await wire.until("--\r\n")
            server.server.replace(ClientRegister([:]))
            try await wire.send(ServerFixture.call("echo"))
            #expect(await wire.all().contains("client.unknown"))
        }
    }

    @Test func `a TLS client is known by its certificate's fingerprint`() async throws {
        let machine = try Machine("server")
        let known = try Machine("known")
        let other = try Machine("other")
        let rule = ClientRule(certificates: [known.fingerprint])
        let tls = try ClientTLS.context(certificates: machine.pem, key: machine.key)
        try await ServerFixture.with(tls: tls, rules: [Self.client: rule]) { (server) async throws -> Void in
            func ask(_ client: Machine?) async throws -> String {
                let context = try Self.clientContext(client)
                let wire = try await Wire.connect(port: server.port) { channel in
                    try channel.pipeline.syncOperations.addHandler(
                        NIOSSLClientHandler(context: context, serverHostname: nil))
                }
                try await wire.send(ServerFixture.call("echo"))
                defer { wire.close() }
                return await wire.all()
            }
            #expect(try await ask(known).hasPrefix("HTTP/1.1 200 "))
            #expect(try await ask(other).contains("yitong-refusal: client.certificate\r\n"))
            #expect(try await ask(nil).contains("yitong-refusal: client.certificate-missing\r\n"))
            #expect(server.calls.accesses.map(\.certificate) == [known.fingerprint])
            #expect(try await server.exchange("GET / HTTP/1.1\r\nHost: a\r\n\r\n").isEmpty == true)
        }
    }

    private static func clientContext(_ machine: Machine?) throws -> NIOSSLContext {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.certificateVerification = .none
        if let machine {
            configuration.certificateChain = try NIOSSLCertificate.fromPEMBytes(Array(machine.pem.utf8)).map {
                .certificate($0)
            }
            configuration.privateKey = .privateKey(try NIOSSLPrivateKey(bytes: Array(machine.key.utf8), format: .pem))
        }
        return try NIOSSLContext(configuration: configuration)
    }
}
