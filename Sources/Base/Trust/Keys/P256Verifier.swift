import Crypto
import Foundation

/// A public key on P-256 that checks `ecdsa-p256-sha256` signatures (RFC 9421 section 3.3.4).
package struct P256Verifier: SignatureVerifier, Hashable {
    package let suite = Suite.sha256P256
    /// The key as SubjectPublicKeyInfo in DER (RFC 5480), 91 bytes.
    package let der: [UInt8]
    package let fingerprint: Hash32
    let key: P256.Signing.PublicKey

    init(_ key: P256.Signing.PublicKey) {
        self.key = key
        self.der = [UInt8](key.derRepresentation)
        self.fingerprint = Hash32(of: der)
    }

    /// Reads SubjectPublicKeyInfo in DER, at most 1,024 bytes.
    package init(der: [UInt8]) throws(TrustError) {
        guard der.count <= 1_024, let key = try? P256.Signing.PublicKey(derRepresentation: der) else {
            throw .malformedKey("not a P-256 public key in DER")
        }
        self.init(key)
    }

    /// Reads SubjectPublicKeyInfo in PEM (`PUBLIC KEY`), at most 2,048 bytes.
    package init(pem: String) throws(TrustError) {
        guard pem.utf8.count <= 2_048, let key = try? P256.Signing.PublicKey(pemRepresentation: pem) else {
            throw .malformedKey("not a P-256 public key in PEM")
        }
        self.init(key)
    }

    /// The key in PEM (`PUBLIC KEY`).
    package var pem: String { key.pemRepresentation + "\n" }

    package func isValid(signature: UnsafeRawBufferPointer, over message: UnsafeRawBufferPointer) -> Bool {
        guard signature.count == 64,
            let signature = try? P256.Signing.ECDSASignature(rawRepresentation: signature)
        else { return false }
        return key.isValidSignature(signature, for: message)
    }

    package static func == (lhs: Self, rhs: Self) -> Bool { lhs.fingerprint == rhs.fingerprint }

    package func hash(into hasher: inout Hasher) { hasher.combine(fingerprint) }
}
