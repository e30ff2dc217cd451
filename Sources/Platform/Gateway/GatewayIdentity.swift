import Exchange
import Standards
import Synchronization
import Trust

/// The certificate under which a gateway acts, and by which it signs what it asks of the hub: read at the start, another after a renewal.
final class GatewayIdentity: Sendable {
    /// A certificate, and the hub's client that signs by its key.
    struct Present: Sendable {
        let certificate: MachineCertificate
        let hub: HubClient
    }

    private let value: Mutex<Present>

    init(_ certificate: MachineCertificate, key: P256Key) {
        value = Mutex(Self.present(certificate, key))
    }

    /// The present one.
    var present: Present { value.withLock { $0 } }

    /// Goes by another certificate and its key from now on.
    func replace(_ certificate: MachineCertificate, key: P256Key) {
        value.withLock { $0 = Self.present(certificate, key) }
    }

    private static func present(_ certificate: MachineCertificate, _ key: P256Key) -> Present {
        Present(certificate: certificate, hub: HubClient(key: key, certificate: certificate, entropy: .system))
    }
}
