/// The right edge of a growing tree: one hash per complete subtree, largest first.
///
/// It is all that appending needs. Appending costs one node hash on average, the root one per bit of the size that is set.
package struct Frontier: Sendable, Hashable {
    /// How many leaves the tree has.
    package private(set) var size: Int64
    private var peaks: [TreeHash]

    /// The empty tree.
    package init() {
        size = 0
        peaks = []
    }

    /// A tree of `size` leaves with these complete subtrees, largest first: one for each bit of the size that is set.
    package init?(size: Int64, peaks: [TreeHash]) {
        guard size >= 0, size.nonzeroBitCount == peaks.count else { return nil }
        self.size = size
        self.peaks = peaks
    }

    /// Adds a leaf; `complete` hears of the leaf and of every subtree that it completes, with its height, lowest first.
    package mutating func append(_ leaf: TreeHash, complete: (_ height: Int, TreeHash) -> Void = { _, _ in }) {
        var hash = leaf
        complete(0, hash)
        for height in 0..<size.trailingOneBitCount {
            hash = TreeHash(peaks.removeLast(), hash)
            complete(height + 1, hash)
        }
        peaks.append(hash)
        size += 1
    }

    /// The root of the tree (RFC 6962 section 2.1).
    package var root: TreeHash {
        guard let last = peaks.last else { return .empty }
        return peaks.dropLast().reversed().reduce(last) { TreeHash($1, $0) }
    }
}

extension Int64 {
    fileprivate var trailingOneBitCount: Int { (~self).trailingZeroBitCount }
}
