package import Exchange
package import Standards
package import Trust

/// Which certificates are whose: what a trust configuration says of the gateways, made ready for handshakes.
package struct PeerTable: Sendable {
    private let instance: String
    private let trust: MachineTrust
    private let gateways: [String: String]

    /// Nobody is known.
    package init() throws(TrustError) {
        instance = ""
        trust = try MachineTrust(authorities: [], revoked: [])
        gateways = [:]
    }

    /// The gateways of a configuration; throws where an authority's certificate cannot be read or may not issue.
    package init(_ configuration: TrustConfiguration) throws(TrustError) {
        var authorities: [MachineCertificate] = []
        for pem in configuration.authorities { authorities.append(try MachineCertificate(pem: pem)) }
        trust = try MachineTrust(authorities: authorities, revoked: Set(configuration.revoked))
        instance = configuration.instance
        var gateways: [String: String] = [:]
        for entry in configuration.gateways {
            for fingerprint in entry.fingerprints { gateways[fingerprint] = entry.id }
        }
        self.gateways = gateways
    }

    /// Whose certificate this is; throws where it is none of a gateway in the configuration, not from its authority, not in force, or revoked.
    package func identify(_ certificate: MachineCertificate, now: Instant) throws(LinkError) -> PeerIdentity {
        do throws(TrustError) {
            try trust.check(certificate, at: now)
        } catch {
            throw LinkError(.tls, error.code.rawValue)
        }
        guard let gateway = gateways[certificate.fingerprint] else { throw LinkError(.tls, "link.unknown-certificate") }
        guard certificate.machine == MachineName(instance: instance, id: gateway) else {
            throw LinkError(.tls, "link.other-name")
        }
        return PeerIdentity(gateway: gateway, certificate: certificate)
    }

    /// The identity with those of its certificates that are still believed; nil where the one of the connection itself is not.
    package func confirm(_ identity: PeerIdentity, now: Instant) -> PeerIdentity? {
        let believed = identity.certificates.filter { (try? identify($0, now: now))?.gateway == identity.gateway }
        guard believed.contains(where: { $0.fingerprint == identity.fingerprint }) else { return nil }
        return identity.keeping(believed)
    }
}
