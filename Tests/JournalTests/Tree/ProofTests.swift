import Journal
import Testing

@Suite struct ProofTests {
    static let limit = 300
    static let leaves = NaiveTree.leaves(limit)

    @Test func `growing leaf by leaf gives the root of the definition at every size`() {
        var frontier = Frontier()
        for size in 0...Self.limit {
            #expect(frontier.root == NaiveTree.root(Self.leaves[..<size]))
            if size < Self.limit { frontier.append(Self.leaves[size]) }
        }
    }

    @Test func `inclusion proofs are those of the definition and verify, at every size`() throws {
        var held = HeldSubtrees(leaves: Self.leaves)
        for size in Array(1...70) + [127, 128, 129, 255, 256, 257, 300] {
            let root = NaiveTree.root(Self.leaves[..<size])
            for position in 0..<size {
                let proof = try held.inclusionProof(position: Int64(position), size: Int64(size))
                #expect(proof == NaiveTree.path(position, Self.leaves[..<size]))
                #expect(
                    Proofs.isIncluded(
                        Self.leaves[position], at: Int64(position), size: Int64(size), root: root, proof: proof ?? []))
            }
        }
    }

    @Test func `consistency proofs are those of the definition and verify, at every pair of sizes`() throws {
        var held = HeldSubtrees(leaves: Self.leaves)
        for newer in Array(1...70) + [127, 128, 129, 255, 256, 257, 300] {
            let newerRoot = NaiveTree.root(Self.leaves[..<newer])
            for older in 1...newer {
                let proof = try held.consistencyProof(from: Int64(older), to: Int64(newer))
                #expect(proof == NaiveTree.consistency(older, Self.leaves[..<newer]))
                #expect(
                    Proofs.isConsistent(
                        from: Int64(older), root: NaiveTree.root(Self.leaves[..<older]), to: Int64(newer),
                        root: newerRoot, proof: proof ?? []))
            }
        }
    }

    @Test func `a proof with anything changed, added or left out is refused`() throws {
        var held = HeldSubtrees(leaves: Self.leaves)
        let other = TreeHash(leaf: [1, 2, 3])
        for size in [2, 3, 7, 8, 100] as [Int64] {
            let root = try held.root(size: size)
            for position in 0..<size {
                let leaf = Self.leaves[Int(position)]
                let proof = try #require(try held.inclusionProof(position: position, size: size))
                func holds(
                    _ leaf: TreeHash, _ position: Int64, _ size: Int64, _ root: TreeHash, _ proof: [TreeHash]
                ) -> Bool {
                    Proofs.isIncluded(leaf, at: position, size: size, root: root, proof: proof)
                }
                #expect(holds(leaf, position, size, root, proof))
                #expect(!holds(other, position, size, root, proof))
                #expect(!holds(leaf, position, size, other, proof))
                #expect(!holds(leaf, (position + 1) % size, size, root, proof))
                #expect(!holds(leaf, position, size, root, proof + [other]))
                #expect(!holds(leaf, position, size, root, proof.dropLast()))
                for index in proof.indices {
                    var bad = proof
                    bad[index] = other
                    #expect(!holds(leaf, position, size, root, bad))
                }
            }
        }
    }

    @Test func `a consistency proof with anything changed, added or left out is refused`() throws {
        var held = HeldSubtrees(leaves: Self.leaves)
        let other = TreeHash(leaf: [1, 2, 3])
        for (older, newer) in [(1, 2), (3, 7), (4, 8), (6, 8), (50, 100), (64, 100)] as [(Int64, Int64)] {
            let (oldRoot, newRoot) = (try held.root(size: older), try held.root(size: newer))
            let proof = try #require(try held.consistencyProof(from: older, to: newer))
            func holds(_ oldRoot: TreeHash, _ newRoot: TreeHash, _ proof: [TreeHash]) -> Bool {
                Proofs.isConsistent(from: older, root: oldRoot, to: newer, root: newRoot, proof: proof)
            }
            #expect(holds(oldRoot, newRoot, proof))
            #expect(!holds(other, newRoot, proof))
            #expect(!holds(oldRoot, other, proof))
            #expect(!holds(oldRoot, newRoot, proof + [other]))
            #expect(!holds(oldRoot, newRoot, proof.dropLast()))
            for index in proof.indices {
                var bad = proof
                bad[index] = other
                #expect(!holds(oldRoot, newRoot, bad))
            }
        }
    }

    @Test func `positions and sizes out of range have no proof and verify nothing`() throws {
        var held = HeldSubtrees(leaves: Self.leaves)
        #expect(try held.inclusionProof(position: -1, size: 5) == nil)
        #expect(try held.inclusionProof(position: 5, size: 5) == nil)
        #expect(try held.consistencyProof(from: 0, to: 5) == nil)
        #expect(try held.consistencyProof(from: 6, to: 5) == nil)
        let root = TreeHash.empty
        #expect(!Proofs.isIncluded(root, at: .min, size: .max, root: root, proof: []))
        #expect(
            !Proofs.isIncluded(
                root, at: .max - 1, size: .max, root: root, proof: [TreeHash](repeating: root, count: 1_000)))
        #expect(!Proofs.isConsistent(from: .max, root: root, to: .min, root: root, proof: []))
        #expect(Proofs.isConsistent(from: 0, root: .empty, to: 9, root: root, proof: []))
    }
}
