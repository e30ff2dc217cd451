package import Standards
import X509

/// Whom a machine believes: the authorities' roots, and the serials that were taken back.
package struct MachineTrust: Sendable {
    /// The roots; several while one follows another.
    package let authorities: [MachineCertificate]
    /// Serials in lower-case hexadecimal digits, as `MachineCertificate.serial` writes them.
    package let revoked: Set<String>

    /// Trusts these roots; throws `certificatePurpose` where one of them may not issue.
    package init(authorities: [MachineCertificate], revoked: Set<String>) throws(TrustError) {
        for authority in authorities {
            guard authority.purpose.isAuthority, !authority.purpose.hasUnknownCritical else {
                throw .certificatePurpose(authority.serial)
            }
        }
        self.authorities = authorities
        self.revoked = revoked
    }

    /// Throws where the certificate is not one of a gateway that a root issued, that is in force, and not taken back.
    ///
    /// In this order: `unknownIssuer`, `certificatePurpose`, `certificateRevoked`, `certificateExpired`.
    package func check(_ certificate: MachineCertificate, at now: Instant) throws(TrustError) {
        guard let root = authorities.first(where: { $0.issued(certificate) }) else {
            throw .unknownIssuer(certificate.serial)
        }
        let purpose = certificate.purpose
        guard purpose.isMachine, !purpose.saysAuthority, !purpose.hasUnknownCritical, certificate.machine != nil else {
            throw .certificatePurpose(certificate.serial)
        }
        guard !revoked.contains(certificate.serial) else { throw .certificateRevoked(certificate.serial) }
        for one in [certificate, root] where now < one.notBefore || now > one.notAfter {
            throw .certificateExpired(one.serial)
        }
    }

    /// Whether `check` finds nothing.
    package func accepts(_ certificate: MachineCertificate, at now: Instant) -> Bool {
        (try? check(certificate, at: now)) != nil
    }
}

extension MachineCertificate {
    /// Whether this root signed the other certificate.
    func issued(_ other: MachineCertificate) -> Bool {
        guard other.certificate.issuer == certificate.subject else { return false }
        if let named = other.purpose.issuerKey, let own = try? keyIdentifier, named != Array(own) { return false }
        return certificate.publicKey.isValidSignature(other.certificate.signature, for: other.certificate)
    }
}
