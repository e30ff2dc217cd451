import Standards
import Store
import Trust

/// A row of an entry or a pending event as it lies there, however damaged.
struct StoredEvent: Sendable {
    let position: Int64
    let id: ID<Entry>
    let leaf: [UInt8]
    let salt: [UInt8]?
    let details: EventDetails?
    let erasure: Erasure?
    /// Whether only half of an erasure is marked, or an erased row still holds some of its details.
    let isHalfErased: Bool

    static let entryColumns = "position, erasure_rule, erased_by, \(EventColumns.names)"
    static let pendingColumns = "0, NULL, NULL, \(EventColumns.names)"

    /// Reads a row of `entryColumns` or `pendingColumns`; unreadable details are nil.
    init(_ row: Row) throws {
        position = try row.integer(0)
        id = (try? row.id(3)) ?? ID(rawValue: "")
        leaf = (try? row.blob(4)) ?? []
        salt = try row.optionalBlob(5)
        details = try? EventColumns.details(row, from: 6)
        if let rule = try row.optionalText(1), let by = try row.optionalText(2) {
            erasure = Erasure(rule: rule, entry: ID(rawValue: by))
        } else {
            erasure = nil
        }
        let marks = try (row.isNull(1) ? 0 : 1) + (row.isNull(2) ? 0 : 1)
        let remains = try (5..<3 + EventColumns.count).contains { try !row.isNull($0) }
        isHalfErased = marks == 1 || marks == 2 && remains
    }

    /// Whether details, id and salt are what the leaf commits to.
    var fitsCommitment: Bool {
        guard let salt, let details, let suite = Commitment.suite(of: leaf), Suite.known.contains(suite) else {
            return false
        }
        return Commitment.leaf(id: id, details: details, salt: salt, suite: suite) == leaf
    }
}
