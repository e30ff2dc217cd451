import Crypto
package import Foundation

/// One message's place at the bottom of a batch's tree: SHA-256(0x00 ‖ "yitong batch 1" ‖ 0x0A ‖ signature base).
///
/// The leading zero keeps leaves apart from nodes (RFC 6962 section 2.1), the words keep them apart from every other
/// tree of this program, such as the journal's.
package struct BatchLeaf: Sendable, Hashable {
    package let hash: Hash32

    private static let head: [UInt8] = [0x00] + Array("yitong batch 1\n".utf8)

    /// The leaf of a signature base (RFC 9421 section 2.5), which lies in one piece.
    package init(of base: some ContiguousBytes) {
        var hasher = SHA256()
        Self.head.withUnsafeBytes { hasher.update(bufferPointer: $0) }
        base.withUnsafeBytes { hasher.update(bufferPointer: $0) }
        hash = Hash32(hasher.finalize())
    }
}

extension Hash32 {
    /// SHA-256(0x01 ‖ left ‖ right): a node (RFC 6962 section 2.1).
    init(left: Hash32, right: Hash32) {
        var hasher = SHA256()
        withUnsafeBytes(of: UInt8(1)) { hasher.update(bufferPointer: $0) }
        left.withBytes { hasher.update(bufferPointer: $0) }
        right.withBytes { hasher.update(bufferPointer: $0) }
        self.init(hasher.finalize())
    }
}
