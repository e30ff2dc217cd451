/// Complete subtrees read from tiles: at most two tiles per level for any proof, each fetched once.
package struct TiledSubtrees: Subtrees {
    /// A tile that is not there, or is shorter than the tree says.
    package struct MissingTile: Error {
        /// Which one.
        package let coordinate: Tile.Coordinate
    }

    private let fetch: (Tile.Coordinate) throws -> [TreeHash]?
    private var held: [Tile.Coordinate: [TreeHash]] = [:]

    /// Subtrees over the tiles that `fetch` answers with.
    package init(_ fetch: @escaping (Tile.Coordinate) throws -> [TreeHash]?) {
        self.fetch = fetch
    }

    package mutating func hash(height: Int, index: Int64) throws -> TreeHash {
        let level = height / Tile.height
        let inside = height % Tile.height
        let first = index << Int64(inside)
        let coordinate = Tile.Coordinate(level: level, index: first / Tile.width)
        let hashes = try tile(coordinate)
        let offset = Int(first % Tile.width)
        guard offset + 1 << inside <= hashes.count else { throw MissingTile(coordinate: coordinate) }
        return TileTree.fold(hashes[offset..<offset + 1 << inside])
    }

    private mutating func tile(_ coordinate: Tile.Coordinate) throws -> [TreeHash] {
        if let hashes = held[coordinate] { return hashes }
        guard let hashes = try fetch(coordinate) else { throw MissingTile(coordinate: coordinate) }
        held[coordinate] = hashes
        return hashes
    }
}
