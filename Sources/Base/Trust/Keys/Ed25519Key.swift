import Crypto
import Foundation
package import Standards

/// An Ed25519 key (RFC 8032) held in memory.
package struct Ed25519Key: SigningKey {
    package let suite = Suite.sha256Ed25519
    package let name: String
    package let verifier: VerifierKey
    let key: Curve25519.Signing.PrivateKey

    /// The key with a secret seed of 32 bytes.
    package init(name: String, seed: [UInt8]) throws(TrustError) {
        guard KeyName.isValid(name) else { throw .badKeyName(name) }
        guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed) else {
            throw .malformedKey("an Ed25519 seed has 32 bytes, not \(seed.count)")
        }
        self.name = name
        self.key = key
        self.verifier = try VerifierKey(
            name: name, algorithm: .ed25519, publicKey: [UInt8](key.publicKey.rawRepresentation))
    }

    /// A new key from `entropy`.
    package init(name: String, entropy: Entropy) throws(TrustError) {
        try self.init(name: name, seed: entropy.bytes(32))
    }

    package func sign(_ message: [UInt8]) throws -> [UInt8] {
        [UInt8](try key.signature(for: message))
    }

    /// The secret in the text form of Go's `note` package: `PRIVATE+KEY+name+id+base64`.
    var secretText: String {
        let secret = [NoteAlgorithm.ed25519.rawValue] + [UInt8](key.rawRepresentation)
        return "PRIVATE+KEY+\(name)+\(verifier.idText)+\(Base64.encode(secret))"
    }

    /// Reads what `secretText` wrote.
    init(secretText: some StringProtocol) throws(TrustError) {
        let parts = secretText.split(separator: "+", maxSplits: 4, omittingEmptySubsequences: false)
        guard parts.count == 5, parts[0] == "PRIVATE", parts[1] == "KEY", let secret = Base64.decode(parts[4]),
            secret.count == 33, secret[0] == NoteAlgorithm.ed25519.rawValue
        else { throw .malformedKey("not a private key of a known kind") }
        try self.init(name: String(parts[2]), seed: Array(secret.dropFirst()))
        guard verifier.idText == parts[3] else { throw .malformedKey("the key id does not fit the key") }
    }
}
