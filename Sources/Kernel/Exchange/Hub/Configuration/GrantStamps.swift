package import Journal
import Standards
package import Store

/// For each organisation where in the journal a grant of hers last changed, so that asking whether a gateway's grants have changed costs
/// one look-up, however many there are.
package struct GrantStamps: Projection {
    package let name = "hub-grants"
    package let version = 1
    package let source = ProjectionSource.entries
    /// None of its own: its table is among the hub's.
    package static let migrations: [Migration] = []

    /// Follows the events of grants.
    package init() {}

    package func apply(_ entries: [JournalEntry], in transaction: Transaction) throws {
        var positions: [String: Int64] = [:]
        for entry in entries {
            guard let details = entry.details, details.kind.hasPrefix("grant."),
                let parties = try? JSONText.value(details.payload, as: Parties.self)
            else { continue }
            positions[parties.provider] = entry.position
            positions[parties.consumer] = entry.position
        }
        for (member, position) in positions.sorted(by: { $0.key < $1.key }) {
            try transaction.execute(
                """
                INSERT INTO hub_stamp (member, position) VALUES (?, ?)
                ON CONFLICT (member) DO UPDATE SET position = excluded.position
                """, [.text(member), .integer(position)])
        }
    }

    package func reset(in transaction: Transaction) throws {
        try transaction.execute("DELETE FROM hub_stamp")
    }

    /// What the event of a grant says of its parties.
    private struct Parties: Decodable {
        let provider: String
        let consumer: String
    }

    /// The last change of a grant of any of these organisations; -1: none.
    static func last(of members: Set<String>, in snapshot: Snapshot) throws -> Int64 {
        guard !members.isEmpty else { return -1 }
        return try snapshot.first(
            "SELECT MAX(position) FROM hub_stamp WHERE member IN (\(SQLMarks.of(members.count)))",
            members.sorted().map { .text($0) }
        ) { try $0.optionalInteger(0) }.flatMap(\.self) ?? -1
    }
}
