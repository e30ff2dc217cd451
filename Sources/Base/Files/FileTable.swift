import Standards
import Store

/// The rows about files and about what each owner uses.
enum FileTable {
    static let migrations = [
        Migration(module: "files", version: 1, name: "files and usage") { editor in
            try editor.create(
                Table(
                    "file",
                    columns: [
                        Column("id", .text), Column("sha256", .text), Column("size", .integer), Column("name", .text),
                        Column("media_type", .text), Column("owner", .text), Column("stored_at", .integer),
                        Column("retain_until", .integer, nullable: true),
                    ],
                    primaryKey: ["id"]))
            try editor.create(Index("file_sha256", on: "file", columns: ["sha256"]))
            try editor.create(Index("file_retain_until", on: "file", columns: ["retain_until"]))
            try editor.create(
                Table(
                    "file_usage",
                    columns: [Column("owner", .text), Column("bytes", .integer), Column("files", .integer)],
                    primaryKey: ["owner"]))
        }
    ]

    private static let columns = "id, sha256, size, name, media_type, owner, stored_at, retain_until"

    static func insert(_ file: StoredFile, in transaction: Transaction) throws {
        try transaction.execute(
            "INSERT INTO file (\(columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                .text(file.id.rawValue), .text(file.sha256), .integer(file.size), .text(file.name),
                .text(file.mediaType), .text(file.owner), .integer(file.storedAt.microseconds),
                file.retainUntil.map { .integer(Int64($0.ordinal)) } ?? .null,
            ])
    }

    static func file(_ id: ID<File>, in snapshot: Snapshot) throws -> StoredFile? {
        try snapshot.first("SELECT \(columns) FROM file WHERE id = ?", [.text(id.rawValue)], decode)
    }

    static func all(after id: String, limit: Int, in snapshot: Snapshot) throws -> [StoredFile] {
        try snapshot.query(
            "SELECT \(columns) FROM file WHERE id > ? ORDER BY id LIMIT ?", [.text(id), .integer(Int64(limit))], decode)
    }

    static func expired(on day: Day, limit: Int, in snapshot: Snapshot) throws -> [StoredFile] {
        try snapshot.query(
            "SELECT \(columns) FROM file WHERE retain_until < ? ORDER BY retain_until LIMIT ?",
            [.integer(Int64(day.ordinal)), .integer(Int64(limit))], decode)
    }

    /// Adds to what an owner and the city (owner "") use, and says what they use then.
    static func charge(_ owner: String, bytes: Int64, files: Int64, in transaction: Transaction) throws -> Int64 {
        try transaction.execute(
            """
            INSERT INTO file_usage (owner, bytes, files) VALUES (?, ?, ?)
            ON CONFLICT (owner) DO UPDATE SET bytes = file_usage.bytes + ?, files = file_usage.files + ?
            """,
            [.text(owner), .integer(bytes), .integer(files), .integer(bytes), .integer(files)])
        return try transaction.first("SELECT bytes FROM file_usage WHERE owner = ?", [.text(owner)]) {
            try $0.integer(0)
        } ?? 0
    }

    static func delete(_ id: ID<File>, in transaction: Transaction) throws {
        try transaction.execute("DELETE FROM file WHERE id = ?", [.text(id.rawValue)])
    }

    static func isUsed(_ sha256: String, in snapshot: Snapshot) throws -> Bool {
        try snapshot.first("SELECT 1 FROM file WHERE sha256 = ? LIMIT 1", [.text(sha256)]) { _ in true } ?? false
    }

    /// What an owner uses.
    struct Usage: Sendable, Hashable {
        let owner: String
        var bytes: Int64 = 0
        var files: Int64 = 0
    }

    static func usage(_ row: Row) throws -> Usage {
        Usage(owner: try row.text(0), bytes: try row.integer(1), files: try row.integer(2))
    }

    private static func decode(_ row: Row) throws -> StoredFile {
        StoredFile(
            id: ID(rawValue: try row.text(0)), sha256: try row.text(1), size: try row.integer(2),
            name: try row.text(3), mediaType: try row.text(4), owner: try row.text(5),
            storedAt: Instant(microseconds: try row.integer(6)),
            retainUntil: try row.optionalInteger(7).flatMap { Day(ordinal: $0) })
    }
}
