import Standards
import Store

/// The row of the head.
struct StoredHead {
    let epoch: Int64
    let size: Int64
    let root: TreeHash
    let sealedAt: Instant?
    let version: Int64
    let holder: String?
    let heldUntil: Instant?

    init(in snapshot: Snapshot) throws {
        let found = try snapshot.first(
            "SELECT epoch, size, root, sealed_at, version, holder, held_until FROM journal_head WHERE slot = 1"
        ) { row in
            guard let root = TreeHash(try row.blob(2)) else { throw JournalError.damaged("the head has no root") }
            return StoredHead(
                epoch: try row.integer(0), size: try row.integer(1), root: root,
                sealedAt: try row.optionalInstant(3), version: try row.integer(4), holder: try row.optionalText(5),
                heldUntil: try row.optionalInstant(6))
        }
        guard let found else { throw JournalError.damaged("there is no head") }
        self = found
    }

    private init(
        epoch: Int64, size: Int64, root: TreeHash, sealedAt: Instant?, version: Int64, holder: String?,
        heldUntil: Instant?
    ) {
        self.epoch = epoch
        self.size = size
        self.root = root
        self.sealedAt = sealedAt
        self.version = version
        self.holder = holder
        self.heldUntil = heldUntil
    }

    /// Compare and swap: whether nobody changed the head since it was read.
    ///
    /// If so, it is locked until the end.
    func claim(in transaction: Transaction) throws -> Bool {
        try transaction.execute(
            "UPDATE journal_head SET version = version + 1 WHERE slot = 1 AND version = ?", [.integer(version)]) == 1
    }
}

/// The rows of the tiles.
enum StoredTiles {
    static func hashes(of coordinate: Tile.Coordinate, in snapshot: Snapshot) throws -> [TreeHash]? {
        try bytes(of: coordinate, in: snapshot).flatMap(Tile.hashes(in:))
    }

    static func bytes(of coordinate: Tile.Coordinate, in snapshot: Snapshot) throws -> [UInt8]? {
        try snapshot.first(
            "SELECT hashes FROM journal_tile WHERE level = ? AND number = ?",
            [.integer(Int64(coordinate.level)), .integer(coordinate.index)]
        ) { try $0.blob(0) }
    }

    static func put(_ tile: Tile, in transaction: Transaction) throws {
        try transaction.execute(
            """
            INSERT INTO journal_tile (level, number, hashes) VALUES (?, ?, ?)
            ON CONFLICT (level, number) DO UPDATE SET hashes = excluded.hashes
            """,
            [.integer(Int64(tile.coordinate.level)), .integer(tile.coordinate.index), .blob(tile.bytes)])
    }
}
