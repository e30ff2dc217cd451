package import Standards

/// What one message of a batch carries: its place, the way to the root, and the signature over the root.
///
/// As bytes: version 1, suite (1: sha256-ed25519, 2: sha256-p256), moment in microseconds (8 bytes, big-endian),
/// count − 1, index, the path (32 bytes each; place and count say how many), the signature (64 bytes). 76–332 bytes.
package struct BatchProof: Sendable, Hashable {
    /// The algorithms of tree and signature.
    package let suite: Suite
    /// When the batch was signed, by the signer's clock.
    package let created: Instant
    /// How many messages the batch has, 1–256.
    package let count: Int
    /// The place of this one, from 0.
    package let index: Int
    /// The neighbours on the way to the root, at most 8.
    package let path: [Hash32]
    /// The signature over the root, 64 bytes.
    package let signature: [UInt8]

    init(suite: Suite, created: Instant, count: Int, index: Int, path: [Hash32], signature: [UInt8]) {
        self.suite = suite
        self.created = created
        self.count = count
        self.index = index
        self.path = path
        self.signature = signature
    }

    /// Reads what `encoded` wrote and nothing else; throws `malformedProof`.
    package init(_ bytes: some RandomAccessCollection<UInt8>) throws(TrustError) {
        var rest = bytes[...]
        guard rest.count >= 76, rest.popFirst() == 1 else { throw .malformedProof("of another version, or cut") }
        guard let suite = rest.popFirst().flatMap(Self.suite) else { throw .malformedProof("unknown suite") }
        let moment = rest.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        rest = rest.dropFirst(8)
        guard let last = rest.popFirst(), let index = rest.popFirst(), index <= last else {
            throw .malformedProof("a place outside its batch")
        }
        let (count, place) = (Int(last) + 1, Int(index))
        let length = BatchTree.pathLength(of: place, among: count)
        guard rest.count == length * 32 + 64 else { throw .malformedProof("not as long as its place asks for") }
        var path: [Hash32] = []
        for _ in 0..<length {
            guard let hash = Hash32(rest.prefix(32)) else { throw .malformedProof("cut") }
            path.append(hash)
            rest = rest.dropFirst(32)
        }
        self.init(
            suite: suite, created: Instant(microseconds: Int64(bitPattern: moment)), count: count, index: place,
            path: path, signature: Array(rest))
    }

    /// The proof as it travels, 76–332 bytes.
    package var encoded: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(12 + path.count * 32 + signature.count)
        bytes.append(1)
        bytes.append(suite == .sha256Ed25519 ? 1 : 2)
        withUnsafeBytes(of: created.microseconds.bigEndian) { bytes += $0 }
        bytes.append(UInt8(truncatingIfNeeded: count - 1))
        bytes.append(UInt8(truncatingIfNeeded: index))
        for hash in path { hash.append(to: &bytes) }
        bytes += signature
        return bytes
    }

    /// The root that the message of this leaf leads to; nil where the path does not fit its place.
    package func root(from leaf: BatchLeaf) -> Hash32? {
        BatchTree.root(from: leaf.hash, at: index, among: count, by: path)
    }

    private static func suite(_ code: UInt8) -> Suite? {
        switch code {
        case 1: .sha256Ed25519
        case 2: .sha256P256
        default: nil
        }
    }
}

extension TrustError {
    static func malformedProof(_ detail: String) -> TrustError {
        TrustError(
            .malformedProof,
            message: Localized(zh: "批量签名的证明格式不正确。", en: "The proof of a batch signature cannot be read."),
            mend: Localized(
                zh: "请核对双方网关版本，并重新发送。", en: "Check that both gateways speak the same version; send it again."),
            detail: detail)
    }
}
