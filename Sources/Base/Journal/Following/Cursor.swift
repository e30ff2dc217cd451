import Standards
import Store

/// How far a follower is: the position of the next entry that it has not seen.
struct Cursor: Sendable, Hashable {
    let name: String
    let version: Int64
    let position: Int64
    let holder: String?
    let heldUntil: Instant?

    static func find(_ name: String, in snapshot: Snapshot) throws -> Cursor? {
        try snapshot.first(
            "SELECT version, position, holder, held_until FROM journal_cursor WHERE name = ?", [.text(name)]
        ) { row in
            Cursor(
                name: name, version: try row.integer(0), position: try row.integer(1),
                holder: try row.optionalText(2), heldUntil: try row.optionalInstant(3))
        }
    }

    /// Puts the cursor where it is told, whatever it was.
    static func set(_ name: String, version: Int64, position: Int64, in transaction: Transaction) throws {
        try transaction.execute(
            """
            INSERT INTO journal_cursor (name, version, position) VALUES (?, ?, ?)
            ON CONFLICT (name) DO UPDATE SET version = excluded.version, position = excluded.position,
            holder = NULL, held_until = NULL
            """,
            [.text(name), .integer(version), .integer(position)])
    }

    /// Moves the cursor on; false where it is no longer where it was.
    func move(to position: Int64, in transaction: Transaction) throws -> Bool {
        try transaction.execute(
            "UPDATE journal_cursor SET position = ? WHERE name = ? AND version = ? AND position = ?",
            [.integer(position), .text(name), .integer(version), .integer(self.position)]) == 1
    }

    /// Takes the lease on the next entry; false where another node has it or the cursor has moved.
    func lease(by node: String, from now: Instant, until: Instant, in transaction: Transaction) throws -> Bool {
        try transaction.execute(
            """
            UPDATE journal_cursor SET holder = ?, held_until = ?
            WHERE name = ? AND position = ? AND (holder IS NULL OR holder = ? OR held_until <= ?)
            """,
            [.text(node), SQLValue(until), .text(name), .integer(position), .text(node), SQLValue(now)]) == 1
    }
}
