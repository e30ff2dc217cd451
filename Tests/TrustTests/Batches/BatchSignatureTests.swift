import Standards
import Testing
import Trust

/// One signature over many messages.
@Suite struct BatchSignatureTests {
    private func bases(_ count: Int) -> [[UInt8]] {
        (0..<count).map { Array("\"@method\": POST\n\"x\": \($0)".utf8) }
    }

    @Test(arguments: [1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 33, 64, 100, 127, 128, 129, 255, 256])
    func `every message of a batch is verified, and the signature once`(count: Int) throws {
        let key = try Samples.ed25519()
        let leaves = bases(count).map { BatchLeaf(of: $0) }
        let batch = try BatchSignature(leaves, by: key, at: Samples.now)
        let verifier = Memory()
        for (index, bytes) in batch.proofs.enumerated() {
            let proof = try BatchProof(bytes)
            #expect(proof == batch.proof(of: index) && proof.encoded == bytes)
            #expect((76...332).contains(bytes.count) && proof.path.count <= 8)
            #expect(verifier.accepts(proof, of: leaves[index], by: key.verifier))
            #expect(!verifier.accepts(proof, of: leaves[(index + 1) % count], by: key.verifier) || count == 1)
        }
        #expect(verifier.computed < 1 + 2 * count)
        #expect(batch.proofs.count == count && batch.proof(of: count) == nil && batch.proof(of: -1) == nil)
    }

    @Test func `a root is computed once for all of its messages`() throws {
        let key = try Samples.p256()
        let leaves = bases(64).map { BatchLeaf(of: $0) }
        let batch = try BatchSignature(leaves, by: key, at: Samples.now)
        let verifier = Memory()
        for (leaf, bytes) in zip(leaves, batch.proofs) {
            #expect(verifier.accepts(try BatchProof(bytes), of: leaf, by: key.verifier))
        }
        #expect(verifier.computed == 1)
    }

    @Test func `the tree is that of RFC 6962`() throws {
        // Built by the definition: the left part is the largest power of two below the number of leaves.
        func root(_ leaves: ArraySlice<BatchLeaf>) -> [UInt8] {
            guard leaves.count > 1 else { return leaves.first?.hash.bytes ?? [] }
            var split = 1
            while split * 2 < leaves.count { split *= 2 }
            let middle = leaves.startIndex + split
            return Hash32(of: [1] + root(leaves[..<middle]) + root(leaves[middle...])).bytes
        }
        let key = try Samples.ed25519()
        for count in [1, 2, 3, 5, 6, 11, 64, 100, 256] {
            let leaves = bases(count).map { BatchLeaf(of: $0) }
            let batch = try BatchSignature(leaves, by: key, at: Samples.now)
            for index in [0, count / 2, count - 1] {
                #expect(batch.proof(of: index)?.root(from: leaves[index])?.bytes == root(leaves[...]))
            }
        }
    }

    @Test func `what is signed is what the specification says`() throws {
        let key = try Samples.ed25519()
        let leaf = BatchLeaf(of: Array("base".utf8))
        #expect(leaf.hash == Hash32(of: [0] + Array("yitong batch 1\nbase".utf8)))
        let batch = try BatchSignature([leaf], by: key, at: Instant(microseconds: 0x0102_0304_0506_0708))
        let signed =
            Array("yitong-batch/1\nsha256-ed25519\n".utf8) + leaf.hash.bytes + [0, 1] + [1, 2, 3, 4, 5, 6, 7, 8]
        #expect(key.verifier.accepts(batch.signature, over: signed))
        #expect(batch.proofs[0] == [1, 1, 1, 2, 3, 4, 5, 6, 7, 8, 0, 0] + batch.signature)
    }

    @Test func `no change of a single bit of a proof is accepted`() throws {
        let key = try Samples.ed25519()
        let leaves = bases(11).map { BatchLeaf(of: $0) }
        let batch = try BatchSignature(leaves, by: key, at: Samples.now)
        let bytes = batch.proofs[6]
        for place in bytes.indices {
            for bit in 0..<8 {
                var forged = bytes
                forged[place] ^= 1 << bit
                guard let proof = try? BatchProof(forged) else { continue }
                let verifier = Memory()
                _ = verifier.accepts(try BatchProof(bytes), of: leaves[6], by: key.verifier)
                #expect(!verifier.accepts(proof, of: leaves[6], by: key.verifier), "byte \(place) bit \(bit)")
            }
        }
    }

