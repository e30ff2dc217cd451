/// Up to 256 hashes of one level of the tree, in which proofs are read and the world keeps its copies
/// (C2SP tlog-tiles).
///
/// A hash at level L stands for a complete subtree of 256^L leaves. What is written in a tile never changes; the
/// last tile of a level grows until it is full.
package struct Tile: Sendable, Hashable {
    /// How many hashes fill a tile.
    package static let width: Int64 = 256
    /// Every height of subtrees that a tile holds: 2^8 = 256.
    package static let height = 8

    /// Which tile it is.
    package struct Coordinate: Sendable, Hashable {
        /// 0 for leaves, 1 for hashes over 256 of them, and so on; at most 7 for 63 bits of leaves.
        package let level: Int
        /// Which of its level, from 0 at the left.
        package let index: Int64

        /// A tile by level and index.
        package init(level: Int, index: Int64) {
            self.level = level
            self.index = index
        }

        /// How many hashes the tile has in a tree of `size` leaves: 0 (none such) to 256.
        package func width(inTreeOf size: Int64) -> Int {
            guard level >= 0, level <= 7, index >= 0 else { return 0 }
            let hashes = size >> Int64(level * Tile.height)
            let start = index.multipliedReportingOverflow(by: Tile.width)
            guard !start.overflow, start.partialValue < hashes else { return 0 }
            return Int(min(Tile.width, hashes - start.partialValue))
        }
    }

    /// Which tile it is.
    package let coordinate: Coordinate
    /// Its hashes from the left, 1–256.
    package let hashes: [TreeHash]

    /// The hashes one after another, 32 bytes each: what is stored and served.
    package var bytes: [UInt8] {
        hashes.flatMap(\.bytes)
    }

    /// The hashes in stored bytes, or nil where those are no whole number of 1–256 hashes.
    package static func hashes(in bytes: [UInt8]) -> [TreeHash]? {
        guard !bytes.isEmpty, bytes.count % TreeHash.byteCount == 0, bytes.count <= 256 * TreeHash.byteCount else {
            return nil
        }
        return stride(from: 0, to: bytes.count, by: TreeHash.byteCount)
            .compactMap { TreeHash(bytes[$0..<$0 + TreeHash.byteCount]) }
    }
}
