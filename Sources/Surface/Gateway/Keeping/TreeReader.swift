import Exchange
import Journal
import Trust

/// Reads the tree of the log: tiles, roots and proofs.
struct TreeReader: Sendable {
    private let folder: LogFolder
    private let suite: Suite

    init(_ folder: LogFolder, suite: Suite) {
        self.folder = folder
        self.suite = suite
    }

    /// The 32 bytes of positions, as many as there are of those asked for.
    func commitments(from position: Int64, count: Int) throws(KeeperError) -> [[UInt8]] {
        let bytes = try LogFiles.read(folder.commitments, from: position * 32, limit: count * 32)
        return stride(from: 0, to: bytes.count - 31, by: 32).map { Array(bytes[$0..<$0 + 32]) }
    }

    /// The hashes of a tile in the tree of `size` positions; nil where the files do not hold them all.
    func hashes(of tile: Tile.Coordinate, size: Int64) throws(KeeperError) -> [TreeHash]? {
        let width = tile.width(inTreeOf: size)
        guard width > 0 else { return nil }
        let start = tile.index * Tile.width
        let hashes: [TreeHash]
        if tile.level == 0 {
            hashes = try commitments(from: start, count: width).map { RecordDigest.leafHash($0, suite: suite) }
        } else {
            let bytes = try LogFiles.read(folder.level(tile.level), from: start * 32, limit: width * 32)
            hashes = Tile.hashes(in: bytes) ?? []
        }
        return hashes.count == width ? hashes : nil
    }

    /// The complete subtrees of the tree of `size` positions.
    func subtrees(_ size: Int64) -> TiledSubtrees {
        TiledSubtrees { try hashes(of: $0, size: size) }
    }

    /// The right edge of the tree of `size` positions; nil where the files do not hold it.
    func frontier(_ size: Int64) -> Frontier? {
        var subtrees = subtrees(size)
        var peaks: [TreeHash] = []
        for bit in stride(from: Int64(62), through: 0, by: -1) where size >> bit & 1 == 1 {
            guard let peak = try? subtrees.hash(height: Int(bit), index: (size >> bit) - 1) else { return nil }
            peaks.append(peak)
        }
        return Frontier(size: size, peaks: peaks)
    }

    /// The root of the tree of `size` positions; nil where the files do not hold it.
    func root(_ size: Int64) -> TreeHash? { frontier(size)?.root }
}
