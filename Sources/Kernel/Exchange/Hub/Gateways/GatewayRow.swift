import Standards
import Store

/// The rows of gateways, members, systems and certificates.
enum GatewayRow {
    static func find(_ id: String, in snapshot: Snapshot) throws -> GatewayRecord? {
        try snapshot.first("SELECT content FROM hub_gateway WHERE id = ?", [.text(id)]) {
            try JSONText.value(try $0.text(0))
        }
    }

    /// All of them, by id: a city has tens.
    static func all(in snapshot: Snapshot) throws -> [GatewayRecord] {
        try snapshot.query("SELECT content FROM hub_gateway ORDER BY id LIMIT 1000") {
            try JSONText.value(try $0.text(0))
        }
    }

    static func save(_ gateway: GatewayRecord, event: String, in transaction: Transaction) throws {
        try transaction.execute(
            """
            INSERT INTO hub_gateway (id, state, content, revision, event) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET state = excluded.state, content = excluded.content,
            revision = excluded.revision, event = excluded.event
            """,
            [
                .text(gateway.id), .text(gateway.state.rawValue), .text(try JSONText.of(gateway)),
                .integer(gateway.revision), .text(event),
            ])
    }
}

/// The rows of members and their systems.
enum MemberRow {
    /// A member, with the gateway behind which it stands.
    struct Placed: Sendable, Hashable {
        let entry: MemberEntry
        let gateway: String
    }

    static func all(_ instance: String, in snapshot: Snapshot) throws -> [Placed] {
        try snapshot.query("SELECT code, class, gateway, title FROM hub_member ORDER BY code LIMIT 10000") { row in
            Placed(
                entry: MemberEntry(
                    id: MemberID(instance: instance, memberClass: try row.text(1), code: try row.text(0)),
                    title: try JSONText.value(try row.text(3))),
                gateway: try row.text(2))
        }
    }

    static func gateway(of code: String, in snapshot: Snapshot) throws -> String? {
        try snapshot.first("SELECT gateway FROM hub_member WHERE code = ?", [.text(code)]) { try $0.text(0) }
    }

    /// The codes of the members behind a gateway.
    static func codes(of gateway: String, in snapshot: Snapshot) throws -> Set<String> {
        Set(
            try snapshot.query("SELECT code FROM hub_member WHERE gateway = ? LIMIT 1000", [.text(gateway)]) {
                try $0.text(0)
            })
    }

    static func systems(in snapshot: Snapshot) throws -> [(member: String, code: String, title: Localized)] {
        try snapshot.query("SELECT member, code, title FROM hub_system ORDER BY member, code LIMIT 10000") { row in
            (try row.text(0), try row.text(1), try JSONText.value(try row.text(2)))
        }
    }

    static func save(
        _ code: String, _ memberClass: String, _ title: Localized, gateway: String, in transaction: Transaction
    ) throws {
        try transaction.execute(
            """
            INSERT INTO hub_member (code, class, gateway, title) VALUES (?, ?, ?, ?)
            ON CONFLICT (code) DO UPDATE SET gateway = excluded.gateway, title = excluded.title
            """,
            [.text(code), .text(memberClass), .text(gateway), .text(try JSONText.of(title))])
    }

    static func saveSystem(
        _ member: String, _ code: String, _ title: Localized, in transaction: Transaction
    ) throws {
        try transaction.execute(
            """
            INSERT INTO hub_system (member, code, title) VALUES (?, ?, ?)
            ON CONFLICT (member, code) DO UPDATE SET title = excluded.title
            """,
            [.text(member), .text(code), .text(try JSONText.of(title))])
    }

    static func removeSystem(_ member: String, _ code: String, in transaction: Transaction) throws -> Bool {
        try transaction.execute(
            "DELETE FROM hub_system WHERE member = ? AND code = ?", [.text(member), .text(code)]) == 1
    }
}

/// The rows of certificates and of those that were taken back.
enum CertificateRow {
    private static let columns = "fingerprint, gateway, serial, not_before, not_after, current, pem"

    private static func read(_ row: Row) throws -> GatewayCertificate {
        GatewayCertificate(
            fingerprint: try row.text(0), gateway: try row.text(1), serial: try row.text(2),
            notBefore: try row.instant(3), notAfter: try row.instant(4), isCurrent: try row.boolean(5),
            pem: try row.text(6))
    }

    static func find(_ fingerprint: String, in snapshot: Snapshot) throws -> GatewayCertificate? {
        try snapshot.first("SELECT \(columns) FROM hub_certificate WHERE fingerprint = ?", [.text(fingerprint)], read)
    }

    /// The certificates on which others may rely, by gateway, the youngest of each first.
    static func current(in snapshot: Snapshot) throws -> [GatewayCertificate] {
        try snapshot.query(
            "SELECT \(columns) FROM hub_certificate WHERE current = 1 ORDER BY gateway, not_before DESC LIMIT 3000",
            [], read)
    }

    static func current(of gateway: String, in snapshot: Snapshot) throws -> [GatewayCertificate] {
        try snapshot.query(
            """
            SELECT \(columns) FROM hub_certificate WHERE current = 1 AND gateway = ? ORDER BY not_before DESC, fingerprint
            LIMIT 10
            """, [.text(gateway)], read)
    }

    static func insert(_ certificate: GatewayCertificate, in transaction: Transaction) throws {
        try transaction.execute(
            "INSERT INTO hub_certificate (\(columns)) VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                .text(certificate.fingerprint), .text(certificate.gateway), .text(certificate.serial),
                SQLValue(certificate.notBefore), SQLValue(certificate.notAfter), SQLValue(certificate.isCurrent),
                .text(certificate.pem),
            ])
    }

    /// Nobody relies on it any more; it stays, to tell whose it was.
    static func retire(_ fingerprint: String, in transaction: Transaction) throws {
        try transaction.execute(
            "UPDATE hub_certificate SET current = 0 WHERE fingerprint = ?", [.text(fingerprint)])
    }

    static func revoke(
        _ certificate: GatewayCertificate, because reason: String, at now: Instant, in transaction: Transaction
    ) throws {
        try retire(certificate.fingerprint, in: transaction)
        try transaction.execute(
            """
            INSERT INTO hub_revocation (serial, gateway, until, at, reason) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (serial) DO NOTHING
            """,
            [
                .text(certificate.serial), .text(certificate.gateway), SQLValue(certificate.notAfter), SQLValue(now),
                .text(reason),
            ])
    }

    /// The serial numbers of revoked certificates that would still be good, in order.
    static func revoked(at now: Instant, in snapshot: Snapshot) throws -> [String] {
        try snapshot.query(
            "SELECT serial FROM hub_revocation WHERE until >= ? ORDER BY serial LIMIT 10000", [SQLValue(now)]
        ) { try $0.text(0) }
    }
}
