import Exchange
import Standards
import Trust

/// What a gateway believes of what the hub sends: documents signed by the hub's key, for this gateway, never older than the last.
struct GatewayTrust: Sendable {
    private let hub: VerifierKey
    private let gateway: String
    private let folder: GatewayFolder

    /// By the hub's key of the configuration.
    init(_ configuration: GatewayConfiguration, folder: GatewayFolder) throws {
        hub = try VerifierKey(configuration.hubKey)
        gateway = configuration.id
        self.folder = folder
    }

    /// The configuration that was kept; nil: none was, or it has expired.
    func kept(at now: Instant) -> TrustConfiguration? {
        folder.trustDocument().flatMap { try? read($0, at: now, notBefore: 0) }
    }

    /// Reads a document; throws where it is not by the hub, for another gateway, expired, or older than `serial`.
    func read(_ document: [UInt8], at now: Instant, notBefore serial: Int64) throws -> TrustConfiguration {
        try TrustConfiguration.open(document, of: hub, for: gateway, at: now, notBefore: serial)
    }

    /// Keeps a document that was read, for the next start.
    func keep(_ document: [UInt8]) throws { try folder.keep(trust: document) }
}
