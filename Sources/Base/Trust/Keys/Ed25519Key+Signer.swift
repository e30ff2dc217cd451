import Crypto
import Foundation

extension Ed25519Key: Signer {
    package func signature(over message: UnsafeRawBufferPointer) throws -> [UInt8] {
        [UInt8](try key.signature(for: message))
    }
}

extension VerifierKey: SignatureVerifier {
    package var suite: Suite { .sha256Ed25519 }

    /// The key's DER form is the fixed head of RFC 8410 section 4 and the 32 bytes.
    package var fingerprint: Hash32 {
        Hash32(of: [0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00] + publicKey)
    }

    package func isValid(signature: UnsafeRawBufferPointer, over message: UnsafeRawBufferPointer) -> Bool {
        guard signature.count == 64, let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else {
            return false
        }
        return key.isValidSignature(signature, for: message)
    }
}
