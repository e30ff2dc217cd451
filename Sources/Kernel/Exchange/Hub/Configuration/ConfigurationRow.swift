import Standards
import Store

/// The row of what a gateway was told last.
struct ConfigurationRow: Sendable {
    let gateway: String
    /// Of what it was made: as long as this stays, so does the configuration.
    let stamp: String
    let serial: Int64
    /// Of everything in it but serial and times.
    let digest: String
    let issuedAt: Instant
    let document: [UInt8]

    var etag: String { "\"\(serial)-\(issuedAt.microseconds)\"" }

    static func find(_ gateway: String, in snapshot: Snapshot) throws -> ConfigurationRow? {
        try snapshot.first(
            "SELECT stamp, serial, digest, issued_at, document FROM hub_configuration WHERE gateway = ?",
            [.text(gateway)]
        ) { row in
            ConfigurationRow(
                gateway: gateway, stamp: try row.text(0), serial: try row.integer(1), digest: try row.text(2),
                issuedAt: try row.instant(3), document: try row.blob(4))
        }
    }

    /// What every gateway was told last, without the documents.
    static func told(in snapshot: Snapshot) throws -> [String: ToldConfiguration] {
        Dictionary(
            try snapshot.query("SELECT gateway, serial, issued_at FROM hub_configuration LIMIT 1000") { row in
                (
                    try row.text(0),
                    ToldConfiguration(serial: try row.integer(1), issuedAt: try row.instant(2))
                )
            }, uniquingKeysWith: { first, _ in first })
    }

    /// The serial that a gateway was told last; 0: none.
    static func serial(of gateway: String, in snapshot: Snapshot) throws -> Int64 {
        try snapshot.first("SELECT serial FROM hub_configuration WHERE gateway = ?", [.text(gateway)]) {
            try $0.integer(0)
        } ?? 0
    }

    func save(in transaction: Transaction) throws {
        try transaction.execute(
            """
            INSERT INTO hub_configuration (gateway, stamp, serial, digest, issued_at, document)
            VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (gateway) DO UPDATE SET stamp = excluded.stamp, serial = excluded.serial,
            digest = excluded.digest, issued_at = excluded.issued_at, document = excluded.document
            """,
            [
                .text(gateway), .text(stamp), .integer(serial), .text(digest), SQLValue(issuedAt), .blob(document),
            ])
    }
}
