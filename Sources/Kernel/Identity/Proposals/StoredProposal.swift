import Authority
import Standards
import Store

/// The rows of proposals.
enum StoredProposal {
    private static let columns = """
        id, change, reason, proposed_by, proposed_at, state, decided_by, decided_at, decision_reason, hash
        """

    /// A proposal with the hash of the password that it brings.
    static func find(_ id: ID<Proposal>, in snapshot: Snapshot) throws -> (Proposal, hash: String?)? {
        try snapshot.first("SELECT \(columns) FROM identity_proposal WHERE id = ?", [.text(id.rawValue)]) { row in
            (try read(row), hash: try row.optionalText(9))
        }
    }

    /// The latest before `id`, at most `limit`.
    static func list(
        _ state: Proposal.State?, before id: ID<Proposal>?, limit: Int, in snapshot: Snapshot
    ) throws -> [Proposal] {
        var conditions: [String] = []
        var values: [SQLValue] = []
        if let state {
            conditions.append("state = ?")
            values.append(.text(state.rawValue))
        }
        if let id {
            conditions.append("id < ?")
            values.append(.text(id.rawValue))
        }
        let filter = conditions.isEmpty ? "" : "WHERE \(conditions.joined(separator: " AND "))"
        values.append(SQLValue(limit))
        return try snapshot.query(
            "SELECT \(columns) FROM identity_proposal \(filter) ORDER BY id DESC LIMIT ?", values, read)
    }

    /// Writes a decision down, once: whoever comes second is told so.
    ///
    /// The password's hash is not kept.
    static func settle(
        _ id: ID<Proposal>, as state: Proposal.State, by account: String, reason: String, at now: Instant,
        in transaction: Transaction
    ) throws {
        let changed = try transaction.execute(
            """
            UPDATE identity_proposal SET state = ?, decided_by = ?, decided_at = ?, decision_reason = ?, hash = NULL
            WHERE id = ? AND state = 'proposed'
            """,
            [.text(state.rawValue), .text(account), SQLValue(now), .text(reason), .text(id.rawValue)])
        guard changed == 1 else { throw Refusal.proposal(.alreadyDecided) }
    }

    private static func read(_ row: Row) throws -> Proposal {
        Proposal(
            id: try row.id(0), change: try JSONText.value(try row.text(1)), reason: try row.text(2),
            proposedBy: try row.text(3), proposedAt: try row.instant(4),
            state: Proposal.State(rawValue: try row.text(5)) ?? .refused, decidedBy: try row.optionalText(6),
            decidedAt: try row.optionalInstant(7), decisionReason: try row.optionalText(8))
    }
}
