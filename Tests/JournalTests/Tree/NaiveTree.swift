import Journal

/// The tree of RFC 6962 section 2.1 written down as the definition says it: slow and obviously right.
enum NaiveTree {
    static func leaves(_ count: Int) -> [TreeHash] {
        (0..<count).map { TreeHash(leaf: Array("leaf \($0)".utf8)) }
    }

    static func root(_ leaves: ArraySlice<TreeHash>) -> TreeHash {
        guard let first = leaves.first else { return .empty }
        guard leaves.count > 1 else { return first }
        let middle = leaves.startIndex + split(leaves.count)
        return TreeHash(root(leaves[..<middle]), root(leaves[middle...]))
    }

    static func path(_ position: Int, _ leaves: ArraySlice<TreeHash>) -> [TreeHash] {
        guard leaves.count > 1 else { return [] }
        let middle = split(leaves.count)
        let (left, right) = (leaves.prefix(middle), leaves.dropFirst(middle))
        return position < middle
            ? path(position, left) + [root(right)] : path(position - middle, right) + [root(left)]
    }

    static func consistency(_ older: Int, _ leaves: ArraySlice<TreeHash>, isWhole: Bool = true) -> [TreeHash] {
        guard older < leaves.count else { return isWhole ? [] : [root(leaves)] }
        let middle = split(leaves.count)
        let (left, right) = (leaves.prefix(middle), leaves.dropFirst(middle))
        return older <= middle
            ? consistency(older, left, isWhole: isWhole) + [root(right)]
            : consistency(older - middle, right, isWhole: false) + [root(left)]
    }

    private static func split(_ count: Int) -> Int {
        var power = 1
        while power * 2 < count { power *= 2 }
        return power
    }
}

/// Complete subtrees computed from leaves held in memory.
struct HeldSubtrees: Subtrees {
    let leaves: [TreeHash]

    func hash(height: Int, index: Int64) throws -> TreeHash {
        let width = 1 << height
        return NaiveTree.root(leaves[(Int(index) * width)..<((Int(index) + 1) * width)])
    }
}
