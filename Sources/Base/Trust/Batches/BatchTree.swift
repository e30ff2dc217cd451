/// The Merkle tree of a batch (RFC 6962 section 2.1): from the leaves up, an odd last node rises as it is.
struct BatchTree {
    /// All nodes, floor by floor, the leaves first and the root last.
    private var nodes: [Hash32]
    /// How many nodes each floor has.
    private var floors: [Int]

    /// A tree over at least one leaf.
    init(_ leaves: [BatchLeaf]) {
        nodes = leaves.map(\.hash)
        nodes.reserveCapacity(2 * leaves.count + 8)
        floors = [leaves.count]
        var (start, width) = (0, leaves.count)
        while width > 1 {
            for index in stride(from: start, to: start + width - 1, by: 2) {
                nodes.append(Hash32(left: nodes[index], right: nodes[index + 1]))
            }
            if width % 2 == 1 { nodes.append(nodes[start + width - 1]) }
            start += width
            width = (width + 1) / 2
            floors.append(width)
        }
    }

    /// The root; nil for a tree without leaves.
    var root: Hash32? { nodes.last }

    /// The neighbours on the way from a leaf to the root (RFC 6962 section 2.1.1).
    func path(of leaf: Int) -> [Hash32] {
        var path: [Hash32] = []
        path.reserveCapacity(floors.count - 1)
        var (index, start) = (leaf, 0)
        for width in floors.dropLast() {
            if index ^ 1 < width { path.append(nodes[start + (index ^ 1)]) }
            start += width
            index /= 2
        }
        return path
    }

    /// How many hashes the path of a leaf has: the same for everybody, so that a proof has one length.
    static func pathLength(of leaf: Int, among count: Int) -> Int {
        var (index, width, length) = (leaf, count, 0)
        while width > 1 {
            if index ^ 1 < width { length += 1 }
            index /= 2
            width = (width + 1) / 2
        }
        return length
    }

    /// The root that a leaf and its path lead to; nil where the path is not as long as it must be.
    static func root(from hash: Hash32, at leaf: Int, among count: Int, by path: [Hash32]) -> Hash32? {
        var (index, width, node, rest) = (leaf, count, hash, path[...])
        while width > 1 {
            if index ^ 1 < width {
                guard let neighbour = rest.popFirst() else { return nil }
                node = index % 2 == 0 ? Hash32(left: node, right: neighbour) : Hash32(left: neighbour, right: node)
            }
            index /= 2
            width = (width + 1) / 2
        }
        return rest.isEmpty ? node : nil
    }
}
