import Crypto
package import NIOCore
import Trust

/// The digest of a request that binds its answer to it (`x-road-request-hash`, PR-REST 4.3).
package enum RequestHash {
    /// Base 64 of SHA-512(SHA-512(head) ‖ SHA-512(body)); without a body of SHA-512(head).
    ///
    /// `head` is the transport form, byte for byte.
    package static func text(head: [UInt8], body: ByteBuffer) -> String {
        let ofHead = SHA512.hash(data: head)
        guard body.readableBytes > 0 else { return Base64.encode(Array(ofHead)) }
        var ofBody = SHA512()
        body.withUnsafeReadableBytes { ofBody.update(bufferPointer: $0) }
        var both = SHA512()
        ofHead.withUnsafeBytes { both.update(bufferPointer: $0) }
        ofBody.finalize().withUnsafeBytes { both.update(bufferPointer: $0) }
        return Base64.encode(Array(both.finalize()))
    }
}
