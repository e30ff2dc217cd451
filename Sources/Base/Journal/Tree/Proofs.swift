/// Checks proofs without the tree, as RFC 9162 sections 2.1.3.2 and 2.1.4.2 tell.
package enum Proofs {
    /// The longest proof that any tree of 63 bits of leaves needs.
    private static let lengthLimit = 128

    /// Whether `proof` shows that `leaf` is at `position` in the tree of `size` leaves with `root`.
    package static func isIncluded(
        _ leaf: TreeHash, at position: Int64, size: Int64, root: TreeHash, proof: [TreeHash]
    ) -> Bool {
        guard position >= 0, position < size, proof.count <= lengthLimit else { return false }
        var node = position
        var last = size - 1
        var hash = leaf
        for other in proof {
            guard last != 0 else { return false }
            if node & 1 == 1 || node == last {
                hash = TreeHash(other, hash)
                while node & 1 == 0, node != 0 {
                    node >>= 1
                    last >>= 1
                }
            } else {
                hash = TreeHash(hash, other)
            }
            node >>= 1
            last >>= 1
        }
        return last == 0 && hash == root
    }

    /// Whether `proof` shows that the tree of `newer` leaves begins with the tree of `older`.
    ///
    /// Every tree begins with the empty one; that needs no proof and takes none.
    package static func isConsistent(
        from older: Int64, root olderRoot: TreeHash, to newer: Int64, root newerRoot: TreeHash, proof: [TreeHash]
    ) -> Bool {
        guard older >= 0, older <= newer, proof.count <= lengthLimit else { return false }
        if older == newer { return proof.isEmpty && olderRoot == newerRoot }
        if older == 0 { return proof.isEmpty && olderRoot == .empty }
        // A complete older tree is the first node of the proof, left out because the verifier knows it.
        var path = (older & (older - 1) == 0 ? [olderRoot] : []) + proof
        guard !path.isEmpty else { return false }
        let first = path.removeFirst()
        var (node, last) = (older - 1, newer - 1)
        while node & 1 == 1 {
            node >>= 1
            last >>= 1
        }
        var (old, new) = (first, first)
        for other in path {
            guard last != 0 else { return false }
            if node & 1 == 1 || node == last {
                old = TreeHash(other, old)
                new = TreeHash(other, new)
                while node & 1 == 0, node != 0 {
                    node >>= 1
                    last >>= 1
                }
            } else {
                new = TreeHash(new, other)
            }
            node >>= 1
            last >>= 1
        }
        return last == 0 && old == olderRoot && new == newerRoot
    }
}
