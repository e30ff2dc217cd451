import Authority
import Standards
import Store

/// An account as the database has it.
struct StoredAccount: Sendable, Hashable {
    let name: String
    let person: String
    let personName: String
    let kind: ActorKind
    let organisation: String
    let subject: String?
    let state: AccountState
    let hash: String
    let mustChange: Bool
    let lastAddress: String?

    static let columns = """
        a.name, a.person, p.name, a.kind, a.organisation, a.subject, a.state, a.hash, a.must_change, a.last_address
        """

    init(_ row: Row) throws {
        name = try row.text(0)
        person = try row.text(1)
        personName = try row.text(2)
        kind = ActorKind(rawValue: try row.text(3)) ?? .official
        organisation = try row.text(4)
        subject = try row.optionalText(5)
        state = AccountState(rawValue: try row.text(6)) ?? .closed
        hash = try row.text(7)
        mustChange = try row.boolean(8)
        lastAddress = try row.optionalText(9)
    }

    /// The account of a name, or nil.
    static func named(_ name: String, in snapshot: Snapshot) throws -> StoredAccount? {
        try snapshot.first(
            """
            SELECT \(columns) FROM identity_account a JOIN identity_person p ON p.id = a.person WHERE a.name = ?
            """, [.text(name)], StoredAccount.init)
    }

    var party: Party { Party(account: name, person: person) }
}
