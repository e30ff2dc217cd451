package import Standards
import Store

/// How far the city's copy of a gateway's journal goes.
package struct MirrorState: Sendable, Hashable {
    /// How many leaves it holds.
    package var stored: Int64
    /// The size of the newest checkpoint whose root they give.
    package var size: Int64
    /// That root, hexadecimal; empty before the first.
    package var root: String
    /// That checkpoint, a signed note; empty before the first.
    package var note: String
    /// When it came.
    package var at: Instant
    /// Why the copy stands still: the gateway's journal contradicts itself; nil: it does not.
    package var alarm: Alarm?

    /// What a gateway's journal did that no honest one does.
    package enum Alarm: String, Sendable, Hashable, CaseIterable, Codable {
        /// Two checkpoints of one size have different roots, or the leaves do not give the root.
        case forked
        /// A checkpoint that its key did not sign, or of another origin.
        case unsigned
    }
}

/// The row of a copy.
enum MirrorRow {
    private static let columns = "stored, size, root, note, at, alarm"

    private static func read(_ row: Row, from first: Int) throws -> MirrorState {
        MirrorState(
            stored: try row.integer(first), size: try row.integer(first + 1), root: try row.text(first + 2),
            note: try row.text(first + 3), at: try row.instant(first + 4),
            alarm: try row.optionalText(first + 5).flatMap(MirrorState.Alarm.init(rawValue:)))
    }

    static func find(_ gateway: String, in snapshot: Snapshot) throws -> MirrorState? {
        try snapshot.first("SELECT \(columns) FROM hub_mirror WHERE gateway = ?", [.text(gateway)]) {
            try read($0, from: 0)
        }
    }

    static func all(in snapshot: Snapshot) throws -> [String: MirrorState] {
        Dictionary(
            try snapshot.query("SELECT gateway, \(columns) FROM hub_mirror LIMIT 1000") { row in
                (try row.text(0), try read(row, from: 1))
            }, uniquingKeysWith: { first, _ in first })
    }

    static func save(_ state: MirrorState, of gateway: String, in transaction: Transaction) throws {
        try transaction.execute(
            """
            INSERT INTO hub_mirror (gateway, \(columns)) VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (gateway) DO UPDATE SET stored = excluded.stored, size = excluded.size, root = excluded.root,
            note = excluded.note, at = excluded.at, alarm = excluded.alarm
            """,
            [
                .text(gateway), .integer(state.stored), .integer(state.size), .text(state.root), .text(state.note),
                SQLValue(state.at), SQLValue(state.alarm?.rawValue),
            ])
    }

    static func drop(_ gateway: String, in transaction: Transaction) throws {
        try transaction.execute("DELETE FROM hub_mirror WHERE gateway = ?", [.text(gateway)])
        try transaction.execute("DELETE FROM hub_tile WHERE gateway = ?", [.text(gateway)])
    }
}
