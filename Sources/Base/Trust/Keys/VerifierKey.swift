import Crypto
import Foundation

/// The signature kinds of C2SP signed-note that this program knows, by their type byte.
package enum NoteAlgorithm: UInt8, Sendable, Hashable {
    /// Ed25519 over the text of the note.
    case ed25519 = 0x01
}

/// A public key with its name: what a reader of signed notes trusts (`vkey` of C2SP signed-note).
package struct VerifierKey: Sendable, Hashable, CustomStringConvertible {
    /// Who signs: 1–200 bytes without space or plus.
    package let name: String
    /// How it signs.
    package let algorithm: NoteAlgorithm
    /// The public key, 32 bytes for Ed25519.
    package let publicKey: [UInt8]
    /// The first four bytes of SHA-256(name ‖ 0x0A ‖ type ‖ key), big-endian: a hint, not a proof.
    package let id: UInt32

    /// A key known by its parts.
    package init(name: String, algorithm: NoteAlgorithm, publicKey: [UInt8]) throws(TrustError) {
        guard KeyName.isValid(name) else { throw .badKeyName(name) }
        guard publicKey.count == 32 else { throw .malformedKey("an Ed25519 key has 32 bytes, not \(publicKey.count)") }
        self.name = name
        self.algorithm = algorithm
        self.publicKey = publicKey
        let digest = SHA256.hash(data: Array(name.utf8) + [0x0A, algorithm.rawValue] + publicKey)
        self.id = digest.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// Reads `name+id+base64(type ‖ key)`, at most 1,000 bytes.
    package init(_ text: some StringProtocol) throws(TrustError) {
        guard text.utf8.count <= 1_000 else { throw .malformedKey("longer than 1,000 bytes") }
        let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let bytes = Base64.decode(parts[2]), let kind = bytes.first else {
            throw .malformedKey("not of the form name+id+key")
        }
        guard let algorithm = NoteAlgorithm(rawValue: kind) else { throw .malformedKey("unknown kind \(kind)") }
        try self.init(name: String(parts[0]), algorithm: algorithm, publicKey: Array(bytes.dropFirst()))
        guard idText == parts[1] else { throw .malformedKey("the key id does not fit the key") }
    }

    /// The id as eight lower-case hexadecimal digits.
    package var idText: String {
        let digits = String(id, radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }

    /// The text form `name+id+base64(type ‖ key)`.
    package var description: String {
        "\(name)+\(idText)+\(Base64.encode([algorithm.rawValue] + publicKey))"
    }

    /// Whether `signature` is by this key over `message`.
    package func accepts(_ signature: [UInt8], over message: [UInt8]) -> Bool {
        guard signature.count == 64, let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else {
            return false
        }
        return key.isValidSignature(signature, for: message)
    }
}
