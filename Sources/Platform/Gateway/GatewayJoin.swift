import AsyncHTTPClient
import Exchange
import Foundation
import Standards
import Trust

/// Joins the exchange with a code: key, request, approval by somebody at the hub, certificate, configuration.
package enum GatewayJoin {
    /// What a gateway says when it joins.
    package struct Terms: Sendable {
        /// Where the hub is.
        package var hub: String
        /// The folder for everything that the gateway keeps.
        package var data: String
        /// The instance's code.
        package var instance: String
        /// The address at which other gateways reach it, and the port.
        package var host: String
        /// The inter-gateway port.
        package var port: Int
        /// The address and port at which the department's own systems call.
        package var clients: (host: String, port: Int)

        /// Terms by their parts.
        package init(
            hub: String, data: String, instance: String, host: String, port: Int, clients: (host: String, port: Int)
        ) {
            self.hub = hub
            self.data = data
            self.instance = instance
            self.host = host
            self.port = port
            self.clients = clients
        }
    }

    /// How far it has come, for whoever sits at the terminal.
    package enum Step: Sendable {
        /// The hub has taken the code; the fingerprint is to be compared.
        case waiting(gateway: String, fingerprint: String)
        /// The certificate is there, and the configuration file.
        case joined(gateway: String, file: String)
    }

    /// Joins; returns when somebody has approved it.
    ///
    /// - Throws: `GatewayError` with the hub's own words where the code is refused, used, too old, or of another hub.
    package static func run(
        _ code: String, _ terms: Terms, telling tell: @Sendable (Step) -> Void
    ) async throws {
        guard let code = JoinCode(code) else {
            throw GatewayError.hub(
                "that is no join code: 36 letters and digits in groups of four, as the page shows it")
        }
        let hub = HubConnection(client: .shared, address: terms.hub)
        let folder = try GatewayFolder(path: terms.data, entropy: .system)
        let key = try folder.key()
        let answer = try await ask(hub, code, folder, terms)
        guard let verifier = try? VerifierKey(answer.hub), code.isOf(verifier) else {
            throw GatewayError.hub("the code was not made by the hub at \(terms.hub): is the address right?")
        }
        tell(.waiting(gateway: answer.gateway, fingerprint: HubClient.fingerprint(of: key)))
        let certificate = try await approval(of: answer, hub, key)
        try folder.keep(certificate: certificate)
        let file = terms.data + "/gateway.yaml"
        try terms.file(gateway: answer.gateway, hubKey: answer.hub)
            .write(toFile: file, atomically: true, encoding: .utf8)
        tell(.joined(gateway: answer.gateway, file: file))
    }

    private static func ask(
        _ hub: HubConnection, _ code: JoinCode, _ folder: GatewayFolder, _ terms: Terms
    ) async throws -> JoinAnswer {
        let journal = try folder.journalKey(instance: terms.instance)
        let request = JoinRequest(
            request: try CertificateRequest(key: folder.key(), commonName: "yitong gateway").pem, host: terms.host,
            port: terms.port, journalKey: journal.verifier.description, journalOrigin: journal.name,
            version: Version.text)
        let answer = try await hub.send(try HubClient.join(code, request))
        guard answer.status < 300 else { throw GatewayError.hub(answer.problem) }
        return try answer.value(as: JoinAnswer.self)
    }

    private static func approval(of answer: JoinAnswer, _ hub: HubConnection, _ key: P256Key) async throws -> String {
        let client = HubClient(joining: key, entropy: .system)
        while true {
            let reply = try await hub.send(try client.joined(answer.id, at: WallClock.system.now()))
            guard reply.status < 300 else { throw GatewayError.hub(reply.problem) }
            let present = try reply.value(as: JoinAnswer.self)
            switch present.state {
            case .approved:
                guard let certificate = present.certificate else { break }
                return certificate
            case .refused:
                throw GatewayError.hub("the exchange refused this gateway: \(present.reason ?? "no reason was given")")
            case .withdrawn: throw GatewayError.hub("the code was taken back: ask for a new one")
            case .expired: throw GatewayError.hub("the code is too old: ask for a new one")
            case .open, .pending: break
            }
            try await Task.sleep(for: .seconds(2))
        }
    }
}

extension GatewayJoin.Terms {
    /// The configuration file of a gateway that has just joined, with a word on each line.
    func file(gateway: String, hubKey: String) -> String {
        """
        # Written when this gateway joined the exchange. Every key is explained by 'yitong gateway run --help'.
        gateway: \(gateway)
        instance: \(instance)
        data: \(data)
        hub:
          url: \(hub)
          key: "\(hubKey)"        # whom this gateway believes
        clients:                    # where the department's own systems call, plain HTTP: keep it on loopback
          host: \(clients.host)
          port: \(clients.port)
        link:                       # where other gateways call, mutual TLS
          host: \(host == "127.0.0.1" ? host : "0.0.0.0")
          port: \(port)
        # services: services.yaml   # what stands behind this gateway
        # registry: postgres://…    # where the datasets are, if it serves any

        """
    }
}
