/// A tree that grows by leaves and says which tiles changed; of what is there already it needs the right edge alone.
struct TileTree {
    private(set) var frontier: Frontier
    private var edge: [[TreeHash]]
    private var full: [Tile] = []
    private let start: Int64

    /// A tree of `size` leaves whose unfinished tiles `edgeTile` gives by level; nil where they do not fit the size.
    init?(size: Int64, edgeTile: (Tile.Coordinate) throws -> [TreeHash]?) rethrows {
        var edge: [[TreeHash]] = []
        var level = 0
        while size >> Int64(level * Tile.height) > 0 {
            let count = Int(size >> Int64(level * Tile.height) & (Tile.width - 1))
            let index = level < 7 ? size >> Int64((level + 1) * Tile.height) : 0
            let hashes = count == 0 ? [] : try edgeTile(.init(level: level, index: index)) ?? []
            guard hashes.count >= count else { return nil }
            edge.append(Array(hashes.prefix(count)))
            level += 1
        }
        guard let frontier = Frontier(size: size, peaks: Self.peaks(of: edge)) else { return nil }
        self.edge = edge
        self.frontier = frontier
        self.start = size
    }

    /// Adds a leaf.
    mutating func append(_ leaf: TreeHash) {
        var completed: [(level: Int, hash: TreeHash)] = []
        let position = frontier.size
        frontier.append(leaf) { height, hash in
            if height % Tile.height == 0 { completed.append((height / Tile.height, hash)) }
        }
        for (level, hash) in completed { push(hash, level: level, position: position) }
    }

    /// The tiles that are new or have grown since the tree was taken up, full ones first.
    var changedTiles: [Tile] {
        var tiles = full
        for (level, hashes) in edge.enumerated() where !hashes.isEmpty {
            let covered = Int64(level * Tile.height)
            guard frontier.size >> covered > start >> covered else { continue }
            let index = level < 7 ? frontier.size >> (covered + Int64(Tile.height)) : 0
            tiles.append(Tile(coordinate: .init(level: level, index: index), hashes: hashes))
        }
        return tiles
    }

    private mutating func push(_ hash: TreeHash, level: Int, position: Int64) {
        if edge.count == level { edge.append([]) }
        edge[level].append(hash)
        guard edge[level].count == Int(Tile.width) else { return }
        let index = position >> Int64((level + 1) * Tile.height)
        full.append(Tile(coordinate: .init(level: level, index: index), hashes: edge[level]))
        edge[level] = []
    }

    /// One hash per complete subtree, largest first: each level's hashes fall into runs of powers of two.
    private static func peaks(of edge: [[TreeHash]]) -> [TreeHash] {
        var peaks: [TreeHash] = []
        for hashes in edge.reversed() {
            var rest = hashes[...]
            for bit in stride(from: Tile.height - 1, through: 0, by: -1) where hashes.count >> bit & 1 == 1 {
                peaks.append(fold(rest.prefix(1 << bit)))
                rest = rest.dropFirst(1 << bit)
            }
        }
        return peaks
    }

    /// The root over 2^n hashes.
    static func fold(_ hashes: some Collection<TreeHash>) -> TreeHash {
        var level = Array(hashes)
        while level.count > 1 {
            level = stride(from: 0, to: level.count - 1, by: 2).map { TreeHash(level[$0], level[$0 + 1]) }
        }
        return level.first ?? .empty
    }
}
