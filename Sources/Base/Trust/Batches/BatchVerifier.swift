/// Checks messages of batches; a root's signature is verified once and remembered by key, root and signature together.
///
/// Owned by one event loop or thread. Remembers at most twice `capacity` roots (about 250 bytes each): when as many as
/// `capacity` are young they become old, and what was old until then is forgotten.
package struct BatchVerifier: Sendable {
    /// A verified signature.
    ///
    /// Remembering the root alone would let a forged signature over it pass.
    private struct Verified: Hashable {
        let root: Hash32
        let key: Hash32
        let signed: [UInt8]
        let signature: [UInt8]

        func hash(into hasher: inout Hasher) { hasher.combine(root) }
    }

    private let capacity: Int
    private var young: Set<Verified> = []
    private var old: Set<Verified> = []
    /// How many signatures were verified by computing since the verifier was made.
    package private(set) var computed = 0

    /// A verifier that remembers what it has verified.
    package init(capacity: Int = 4_096) {
        self.capacity = max(1, capacity)
    }

    /// Whether the proof shows that `key` signed the message of this leaf.
    package mutating func accepts(_ proof: BatchProof, of leaf: BatchLeaf, by key: some SignatureVerifier) -> Bool {
        guard proof.suite == key.suite, let root = proof.root(from: leaf) else { return false }
        let signed = BatchSignature.signed(
            root: root, count: proof.count, created: proof.created, suite: proof.suite)
        let entry = Verified(root: root, key: key.fingerprint, signed: signed, signature: proof.signature)
        if young.contains(entry) { return true }
        if !old.contains(entry) {
            computed &+= 1
            guard key.isValid(signature: proof.signature, over: signed) else { return false }
        }
        remember(entry)
        return true
    }

    private mutating func remember(_ entry: Verified) {
        if young.count >= capacity {
            old = young
            young.removeAll(keepingCapacity: false)
        }
        young.insert(entry)
    }
}