    @Test func `a known root does not vouch for another signature, key or count`() throws {
        let (key, other) = (try Samples.p256(1), try Samples.p256(2))
        let leaves = bases(2).map { BatchLeaf(of: $0) }
        let batch = try BatchSignature(leaves, by: key, at: Samples.now)
        let proof = try BatchProof(batch.proofs[0])
        let verifier = Memory()
        #expect(verifier.accepts(proof, of: leaves[0], by: key.verifier))
        #expect(!verifier.accepts(proof, of: leaves[0], by: other.verifier))
        var forged = batch.proofs[0]
        forged[forged.count - 1] ^= 1
        #expect(!verifier.accepts(try BatchProof(forged), of: leaves[0], by: key.verifier))
        let foreign = try BatchSignature(leaves, by: other, at: Samples.now)
        #expect(!verifier.accepts(try BatchProof(foreign.proofs[0]), of: leaves[0], by: key.verifier))
        #expect(verifier.computed == 4)
    }

    @Test func `a proof for a node, not a leaf, is not accepted`() throws {
        let key = try Samples.ed25519()
        let leaves = bases(4).map { BatchLeaf(of: $0) }
        let batch = try BatchSignature(leaves, by: key, at: Samples.now)
        let whole = batch.proofs[0]
        // The same signature, claimed for a batch of two whose leaves are the inner nodes.
        var shorter = Array(whole.prefix(10)) + [1, 0]
        shorter += whole[44..<76] + whole.suffix(64)
        let proof = try BatchProof(shorter)
        let inner = Array(leaves[0].hash.bytes + leaves[1].hash.bytes)
        let verifier = Memory()
        #expect(!verifier.accepts(proof, of: BatchLeaf(of: inner), by: key.verifier))
        #expect(!verifier.accepts(proof, of: BatchLeaf(of: [1] + inner), by: key.verifier))
    }

    @Test func `hostile proofs are refused`() throws {
        let key = try Samples.ed25519()
        let batch = try BatchSignature(bases(5).map { BatchLeaf(of: $0) }, by: key, at: Samples.now)
        let bytes = batch.proofs[2]
        for count in 0..<bytes.count {
            #expect(code { _ = try BatchProof(bytes.prefix(count)) } == .malformedProof)
        }
        for longer in [bytes + [0], bytes + bytes, [UInt8](repeating: 1, count: 100_000)] {
            #expect(code { _ = try BatchProof(longer) } == .malformedProof)
        }
        for (place, value): (Int, UInt8) in [(0, 0), (0, 2), (1, 0), (1, 3), (11, 5), (11, 255), (10, 0), (10, 255)] {
            var forged = bytes
            forged[place] = value
            #expect(code { _ = try BatchProof(forged) } == .malformedProof)
        }
    }

    @Test func `a batch has 1 to 256 messages`() throws {
        let key = try Samples.ed25519()
        #expect(code { _ = try BatchSignature([], by: key, at: Samples.now) } == .malformedProof)
        let many = bases(257).map { BatchLeaf(of: $0) }
        #expect(code { _ = try BatchSignature(many, by: key, at: Samples.now) } == .malformedProof)
    }

    @Test func `what the verifier remembers is bounded`() throws {
        let key = try Samples.ed25519()
        let verifier = Memory(capacity: 4)
        let leaf = BatchLeaf(of: [1])
        let proofs = try (0..<20).map { index in
            let moment = Samples.now.advanced(by: .seconds(index))
            return try BatchProof(BatchSignature([leaf], by: key, at: moment).proofs[0])
        }
        for proof in proofs { #expect(verifier.accepts(proof, of: leaf, by: key.verifier)) }
        #expect(verifier.computed == 20)
        #expect(verifier.accepts(proofs[19], of: leaf, by: key.verifier))
        #expect(verifier.computed == 20)
        #expect(verifier.accepts(proofs[0], of: leaf, by: key.verifier))
        #expect(verifier.computed == 21)
    }
}

/// A verifier that the macros of the tests can call.
private final class Memory {
    private var verifier: BatchVerifier

    init(capacity: Int = 4_096) { verifier = BatchVerifier(capacity: capacity) }

    var computed: Int { verifier.computed }

    func accepts(_ proof: BatchProof, of leaf: BatchLeaf, by key: some SignatureVerifier) -> Bool {
        verifier.accepts(proof, of: leaf, by: key)
    }
}
