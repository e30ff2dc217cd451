import Journal

extension LogReader {
    /// The hashes of the leaves from a position on, 32 bytes each one after another, at most `limit` of them.
    package func leafHashes(from position: Int64, limit: Int) throws -> [UInt8] {
        var bytes: [UInt8] = []
        var next = max(0, position)
        let end = min(size, next + Int64(limit))
        while next < end {
            let (index, skipped) = (next / 256, Int(next % 256))
            let width = Int(min(256, end - index * 256))
            guard let path = TilePath(.hashes(level: 0), index: index, width: width), let tile = try tile(path) else {
                break
            }
            bytes += tile.dropFirst(skipped * TreeHash.byteCount)
            next = index * 256 + Int64(width)
        }
        return bytes
    }
}
