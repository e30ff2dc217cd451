package import Foundation

/// A key that signs bytes where they lie, for what signs thousands of times a second.
///
/// `SigningKey` is the same for signed notes; a key may be both.
package protocol Signer: Sendable {
    /// The algorithms that this key belongs to.
    var suite: Suite { get }
    /// A signature over `message`, 64 bytes in both suites that are known.
    func signature(over message: UnsafeRawBufferPointer) throws -> [UInt8]
}

/// A public key that checks signatures where the bytes lie.
package protocol SignatureVerifier: Sendable {
    /// The algorithms that this key belongs to.
    var suite: Suite { get }
    /// SHA-256 over the key's DER form (SubjectPublicKeyInfo, RFC 5280 4.1.2.7): the same key, the same 32 bytes.
    var fingerprint: Hash32 { get }
    /// Whether `signature` is by this key over `message`; false for whatever is no signature at all.
    func isValid(signature: UnsafeRawBufferPointer, over message: UnsafeRawBufferPointer) -> Bool
}

extension Signer {
    /// A signature over bytes that lie in one piece: an array, a slice of one, `Data`.
    package func signature(over message: some ContiguousBytes) throws -> [UInt8] {
        try message.withUnsafeBytes { try signature(over: $0) }
    }
}

extension SignatureVerifier {
    /// Whether `signature` is by this key over bytes that lie in one piece.
    package func isValid(signature: some ContiguousBytes, over message: some ContiguousBytes) -> Bool {
        signature.withUnsafeBytes { signature in
            message.withUnsafeBytes { isValid(signature: signature, over: $0) }
        }
    }
}
