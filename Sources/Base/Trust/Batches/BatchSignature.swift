package import Standards

/// One signature over up to 256 messages at once: their signature bases are leaves of a Merkle tree, its root is signed.
///
/// What is signed is `yitong-batch/1` 0x0A, the suite's name 0x0A, the root (32 bytes), the count (2 bytes) and the
/// moment in microseconds since 1970 (8 bytes), numbers big-endian. A lone message is a batch of one.
package struct BatchSignature: Sendable {
    /// How many messages one signature covers at most.
    package static let limit = 256

    /// The algorithms of tree and signature.
    package let suite: Suite
    /// When the batch was signed, by the signer's clock.
    package let created: Instant
    /// How many messages it covers, 1–256.
    package let count: Int
    /// The signature over the root.
    package let signature: [UInt8]
    private let tree: BatchTree

    /// Signs the leaves with one signature of `key`.
    ///
    /// Throws `malformedProof` for no leaf or more than 256, and what the key throws.
    package init(_ leaves: [BatchLeaf], by key: some Signer, at created: Instant) throws {
        let tree = BatchTree(leaves)
        guard leaves.count <= Self.limit, let root = tree.root else {
            throw TrustError.malformedProof("\(leaves.count) messages are no batch")
        }
        self.tree = tree
        suite = key.suite
        self.created = created
        count = leaves.count
        signature = try key.signature(
            over: Self.signed(root: root, count: leaves.count, created: created, suite: key.suite))
    }

    /// What the message at `index` (from 0) carries so that others can check it, or nil where there is none.
    package func proof(of index: Int) -> BatchProof? {
        guard (0..<count).contains(index) else { return nil }
        return BatchProof(
            suite: suite, created: created, count: count, index: index, path: tree.path(of: index),
            signature: signature)
    }

    /// What the messages carry, in the order of the leaves, as bytes.
    package var proofs: [[UInt8]] {
        (0..<count).compactMap { proof(of: $0)?.encoded }
    }

    /// The bytes that the key signs.
    static func signed(root: Hash32, count: Int, created: Instant, suite: Suite) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(96)
        bytes += "yitong-batch/1\n".utf8
        bytes += suite.rawValue.utf8
        bytes.append(UInt8(ascii: "\n"))
        root.append(to: &bytes)
        withUnsafeBytes(of: UInt16(truncatingIfNeeded: count).bigEndian) { bytes += $0 }
        withUnsafeBytes(of: created.microseconds.bigEndian) { bytes += $0 }
        return bytes
    }
}
