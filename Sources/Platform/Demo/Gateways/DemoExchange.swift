import Authority
import Definitions
import Exchange
import Foundation
import HTTP
import Identity
import Journal
package import Logging
import Standards
import Store
import Trust

/// The exchange of the demonstration: five gateways, let in as any other, invited by one person and approved by another.
package struct DemoExchange: Sendable {
    private let city: City
    private let clientPort: Int
    private let linkPort: Int

    /// The exchange of a city's demonstration.
    ///
    /// - Parameter clientPort: the port of the first gateway for clients; the others follow, and 200 above each is its port for gateways.
    package init(city: City, clientPort: Int) {
        self.city = city
        self.clientPort = clientPort
        linkPort = clientPort + 200
    }

    /// Lets the gateways in at the first start, and keeps them running until the city ends.
    package func run(logger: Logger) async throws {
        let supervisor = GatewaySupervisor(program: Self.program, plans: try await prepare(), logger: logger)
        try await supervisor.run()
    }

    /// The program that runs, wherever it was started from.
    private static var program: String {
        (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
    }

    /// Who makes the codes: the system administrator.
    private static let inviter = "xu.jianfeng"
    /// Who approves: the security administrator.
    private static let approver = "cai.minyi"

    private var folder: String { city.configuration.data + "/gateways" }

    /// Lets in the gateways that are not yet, and writes what each needs to start.
    func prepare() async throws -> [GatewaySupervisor.Plan] {
        var plans: [GatewaySupervisor.Plan] = []
        for (index, gateway) in DemoGateway.all.enumerated() {
            let path = folder + "/" + gateway.id
            let own = try GatewayFolder(path: path, entropy: .system)
            if try own.certificate() == nil { try await letIn(gateway, own, port: linkPort + index) }
            try own.write(Array(configuration(of: gateway, index).utf8), to: "gateway.yaml")
            try own.write(Array(services(of: gateway).utf8), to: "services.yaml")
            plans.append(.init(id: gateway.id, configuration: path + "/gateway.yaml", folder: path))
        }
        return plans
    }

    // MARK: Being let in

    private func letIn(_ gateway: DemoGateway, _ own: GatewayFolder, port: Int) async throws {
        let (hub, store, today) = (city.kernel.hub, city.kernel.store, city.kernel.today)
        let propose = try permit(Self.inviter, .propose)
        let approve = try permit(Self.approver, .approve)
        let name = city.packs.organisation(gateway.id)?.name(on: today)?.title
        let title = name ?? gateway.title
        func command(_ step: String) throws -> CommandID { try CommandID("demo:exchange:\(step):\(gateway.id)") }
        let (invite, place, system, approval) = (
            try command("invite"), try command("place"), try command("system"), try command("approve")
        )
        let invitation = try await store.write { transaction in
            try hub.invite(gateway.id, title: gateway.title, command: invite, under: propose, in: transaction)
        }
        try await store.write { transaction in
            try hub.place(gateway.id, title: title, behind: gateway.id, command: place, under: propose, in: transaction)
            try hub.addSystem(
                gateway.subsystem, of: gateway.id, title: gateway.system, command: system, under: propose,
                in: transaction)
        }
        let code = try await store.read { try hub.code(of: invitation, for: propose.actor, in: $0) }
        let key = try own.key()
        let journal = try own.journalKey(instance: city.configuration.instance)
        let request = JoinRequest(
            request: try CertificateRequest(key: key, commonName: "yitong gateway").pem, host: "127.0.0.1", port: port,
            journalKey: journal.verifier.description, journalOrigin: journal.name, version: Version.text)
        if let code {
            _ = try await store.write { try hub.join(code.description, request, from: "127.0.0.1", in: $0) }
        }
        try await store.write { transaction in
            try hub.approve(
                invitation, fingerprint: HubClient.fingerprint(of: key), command: approval, under: approve,
                in: transaction)
        }
        guard let certificate = try await store.read({ try hub.join(invitation, in: $0)?.certificate }) else {
            throw GatewayError.notJoined(own.path)
        }
        try own.keep(certificate: certificate)
    }

    private func permit(_ account: String, _ act: Act) throws -> Permit {
        guard let person = city.packs.people.first(where: { $0.account == account }) else {
            throw GatewayError.hub("the packs have no \(account)")
        }
        return try city.kernel.authority.permit(Actor(person), act, on: .accounts).get()
    }

    // MARK: What a gateway needs to start

    private func configuration(of gateway: DemoGateway, _ index: Int) -> String {
        let settings = city.configuration
        return """
            # Written by the demonstration at every start.
            gateway: \(gateway.id)
            instance: \(settings.instance)
            data: \(folder)/\(gateway.id)
            home: \(settings.home)
            hub:
              url: http://\(settings.http.host):\(settings.http.port)
              key: "\(city.kernel.hub.verifier.description)"
            clients:
              host: 127.0.0.1
              port: \(clientPort + index)
            link:
              host: 127.0.0.1
              port: \(linkPort + index)
            services: \(folder)/\(gateway.id)/services.yaml
            registry: "\(settings.store.text)"

            """
    }

    private func services(of gateway: DemoGateway) -> String {
        """
        # What stands behind this gateway, and by what a caller shows that it is the system: here, that it calls from this machine.
        subsystems:
          - subsystem: \(city.configuration.instance)/GOV/\(gateway.id)/\(gateway.subsystem)
            clients: {loopback: true}
            datasets: [\(gateway.datasets.filter { city.packs.datasets[$0] != nil }.joined(separator: ", "))]

        """
    }
}

extension Store.Location {
    /// As `init(_:)` reads it; may hold a password.
    fileprivate var text: String {
        switch self {
        case .sqlite(let path): "sqlite:\(path)"
        case .postgres(let url): url
        }
    }
}
