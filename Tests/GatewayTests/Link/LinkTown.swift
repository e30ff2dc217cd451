import Exchange
import Logging
import NIOCore
import NIOPosix
import Standards
import Synchronization
import TestSupport
import Trust

@testable import Gateway

/// An authority and gateways of a small instance, with links over real TLS on the loopback.
final class LinkTown: Sendable {
    let clock = ManualClock()
    let group = MultiThreadedEventLoopGroup(numberOfThreads: 2)
    private let entropy: Entropy
    private let root: MachineAuthority
    private let state = Mutex<State>(State())

    private struct State {
        var issued: [String: [MachineCertificate]] = [:]
        var revoked: [String] = []
        var ports: [String: Int] = [:]
        var links: [Link] = []
        var notes: [String] = []
    }

    init(seed: UInt64 = 9) throws {
        entropy = Entropy.repeatable(seed: seed)
        root = try MachineAuthority.create(
            instance: "ZS", key: try P256Key(name: "root", entropy: entropy), at: clock.now, entropy: entropy)
    }

    /// A new certificate for a gateway; the configuration lists it beside the former ones.
    func issue(_ id: String, lifetime: Duration = .seconds(86_400)) throws -> LinkTLS {
        let key = try P256Key(name: id, entropy: entropy)
        let certificate = try root.issue(
            try CertificateRequest(key: key, commonName: id), to: id, lifetime: lifetime, at: clock.now,
            entropy: entropy)
        state.withLock { $0.issued[id, default: []].append(certificate) }
        return try LinkTLS(certificate: certificate, key: key)
    }

    func certificates(_ id: String) -> [MachineCertificate] { state.withLock { $0.issued[id] ?? [] } }

    func revoke(_ certificate: MachineCertificate) { state.withLock { $0.revoked.append(certificate.serial) } }

    /// Takes the fingerprints of a gateway out of the configuration.
    func forget(_ id: String) { state.withLock { $0.issued[id] = nil } }

    var notes: [String] { state.withLock { $0.notes } }

    func entry(_ id: String, port: Int? = nil) -> GatewayEntry {
        let (fingerprints, known) = state.withLock { ($0.issued[id]?.map(\.fingerprint) ?? [], $0.ports[id]) }
        return GatewayEntry(
            id: id, title: Localized(zh: id, en: id), host: "127.0.0.1", port: port ?? known ?? 1,
            fingerprints: fingerprints, journalKey: "", journalOrigin: "")
    }

    var configuration: TrustConfiguration {
        let (ids, revoked) = state.withLock { ($0.issued.keys.sorted(), $0.revoked) }
        return TrustConfiguration(
            instance: "ZS", gateway: "", serial: 1, issuedAt: clock.now, expiresAt: clock.now,
            authorities: [root.certificate.pem], revoked: revoked, gateways: ids.map { entry($0) }, members: [],
            subsystems: [], grants: [])
    }

    /// A link that knows everybody who has a certificate by now.
    func link(_ id: String, tls: LinkTLS? = nil, limits: LinkLimits = LinkLimits()) throws -> Link {
        let tls = try tls ?? issue(id)
        let link = try Link(
            loop: group.next(), gateway: id, tls: tls, limits: limits, clock: clock.wall,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
            onCheckpoint: { gateway, note in self.state.withLock { $0.notes.append("\(gateway): \(note)") } })
        try link.replace(configuration: configuration)
        state.withLock { $0.links.append(link) }
        return link
    }

    /// Lets a link listen on a port of its own.
    func serve(
        _ link: Link, as id: String,
        _ handler: @escaping @Sendable (PeerIdentity, SealedRequest) -> EventLoopFuture<SealedAnswer>
    ) async throws {
        let address = try await link.serve(host: "127.0.0.1", port: 0, handler: handler).get()
        state.withLock { $0.ports[id] = address?.port }
    }

    /// Runs a test and closes everything after it, however it ends.
    static func with(_ body: (LinkTown) async throws -> Void) async throws {
        let town = try LinkTown()
        var failure: (any Error)?
        do {
            try await body(town)
        } catch {
            failure = error
        }
        for link in town.state.withLock({ $0.links }) { try await link.shutdown(patience: .zero).get() }
        try await town.group.shutdownGracefully()
        if let failure { throw failure }
    }
}

/// How a call ended, when it should not have been answered.
func failure(_ call: EventLoopFuture<LinkAnswer>) async -> LinkError? {
    do {
        _ = try await call.get()
        return nil
    } catch {
        return error as? LinkError
    }
}

extension SealedMessage {
    /// A message that nobody verifies.
    static func plain(_ head: String, body: ByteBuffer = ByteBuffer()) -> SealedMessage {
        SealedMessage(head: Array(head.utf8), body: body, parameters: [1, 2], proof: [3])
    }
}
