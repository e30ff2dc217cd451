package import Store
package import Trust

extension Journal {
    /// The key that verifies checkpoints of an epoch; its name is the origin.
    package func verifierKey(epoch: Int64) throws -> VerifierKey {
        try NamedKey(key, name: origin.line(epoch: epoch)).verifier
    }

    /// The newest checkpoint, as a signed note.
    ///
    /// It was signed and stored when the tree was sealed, so that it never changes. Nil before the first seal.
    package func checkpoint(in snapshot: Snapshot) throws -> String? {
        try snapshot.first("SELECT checkpoint FROM journal_seal ORDER BY size DESC LIMIT 1") { try $0.text(0) }
    }

    /// The checkpoint of a size, as a signed note; nil where the tree was never sealed at this size.
    package func checkpoint(size: Int64, in snapshot: Snapshot) throws -> String? {
        try snapshot.first("SELECT checkpoint FROM journal_seal WHERE size = ?", [.integer(size)]) { try $0.text(0) }
    }

    /// The bytes that a path of tlog-tiles names; nil where the tree does not hold them, or not yet.
    package func tile(_ path: TilePath, in snapshot: Snapshot) throws -> [UInt8]? {
        switch path.content {
        case .hashes(let level): try tile(level: level, index: path.index, width: path.width, in: snapshot)
        case .entries: try entryBundle(index: path.index, width: path.width, in: snapshot)
        }
    }

    /// The first `width` (1–256) hashes of a tile, 32 bytes each; nil where the tree does not hold so many.
    package func tile(level: Int, index: Int64, width: Int, in snapshot: Snapshot) throws -> [UInt8]? {
        let coordinate = Tile.Coordinate(level: level, index: index)
        let size = try StoredHead(in: snapshot).size
        guard (1...256).contains(width), width <= coordinate.width(inTreeOf: size) else { return nil }
        let bytes = try StoredTiles.bytes(of: coordinate, in: snapshot) ?? []
        guard bytes.count >= width * TreeHash.byteCount else {
            throw JournalError.damaged("tile \(index) of level \(level) is short")
        }
        return Array(bytes.prefix(width * TreeHash.byteCount))
    }

    /// The leaf data of `width` (1–256) entries from `index` · 256 on, each with its length in two bytes, big-endian.
    package func entryBundle(index: Int64, width: Int, in snapshot: Snapshot) throws -> [UInt8]? {
        let size = try StoredHead(in: snapshot).size
        guard (1...256).contains(width), width <= Tile.Coordinate(level: 0, index: index).width(inTreeOf: size) else {
            return nil
        }
        let start = index * Tile.width
        let leaves = try snapshot.query(
            "SELECT leaf FROM journal_entry WHERE position >= ? AND position < ? ORDER BY position",
            [.integer(start), .integer(start + Int64(width))]
        ) { try $0.blob(0) }
        guard leaves.count == width, leaves.allSatisfy({ $0.count <= Int(UInt16.max) }) else {
            throw JournalError.damaged("entries from \(start) on are missing")
        }
        return leaves.flatMap { [UInt8(truncatingIfNeeded: $0.count >> 8), UInt8(truncatingIfNeeded: $0.count)] + $0 }
    }

    /// The proof that the entry at `position` is in the tree of `size`; nil where the tree is smaller.
    package func inclusionProof(position: Int64, size: Int64, in snapshot: Snapshot) throws -> [TreeHash]? {
        guard size <= (try StoredHead(in: snapshot).size) else { return nil }
        return try prove(in: snapshot) { try $0.inclusionProof(position: position, size: size) }
    }

    /// The proof that the tree of size `newer` begins with that of `older`; nil outside 1 ≤ older ≤ newer ≤ head.
    package func consistencyProof(from older: Int64, to newer: Int64, in snapshot: Snapshot) throws -> [TreeHash]? {
        guard newer <= (try StoredHead(in: snapshot).size) else { return nil }
        return try prove(in: snapshot) { try $0.consistencyProof(from: older, to: newer) }
    }

    private func prove<Proof>(
        in snapshot: Snapshot, _ make: (inout TiledSubtrees) throws -> Proof
    ) throws -> Proof {
        var subtrees = TiledSubtrees { try StoredTiles.hashes(of: $0, in: snapshot) }
        do {
            return try make(&subtrees)
        } catch let missing as TiledSubtrees.MissingTile {
            let tile = missing.coordinate
            throw JournalError.damaged("tile \(tile.index) of level \(tile.level) is missing or short")
        }
    }
}
