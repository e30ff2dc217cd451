import Foundation
package import Standards
import X509

/// The city's authority over machines: a root on P-256 that issues the certificates of gateways.
package struct MachineAuthority: Sendable {
    /// How long a root is in force.
    package static let rootLifetime = Duration.seconds(10 * 365 * 86_400)
    /// How far back a certificate begins, for clocks that are behind.
    package static let leeway = Duration.seconds(300)

    /// The root's own certificate, which everybody trusts.
    package let certificate: MachineCertificate
    /// The instance whose machines it certifies, such as `ZS`.
    package let instance: String
    private let key: P256Key

    /// An authority whose root was made before; throws `unknownIssuer` where the key is not the root's.
    package init(instance: String, certificate: MachineCertificate, key: P256Key) throws(TrustError) {
        guard certificate.purpose.isAuthority else { throw .certificatePurpose(certificate.serial) }
        guard certificate.publicKey == key.verifier else { throw .unknownIssuer("the root has another key") }
        self.instance = instance
        self.certificate = certificate
        self.key = key
    }

    /// Makes a root for `key`: self-signed, ten years, CA:TRUE without intermediates, keyCertSign and cRLSign.
    package static func create(
        instance: String, key: P256Key, at now: Instant, entropy: Entropy
    ) throws(TrustError) -> MachineAuthority {
        let name = "Yitong machines of \(instance)"
        let extensions: () throws -> Certificate.Extensions = {
            try Certificate.Extensions {
                Critical(BasicConstraints.isCertificateAuthority(maxPathLength: 0))
                Critical(KeyUsage(keyCertSign: true, cRLSign: true))
                SubjectKeyIdentifier(hash: Certificate.PublicKey(key.verifier.key))
            }
        }
        let template = CertificateTemplate(
            subject: name, issuer: name, key: key.verifier, notBefore: now.advanced(by: .zero - leeway),
            notAfter: now.advanced(by: rootLifetime), extensions: extensions)
        return try MachineAuthority(
            instance: instance, certificate: try template.issued(by: key, entropy: entropy), key: key)
    }

    /// Certifies the key of a request for the gateway `id`; the request's own name decides nothing.
    ///
    /// In force from five minutes before `now` for `lifetime`, never beyond the root. For TLS in both directions and for
    /// signatures; the alternative name is `urn:yitong:gateway:<instance>:<id>`, no host name. Throws
    /// `malformedRequest` where the id or the instance is no part of such a name.
    package func issue(
        _ request: CertificateRequest, to id: String, lifetime: Duration, at now: Instant, entropy: Entropy
    ) throws(TrustError) -> MachineCertificate {
        guard let name = MachineName(instance: instance, id: id) else { throw .malformedRequest("no gateway's name") }
        guard now <= certificate.notAfter else { throw .certificateExpired(certificate.serial) }
        let extensions: () throws -> Certificate.Extensions = {
            try Certificate.Extensions {
                Critical(BasicConstraints.notCertificateAuthority)
                Critical(KeyUsage(digitalSignature: true))
                try ExtendedKeyUsage([.clientAuth, .serverAuth])
                SubjectAlternativeNames([.uniformResourceIdentifier(name.description)])
                SubjectKeyIdentifier(hash: Certificate.PublicKey(request.publicKey.key))
                AuthorityKeyIdentifier(keyIdentifier: try certificate.keyIdentifier)
            }
        }
        let template = CertificateTemplate(
            subject: id, issuer: certificate.commonName, key: request.publicKey,
            notBefore: max(certificate.notBefore, now.advanced(by: .zero - Self.leeway)),
            notAfter: min(certificate.notAfter, now.advanced(by: lifetime)), extensions: extensions)
        return try template.issued(by: key, entropy: entropy)
    }

    /// What gateways trust: this root, and what it has taken back.
    package func trust(revoked: Set<String> = []) throws(TrustError) -> MachineTrust {
        try MachineTrust(authorities: [certificate], revoked: revoked)
    }

    /// Whether the certificate is this root's, in force at `now`, and not among the `revoked` serials.
    package func accepts(_ certificate: MachineCertificate, at now: Instant, revoked: Set<String> = []) -> Bool {
        guard let trust = try? trust(revoked: revoked) else { return false }
        return trust.accepts(certificate, at: now)
    }
}
