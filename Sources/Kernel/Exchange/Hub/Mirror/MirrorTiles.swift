import Journal
import Standards
import Store

/// The tiles of a gateway's journal, grown leaf by leaf from what is stored.
struct MirrorTiles {
    let gateway: String
    let transaction: Transaction
    private var held: [Tile.Coordinate: [TreeHash]] = [:]
    private var changed: Set<Tile.Coordinate> = []

    init(gateway: String, transaction: Transaction) {
        self.gateway = gateway
        self.transaction = transaction
    }

    /// Adds the leaf at a position, and to the level above whatever it completes.
    mutating func append(_ leaf: TreeHash, at position: Int64) throws {
        var (hash, index, level) = (leaf, position, 0)
        while level <= 7 {
            let coordinate = Tile.Coordinate(level: level, index: index / Tile.width)
            var hashes = try tile(coordinate)
            // What was sent again after a crash is written over, never beside.
            hashes = Array(hashes.prefix(Int(index % Tile.width))) + [hash]
            held[coordinate] = hashes
            changed.insert(coordinate)
            guard hashes.count == Int(Tile.width) else { return }
            hash = Self.root(of: hashes)
            index /= Tile.width
            level += 1
        }
    }

    /// Writes what has changed.
    mutating func save() throws {
        for coordinate in changed {
            guard let hashes = held[coordinate] else { continue }
            try transaction.execute(
                """
                INSERT INTO hub_tile (gateway, level, number, hashes) VALUES (?, ?, ?, ?)
                ON CONFLICT (gateway, level, number) DO UPDATE SET hashes = excluded.hashes
                """,
                [
                    .text(gateway), SQLValue(coordinate.level), .integer(coordinate.index),
                    .blob(hashes.flatMap(\.bytes)),
                ])
        }
        changed = []
    }

    /// The root over the first `size` leaves; nil where a tile is missing.
    mutating func root(size: Int64) throws -> TreeHash? {
        try save()
        let (gateway, transaction) = (gateway, transaction)
        var subtrees = TiledSubtrees { try Self.find($0, of: gateway, in: transaction) }
        do {
            return try subtrees.root(size: size)
        } catch is TiledSubtrees.MissingTile {
            return nil
        }
    }

    static func find(_ coordinate: Tile.Coordinate, of gateway: String, in snapshot: Snapshot) throws -> [TreeHash]? {
        try snapshot.first(
            "SELECT hashes FROM hub_tile WHERE gateway = ? AND level = ? AND number = ?",
            [.text(gateway), SQLValue(coordinate.level), .integer(coordinate.index)]
        ) { Tile.hashes(in: try $0.blob(0)) }.flatMap(\.self)
    }

    private mutating func tile(_ coordinate: Tile.Coordinate) throws -> [TreeHash] {
        if let hashes = held[coordinate] { return hashes }
        return try Self.find(coordinate, of: gateway, in: transaction) ?? []
    }

    private static func root(of hashes: [TreeHash]) -> TreeHash {
        var level = hashes
        while level.count > 1 {
            level = stride(from: 0, to: level.count - 1, by: 2).map { TreeHash(level[$0], level[$0 + 1]) }
        }
        return level.first ?? .empty
    }
}
