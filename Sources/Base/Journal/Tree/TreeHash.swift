import Crypto
import Foundation
import Standards

/// One SHA-256 digest of the tree: a leaf, a node or a root.
///
/// The two prefixes of RFC 6962 section 2.1 keep a leaf from being passed off as a node.
package struct TreeHash: Sendable, Hashable {
    private let words: (UInt64, UInt64, UInt64, UInt64)

    /// A digest is 32 bytes long.
    package static let byteCount = 32

    private init(words: (UInt64, UInt64, UInt64, UInt64)) {
        self.words = words
    }

    /// The digest in 32 bytes, or nil where there are more or fewer.
    package init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == Self.byteCount else { return nil }
        var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        withUnsafeMutableBytes(of: &words) { $0.copyBytes(from: bytes) }
        self.words = words
    }

    /// The root of the empty tree: the digest of nothing.
    package static let empty = TreeHash(of: [])

    /// The digest of `bytes` as they are.
    package init(of bytes: [UInt8]) {
        self.init(SHA256.hash(data: bytes))
    }

    /// The hash of a leaf: SHA-256(0x00 ‖ data).
    package init(leaf data: some Collection<UInt8>) {
        var hash = SHA256()
        hash.update(data: [0x00] + data)
        self.init(hash.finalize())
    }

    /// The hash of a node: SHA-256(0x01 ‖ left ‖ right).
    package init(_ left: TreeHash, _ right: TreeHash) {
        let digest = withUnsafeTemporaryAllocation(byteCount: 65, alignment: 1) { buffer in
            buffer[0] = 0x01
            withUnsafeBytes(of: left.words) {
                UnsafeMutableRawBufferPointer(rebasing: buffer[1..<33]).copyMemory(from: $0)
            }
            withUnsafeBytes(of: right.words) {
                UnsafeMutableRawBufferPointer(rebasing: buffer[33..<65]).copyMemory(from: $0)
            }
            var hash = SHA256()
            hash.update(bufferPointer: UnsafeRawBufferPointer(buffer))
            return hash.finalize()
        }
        self.init(digest)
    }

    private init(_ digest: SHA256Digest) {
        words = digest.withUnsafeBytes { $0.loadUnaligned(as: (UInt64, UInt64, UInt64, UInt64).self) }
    }

    /// The 32 bytes.
    package var bytes: [UInt8] {
        withUnsafeBytes(of: words) { Array($0) }
    }

    package static func == (left: Self, right: Self) -> Bool {
        left.words == right.words
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(words.0)
        hasher.combine(words.1)
    }
}

extension TreeHash: CustomStringConvertible {
    /// 64 lower-case hexadecimal digits.
    package var description: String {
        Hexadecimal.text(bytes)
    }
}
