import Crypto
import Foundation
package import Journal
package import Trust

/// The digests of records.
package enum RecordDigest {
    /// SHA-256 of two pieces, one after the other.
    package static func sha256(_ first: UnsafeRawBufferPointer, _ second: UnsafeRawBufferPointer) -> [UInt8] {
        var hash = SHA256()
        hash.update(bufferPointer: first)
        hash.update(bufferPointer: second)
        return Array(hash.finalize())
    }

    /// SHA-256 of some bytes.
    package static func sha256(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        bytes.withUnsafeBytes { Array(SHA256.hash(data: $0)) }
    }

    /// SHA-256 of some bytes.
    package static func sha256(_ bytes: [UInt8]) -> [UInt8] { sha256(bytes[...]) }

    /// The leaf data of a commitment, as the city's journal writes its own: the suite's length, the suite, the digest.
    package static func leaf(_ commitment: [UInt8], suite: Suite) -> [UInt8] {
        let name = Array(suite.rawValue.utf8)
        return [UInt8(truncatingIfNeeded: name.count)] + name + commitment
    }

    /// The hash of a commitment's leaf in the tree (RFC 6962 section 2.1).
    package static func leafHash(_ commitment: [UInt8], suite: Suite) -> TreeHash {
        TreeHash(leaf: leaf(commitment, suite: suite))
    }
}
