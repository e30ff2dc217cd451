import Authority
import Exchange
import Foundation
import Standards
import Trust

/// Two gateways that know each other by a trust configuration of their own hub, which is away: as gateways are when theirs is.
struct BenchExchange {
    let folder: String
    let program: String
    /// Where the provider's system answers.
    let system: String

    static let instance = "ZS"
    /// Ports on 127.0.0.1: for clients and for gateways, of the asker and of the giver.
    static let ports = (asker: (clients: 9_280, link: 9_480), giver: (clients: 9_281, link: 9_481))
    static let path = "/r1/ZS/GOV/giver/records/echo"
    static let headers = [
        "X-Road-Client: ZS/GOV/asker/desk", "X-Road-Issue: BENCH-1", "X-Road-UserId: bench",
    ]

    /// Writes keys, certificates, configuration and services of both; the files of the asker and of the giver.
    func prepare() throws -> (asker: String, giver: String, certificate: String, key: String) {
        let now = Self.now
        for name in ["hub", "asker", "giver"] {
            try FileManager.default.createDirectory(atPath: folder + "/" + name, withIntermediateDirectories: true)
        }
        let keys = KeyStore(folder: folder + "/hub", entropy: .system)
        let authority = try MachineAuthority.create(
            instance: Self.instance, key: try keys.p256(file: "root", name: "root"), at: now, entropy: .system)
        try authority.certificate.pem.write(toFile: folder + "/root.pem", atomically: true, encoding: .utf8)
        let hub = try keys.ed25519(file: "hub", name: "bench/hub")
        let certificates = try ["asker", "giver"].map { id in try joined(id, authority, now) }
        let entries = [("asker", Self.ports.asker.link), ("giver", Self.ports.giver.link)].enumerated().map {
            index, gateway in
            GatewayEntry(
                id: gateway.0, title: Localized(zh: gateway.0, en: gateway.0), host: "127.0.0.1", port: gateway.1,
                fingerprints: [certificates[index].fingerprint], journalKey: "", journalOrigin: "")
        }
        for id in ["asker", "giver"] {
            try write(trust(of: id, entries, authority, now), signedBy: hub, for: id, now)
        }
        try services().write(toFile: folder + "/giver/services.yaml", atomically: true, encoding: .utf8)
        try asking().write(toFile: folder + "/asker/services.yaml", atomically: true, encoding: .utf8)
        return (
            try configuration("asker", Self.ports.asker, hub), try configuration("giver", Self.ports.giver, hub),
            folder + "/asker/certificate.pem", folder + "/asker/keys/gateway.pem"
        )
    }

    /// Starts one of them and waits until it listens.
    func start(_ configuration: String, port: Int) throws -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = ["gateway", "run", "--config", configuration]
        let said = configuration + ".log"
        _ = FileManager.default.createFile(atPath: said, contents: nil)
        process.standardOutput = FileHandle(forWritingAtPath: said)
        process.standardError = process.standardOutput
        try process.run()
        for _ in 0..<500 {
            if Loopback.listens(on: port) { return process }
            guard process.isRunning else { break }
            usleep(20_000)
        }
        process.terminate()
        throw BenchError("a gateway did not start: \((try? String(contentsOfFile: said, encoding: .utf8)) ?? "")")
    }

    private static var now: Instant { Instant(microseconds: Int64(Date().timeIntervalSince1970 * 1e6)) }

    private func joined(_ id: String, _ authority: MachineAuthority, _ now: Instant) throws -> MachineCertificate {
        let key = try KeyStore(folder: "\(folder)/\(id)/keys", entropy: .system).p256(file: "gateway", name: "gateway")
        let certificate = try authority.issue(
            CertificateRequest(key: key, commonName: id), to: id, lifetime: .seconds(86_400), at: now, entropy: .system)
        try certificate.pem.write(toFile: "\(folder)/\(id)/certificate.pem", atomically: true, encoding: .utf8)
        return certificate
    }

    private func trust(
        of id: String, _ gateways: [GatewayEntry], _ authority: MachineAuthority, _ now: Instant
    ) -> TrustConfiguration {
        func member(_ code: String) -> MemberID {
            MemberID(instance: Self.instance, memberClass: "GOV", code: code)
        }
        let title = Localized(zh: "压力测试", en: "Benchmark")
        return TrustConfiguration(
            instance: Self.instance, gateway: id, serial: 1, issuedAt: now,
            expiresAt: now.advanced(by: .seconds(86_400)),
            authorities: [authority.certificate.pem], revoked: [], gateways: gateways,
            members: ["asker", "giver"].map { MemberEntry(id: member($0), title: title) },
            subsystems: [
                SubsystemEntry(id: SubsystemID(member("asker"), "desk"), title: title, gateway: "asker"),
                SubsystemEntry(id: SubsystemID(member("giver"), "records"), title: title, gateway: "giver"),
            ], grants: [grant(now)])
    }

    private func grant(_ now: Instant) -> Grant {
        let today = BeijingTime.day(of: now)
        return Grant(
            id: ID(rawValue: "bench"), number: "SQ-BENCH", caseNumber: "BENCH", entry: "echo", entryVersion: 1,
            dataset: nil,
            provider: "giver", consumer: "asker", system: "desk", form: .query, fields: [], rows: nil, list: nil,
            purpose: "bench", law: "bench", scene: "bench", from: today, to: today.adding(days: 2) ?? today,
            callsPerDay: 1_000_000_000, rowsPerDay: 1_000_000_000, decidedBy: "bench", decidedByName: "bench",
            grantedAt: now)
    }

    private func write(
        _ trust: TrustConfiguration, signedBy hub: Ed25519Key, for id: String, _ now: Instant
    ) throws {
        let content = SignedDocument.Content(
            kind: TrustConfiguration.kind, serial: trust.serial, issued: trust.issuedAt, expires: trust.expiresAt,
            payload: Array(try JSONText.of(trust).utf8))
        let document = try SignedDocument(content, signedBy: [hub]).encoded()
        try Data(document).write(to: URL(fileURLWithPath: "\(folder)/\(id)/trust.json"))
    }

    private func configuration(_ id: String, _ ports: (clients: Int, link: Int), _ hub: Ed25519Key) throws -> String {
        let file = "\(folder)/\(id)/gateway.yaml"
        try """
        gateway: \(id)
        data: \(folder)/\(id)
        hub: {url: "http://127.0.0.1:1", key: "\(hub.verifier.description)", pollMilliseconds: 60000}
        clients: {host: 127.0.0.1, port: \(ports.clients)}
        link: {host: 127.0.0.1, port: \(ports.link)}
        services: \(folder)/\(id)/services.yaml

        """.write(toFile: file, atomically: true, encoding: .utf8)
        return file
    }

    private func asking() -> String {
        "subsystems:\n  - {subsystem: ZS/GOV/asker/desk, clients: {loopback: true}}\n"
    }

    private func services() -> String {
        """
        subsystems:
          - subsystem: ZS/GOV/giver/records
            services:
              - code: echo
                title: {zh: 压力测试, en: Benchmark}
                entry: echo
                url: \(system)
                endpoints: [{method: GET, path: "/**", form: query}]

        """
    }
}
