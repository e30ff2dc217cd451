import Crypto
import Foundation
package import Standards
import SwiftASN1
import X509

/// A certificate of a machine or of the authority over machines (X.509 version 3, RFC 5280), with a key on P-256.
///
/// Reading it decides nothing: who issued it and whether it is in force is `MachineTrust`'s.
package struct MachineCertificate: Sendable, Hashable {
    /// The certificate in DER, at most 16 KiB.
    package let der: [UInt8]
    /// The common name of its subject, at most 200 bytes.
    package let commonName: String
    /// The serial number in lower-case hexadecimal digits, two for each byte, without leading zero bytes.
    package let serial: String
    /// From when on it is in force, to the second.
    package let notBefore: Instant
    /// Until when it is in force, to the second, this moment included.
    package let notAfter: Instant
    /// The SHA-256 of the DER form as 64 lower-case hexadecimal digits.
    package let fingerprint: String
    /// The key of its holder.
    package let publicKey: P256Verifier
    /// The gateway that its alternative name speaks of; nil for an authority.
    package let machine: MachineName?
    let purpose: CertificatePurpose
    let certificate: Certificate

    /// Reads DER, at most 16 KiB; throws `malformedCertificate`.
    package init(der: [UInt8]) throws(TrustError) {
        guard der.count <= PEM.sizeLimit else { throw .malformedCertificate("larger than the limit") }
        guard let certificate = try? Certificate(derEncoded: der) else { throw .malformedCertificate("not X.509") }
        guard certificate.version == .v3, certificate.signatureAlgorithm == .ecdsaWithSHA256,
            let key = P256.Signing.PublicKey(certificate.publicKey)
        else { throw .malformedCertificate("not version 3, or not of ECDSA on P-256 with SHA-256") }
        guard certificate.signature.isEnd(of: der) else { throw .malformedCertificate("bits after the signature") }
        guard let commonName = certificate.subject.commonName else { throw .malformedCertificate("no common name") }
        guard let purpose = CertificatePurpose(certificate.extensions) else {
            throw .malformedCertificate("an extension cannot be read")
        }
        self.der = der
        self.commonName = commonName
        let serial = certificate.serialNumber.bytes.drop { $0 == 0 }
        self.serial = Hexadecimal.text(serial)
        notBefore = Instant(certificate.notValidBefore)
        notAfter = Instant(certificate.notValidAfter)
        fingerprint = Hash32(of: der).description
        publicKey = P256Verifier(key)
        machine = purpose.names.count == 1 ? MachineName(purpose.names[0]) : nil
        self.purpose = purpose
        self.certificate = certificate
    }

    /// Reads one block of PEM (`CERTIFICATE`), at most 16 KiB; throws `malformedCertificate`.
    package init(pem: String) throws(TrustError) {
        guard let der = PEM.decode(pem, kind: "CERTIFICATE") else { throw .malformedCertificate("not PEM") }
        try self.init(der: der)
    }

    /// The certificate as one block of PEM (`CERTIFICATE`).
    package var pem: String { PEM.encode(der, kind: "CERTIFICATE") }

    package static func == (lhs: Self, rhs: Self) -> Bool { lhs.der == rhs.der }

    package func hash(into hasher: inout Hasher) { hasher.combine(fingerprint) }
}

extension DistinguishedName {
    /// The one common name, or nil where there is none, there are several, or it is empty or longer than 200 bytes.
    var commonName: String? {
        let names = flatMap { $0 }.filter { $0.type == .RDNAttributeType.commonName }
        guard names.count == 1, let name = String(names[0].value), (1...200).contains(name.utf8.count) else {
            return nil
        }
        return name
    }

    /// A name of nothing but a common name.
    static func common(_ name: String) throws -> DistinguishedName {
        try DistinguishedName { CommonName(name) }
    }
}

extension Instant {
    init(_ date: Date) {
        self.init(
            microseconds: Int64(exactly: date.timeIntervalSince1970.rounded(.down)).map { $0 * 1_000_000 } ?? .max)
    }
}
