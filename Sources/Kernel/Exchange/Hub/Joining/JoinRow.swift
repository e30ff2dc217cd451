import Standards
import Store

/// The row of an invitation.
enum JoinRow {
    static func find(_ id: String, in snapshot: Snapshot) throws -> Join? {
        try snapshot.first("SELECT content FROM hub_join WHERE id = ?", [.text(id)]) {
            try JSONText.value(try $0.text(0))
        }
    }

    static func find(code digest: String, in snapshot: Snapshot) throws -> Join? {
        try snapshot.first("SELECT content FROM hub_join WHERE code = ?", [.text(digest)]) {
            try JSONText.value(try $0.text(0))
        }
    }

    /// The invitations of a gateway, the youngest first.
    static func list(of gateway: String, limit: Int, in snapshot: Snapshot) throws -> [Join] {
        try snapshot.query(
            "SELECT content FROM hub_join WHERE gateway = ? ORDER BY id DESC LIMIT ?",
            [.text(gateway), SQLValue(limit)]
        ) { try JSONText.value(try $0.text(0)) }
    }

    /// The youngest invitations in a state.
    static func list(_ state: JoinState, limit: Int, in snapshot: Snapshot) throws -> [Join] {
        try snapshot.query(
            "SELECT content FROM hub_join WHERE state = ? ORDER BY id DESC LIMIT ?",
            [.text(state.rawValue), SQLValue(limit)]
        ) { try JSONText.value(try $0.text(0)) }
    }

    static func insert(_ join: Join, code digest: String, event: String, in transaction: Transaction) throws {
        try transaction.execute(
            "INSERT INTO hub_join (id, gateway, code, state, content, event) VALUES (?, ?, ?, ?, ?, ?)",
            [
                .text(join.id.rawValue), .text(join.gateway), .text(digest), .text(join.state.rawValue),
                .text(try JSONText.of(join)), .text(event),
            ])
    }

    static func update(_ join: Join, event: String, in transaction: Transaction) throws {
        try transaction.execute(
            "UPDATE hub_join SET state = ?, content = ?, event = ? WHERE id = ?",
            [.text(join.state.rawValue), .text(try JSONText.of(join)), .text(event), .text(join.id.rawValue)])
    }
}
