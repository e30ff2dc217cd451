/// A tree that is stored somewhere: it can tell the hash of any complete subtree.
package protocol Subtrees {
    /// The hash over the leaves `index << height` up to, not including, `(index + 1) << height`.
    mutating func hash(height: Int, index: Int64) throws -> TreeHash
}

extension Subtrees {
    /// The root over the leaves of `range`, whose start is a multiple of the largest complete subtree in it.
    mutating func root(of range: Range<Int64>) throws -> TreeHash {
        guard !range.isEmpty else { return .empty }
        let count = Int64(range.count)
        if count.nonzeroBitCount == 1 {
            let height = count.trailingZeroBitCount
            return try hash(height: height, index: range.lowerBound >> Int64(height))
        }
        let middle = range.lowerBound + Self.split(count)
        let left = try root(of: range.lowerBound..<middle)
        return TreeHash(left, try root(of: middle..<range.upperBound))
    }

    /// The root over the first `size` leaves.
    package mutating func root(size: Int64) throws -> TreeHash {
        try root(of: 0..<size)
    }

    /// The proof that leaf `position` is in the tree of `size` leaves (RFC 9162 section 2.1.3.1), lowest hash first.
    ///
    /// Nil where the tree has no such leaf.
    package mutating func inclusionProof(position: Int64, size: Int64) throws -> [TreeHash]? {
        guard position >= 0, position < size else { return nil }
        var range = 0..<size
        var path: [TreeHash] = []
        while range.count > 1 {
            let middle = range.lowerBound + Self.split(Int64(range.count))
            let (inside, outside) =
                position < middle
                ? (range.lowerBound..<middle, middle..<range.upperBound)
                : (middle..<range.upperBound, range.lowerBound..<middle)
            path.append(try root(of: outside))
            range = inside
        }
        return path.reversed()
    }

    /// The proof that the tree of `newer` leaves begins with that of `older` (RFC 9162 section 2.1.4.1).
    ///
    /// Nil where `older` is below 1 or above `newer`; empty where both are the same.
    package mutating func consistencyProof(from older: Int64, to newer: Int64) throws -> [TreeHash]? {
        guard older >= 1, older <= newer else { return nil }
        var range = 0..<newer
        var path: [TreeHash] = []
        while older < range.upperBound {
            let middle = range.lowerBound + Self.split(Int64(range.count))
            if older <= middle {
                path.append(try root(of: middle..<range.upperBound))
                range = range.lowerBound..<middle
            } else {
                path.append(try root(of: range.lowerBound..<middle))
                range = middle..<range.upperBound
            }
        }
        // The older tree itself is left out where it is a complete subtree at the left edge: the verifier has its root.
        if range.lowerBound > 0 { path.append(try root(of: range)) }
        return path.reversed()
    }

    /// The largest power of two below `count`, which is at least 2.
    private static func split(_ count: Int64) -> Int64 {
        1 << Int64(Int64.bitWidth - 1 - (count - 1).leadingZeroBitCount)
    }
}
