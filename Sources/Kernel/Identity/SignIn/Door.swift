import Crypto
import Standards
import Store

/// Where failures are counted: at an account, at a name that no account has, or at an address.
///
/// An account has two doors, so that a stranger who fails on purpose closes only the one for strangers: *familiar* is for the
/// address that the account last signed in from. Names and addresses that anybody can invent share numbered slots, so that ten
/// thousand of them cannot grow the table; which slot is whose depends on a secret, and a slot says whose it is now.
struct Door: Sendable, Hashable {
    let slot: String
    let tag: String
    let rules: LockoutRules

    /// How many slots there are for addresses, and again for names.
    private static let slots: UInt32 = 65_536

    static func account(_ name: AccountName, familiar: Bool, _ rules: LockoutRules) -> Door {
        Door(slot: "a:\(name.text):\(familiar ? "familiar" : "foreign")", tag: "", rules: rules)
    }

    static func nobody(_ typed: String, secret: [UInt8], _ rules: LockoutRules) -> Door {
        shared("n", typed, secret: secret, rules)
    }

    static func address(_ address: ClientAddress, secret: [UInt8], _ rules: LockoutRules) -> Door {
        shared("c", address.text, secret: secret, rules)
    }

    private static func shared(_ kind: String, _ text: String, secret: [UInt8], _ rules: LockoutRules) -> Door {
        let code = HMAC<SHA256>.authenticationCode(
            for: Array("\(kind) \(text)".utf8), using: SymmetricKey(data: secret))
        let bytes = Array(code)
        let number = bytes.prefix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        return Door(
            slot: "\(kind):\(number % slots)", tag: Base64URL.text(Array(bytes.dropFirst(4).prefix(16))), rules: rules)
    }
}

extension Door {
    /// The failures counted here, and those of another who has the slot now.
    func failures(in snapshot: Snapshot) throws -> (own: Failures, other: Failures?) {
        let row = try snapshot.first(
            "SELECT tag, failures, last_at, closed_until FROM identity_door WHERE slot = ?", [.text(slot)]
        ) { row in
            (
                tag: try row.text(0),
                failures: Failures(count: try row.int(1), last: try row.instant(2), until: try row.optionalInstant(3))
            )
        }
        guard let row else { return (Failures(), nil) }
        return row.tag == tag ? (row.failures, nil) : (Failures(), row.failures)
    }

    /// Until when the door is closed, or nil.
    func closed(at now: Instant, in snapshot: Snapshot) throws -> Instant? {
        try failures(in: snapshot).own.closed(at: now, rules)
    }

    /// Counts a failure, and answers until when that closed the door.
    ///
    /// A slot that keeps another's door closed is left alone: a flood cannot open what it closed.
    func fail(at now: Instant, in transaction: Transaction) throws -> Instant? {
        let (own, other) = try failures(in: transaction)
        if other?.closed(at: now, rules) != nil { return nil }
        let next = own.failed(at: now, rules)
        try transaction.execute(
            """
            INSERT INTO identity_door (slot, tag, failures, last_at, closed_until) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (slot) DO UPDATE SET tag = excluded.tag, failures = excluded.failures,
            last_at = excluded.last_at, closed_until = excluded.closed_until
            """,
            [.text(slot), .text(tag), SQLValue(next.count), SQLValue(next.last), SQLValue(next.until)])
        return next.until
    }

    /// Forgets the failures.
    func open(in transaction: Transaction) throws {
        try transaction.execute("DELETE FROM identity_door WHERE slot = ?", [.text(slot)])
    }
}
