package import Trust

/// The gateway at the other end of a connection, as its certificate proved it.
package struct PeerIdentity: Sendable, Hashable {
    /// The gateway's id.
    package let gateway: String
    /// SHA-256 of the certificate by which it opened the connection, 64 lower-case hexadecimal digits.
    package let fingerprint: String
    /// The certificates by which it may sign on this connection: that one, and those that it showed later, the latest first.
    package let certificates: [MachineCertificate]

    /// How many certificates are kept for one connection.
    package static let certificateLimit = 4

    /// A gateway that has shown one certificate.
    package init(gateway: String, certificate: MachineCertificate) {
        self.gateway = gateway
        fingerprint = certificate.fingerprint
        certificates = [certificate]
    }

    private init(gateway: String, fingerprint: String, certificates: [MachineCertificate]) {
        self.gateway = gateway
        self.fingerprint = fingerprint
        self.certificates = certificates
    }

    /// The same gateway once it has shown a further certificate.
    package func showing(_ certificate: MachineCertificate) -> PeerIdentity {
        let others = certificates.filter { $0.fingerprint != certificate.fingerprint }
        return PeerIdentity(
            gateway: gateway, fingerprint: fingerprint,
            certificates: [certificate] + others.prefix(Self.certificateLimit - 1))
    }

    /// The same gateway with some of its certificates.
    package func keeping(_ certificates: [MachineCertificate]) -> PeerIdentity {
        PeerIdentity(gateway: gateway, fingerprint: fingerprint, certificates: certificates)
    }

    /// The public key that `keyid` names; nil where the gateway has shown no such certificate here.
    package func publicKey(_ keyID: some Collection<UInt8>) -> P256Verifier? {
        certificates.first { $0.fingerprint.utf8.elementsEqual(keyID) }?.publicKey
    }

    package static func == (left: Self, right: Self) -> Bool {
        left.gateway == right.gateway && left.fingerprint == right.fingerprint
            && left.certificates.map(\.fingerprint) == right.certificates.map(\.fingerprint)
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(gateway)
        hasher.combine(fingerprint)
    }
}
