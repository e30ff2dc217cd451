import Crypto
import Foundation
package import Standards

/// An ECDSA key on P-256 (FIPS 186-5) held in memory; signs as `ecdsa-p256-sha256` of RFC 9421 section 3.3.4.
package struct P256Key: Signer {
    package let suite = Suite.sha256P256
    /// The name under which its owner knows the key; it is no part of the key.
    package let name: String
    /// What others verify with.
    package let verifier: P256Verifier
    let key: P256.Signing.PrivateKey

    /// A new key from `entropy`.
    package init(name: String, entropy: Entropy) throws(TrustError) {
        // One draw in 2³² is no number below the order of the group: the next one is.
        for _ in 0..<8 {
            guard let key = try? P256.Signing.PrivateKey(rawRepresentation: entropy.bytes(32)) else { continue }
            try self.init(name: name, key: key)
            return
        }
        throw .malformedKey("the source of randomness gives no P-256 key")
    }

    /// Reads PKCS#8 (RFC 5958) in PEM, at most 4,096 bytes.
    package init(name: String, pem: String) throws(TrustError) {
        guard pem.utf8.count <= 4_096, let key = try? P256.Signing.PrivateKey(pemRepresentation: pem) else {
            throw .malformedKey("not a P-256 private key in PEM")
        }
        try self.init(name: name, key: key)
    }

    private init(name: String, key: P256.Signing.PrivateKey) throws(TrustError) {
        guard KeyName.isValid(name) else { throw .badKeyName(name) }
        self.name = name
        self.key = key
        self.verifier = P256Verifier(key.publicKey)
    }

    /// The secret as PKCS#8 in PEM, for a key file or a TLS stack; never for a log.
    package var pem: String { key.pemRepresentation + "\n" }

    /// r ‖ s, 32 bytes each (IEEE P1363).
    package func signature(over message: UnsafeRawBufferPointer) throws -> [UInt8] {
        [UInt8](try key.signature(for: message).rawRepresentation)
    }
}
