import Crypto
import Foundation
import Standards
import SwiftASN1
import X509

/// A request for a certificate (PKCS#10, RFC 2986), whose own signature fits: the asker holds the key.
package struct CertificateRequest: Sendable, Hashable {
    /// The request in DER, at most 16 KiB.
    package let der: [UInt8]
    /// The name that is asked for; an authority decides for itself what it certifies.
    package let commonName: String
    /// The key that is to be certified.
    package let publicKey: P256Verifier

    /// Makes a request for `key` under `commonName` (1–200 bytes) and signs it.
    package init(key: P256Key, commonName: String) throws(TrustError) {
        do {
            let request = try CertificateSigningRequest(
                version: .v1, subject: .common(commonName), privateKey: Certificate.PrivateKey(key.key),
                attributes: .init(), signatureAlgorithm: .ecdsaWithSHA256)
            try self.init(der: request.derBytes)
        } catch {
            throw .malformedRequest("cannot be made for this name")
        }
    }

    /// Reads DER, at most 16 KiB, and verifies its own signature; throws `malformedRequest`.
    package init(der: [UInt8]) throws(TrustError) {
        guard der.count <= PEM.sizeLimit else { throw .malformedRequest("larger than the limit") }
        guard let request = try? CertificateSigningRequest(derEncoded: der) else {
            throw .malformedRequest("not PKCS#10")
        }
        guard let key = P256.Signing.PublicKey(request.publicKey), request.signatureAlgorithm == .ecdsaWithSHA256 else {
            throw .malformedRequest("not of ECDSA on P-256 with SHA-256")
        }
        guard let name = request.subject.commonName else { throw .malformedRequest("no common name") }
        guard request.signature.isEnd(of: der), request.publicKey.isValidSignature(request.signature, for: request)
        else {
            throw .malformedRequest("its own signature does not fit")
        }
        self.der = der
        commonName = name
        publicKey = P256Verifier(key)
    }

    /// Reads one block of PEM (`CERTIFICATE REQUEST`), at most 16 KiB; throws `malformedRequest`.
    package init(pem: String) throws(TrustError) {
        guard let der = PEM.decode(pem, kind: "CERTIFICATE REQUEST") else { throw .malformedRequest("not PEM") }
        try self.init(der: der)
    }

    /// The request as one block of PEM (`CERTIFICATE REQUEST`).
    package var pem: String { PEM.encode(der, kind: "CERTIFICATE REQUEST") }
}
