import Foundation
import Standards
import X509

/// A certificate before it is signed.
struct CertificateTemplate {
    let subject: String
    let issuer: String
    let key: P256Verifier
    let notBefore: Instant
    let notAfter: Instant
    let extensions: () throws -> Certificate.Extensions

    /// Signs it under a serial of 126 random bits; throws `malformedCertificate` where a name or moment does not fit.
    func issued(by issuerKey: P256Key, entropy: Entropy) throws(TrustError) -> MachineCertificate {
        guard notBefore < notAfter, Self.writable.contains(notBefore), Self.writable.contains(notAfter) else {
            throw .malformedCertificate("ends before it begins, or in no year that can be written")
        }
        var serial = entropy.bytes(16)
        // Positive and of a fixed length (RFC 5280 4.1.2.2), whatever was drawn.
        if let first = serial.first { serial[0] = first & 0x3F | 0x40 }
        do {
            let certificate = try Certificate(
                version: .v3, serialNumber: .init(bytes: serial), publicKey: .init(key.key),
                notValidBefore: notBefore.date, notValidAfter: notAfter.date, issuer: .common(issuer),
                subject: .common(subject), signatureAlgorithm: .ecdsaWithSHA256, extensions: try extensions(),
                issuerPrivateKey: .init(issuerKey.key))
            return try MachineCertificate(der: certificate.derBytes)
        } catch {
            throw .malformedCertificate("cannot be made: \(error)")
        }
    }

    /// 1970 up to 9999, what both forms of time in a certificate can say.
    private static let writable =
        Instant(microseconds: 0)...Instant(microseconds: 253_402_300_799_000_000)
}

extension MachineCertificate {
    /// The SubjectKeyIdentifier, or what it would be (RFC 5280 4.2.1.2 method 1).
    var keyIdentifier: ArraySlice<UInt8> {
        get throws {
            try certificate.extensions.subjectKeyIdentifier?.keyIdentifier
                ?? SubjectKeyIdentifier(hash: certificate.publicKey).keyIdentifier
        }
    }
}

extension Instant {
    /// The moment without its fraction of a second.
    var date: Date { Date(timeIntervalSince1970: Double(microseconds / 1_000_000)) }
}
