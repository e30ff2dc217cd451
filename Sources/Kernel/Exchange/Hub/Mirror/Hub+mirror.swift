package import Journal
package import Store

extension Hub {
    /// The newest checkpoint of a gateway's journal that the city's copy has proved; nil: none yet.
    package func checkpoint(of gateway: String, in snapshot: Snapshot) throws -> String? {
        guard let state = try MirrorRow.find(gateway, in: snapshot), !state.note.isEmpty else { return nil }
        return state.note
    }

    /// A tile of hashes of a gateway's journal, as far as it is proved; nil: there is none.
    ///
    /// Bundles of entries are the gateway's own to give: the city has hashes alone.
    package func tile(_ path: TilePath, of gateway: String, in snapshot: Snapshot) throws -> [UInt8]? {
        guard case .hashes(let level) = path.content, let state = try MirrorRow.find(gateway, in: snapshot) else {
            return nil
        }
        let coordinate = Tile.Coordinate(level: level, index: path.index)
        guard path.width <= coordinate.width(inTreeOf: state.size),
            let hashes = try MirrorTiles.find(coordinate, of: gateway, in: snapshot), hashes.count >= path.width
        else { return nil }
        return hashes.prefix(path.width).flatMap(\.bytes)
    }
}
