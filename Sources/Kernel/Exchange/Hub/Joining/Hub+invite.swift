package import Authority
import Crypto
package import Journal
package import Standards
package import Store
import Trust

extension Hub {
    /// Makes a join code for a gateway, new or known; a known one then changes its key.
    ///
    /// The code itself is read by `code(of:for:)`: no table and no entry holds it.
    /// - Parameter permit: for `.propose` on `.accounts`: a gateway is a machine's account.
    package func invite(
        _ gateway: String, title: Localized, command: CommandID, under permit: Permit, in transaction: Transaction
    ) throws -> ID<Join> {
        try Self.check(permit, .propose, on: .accounts)
        return try journal.perform(command, kind: "exchange.invite", in: transaction) { transaction in
            guard Self.isGatewayID(gateway) else { throw Refusal.hub(.badID) }
            try Self.check(title)
            let now = clock.now()
            let before = try JoinRow.list(of: gateway, limit: 1, in: transaction).first
            if let before, [.open, .pending].contains(before.state(at: now)) { throw Refusal.hub(.invited) }
            let join = Join(
                id: ids.next(Join.self), gateway: gateway, state: .open, invitedBy: permit.actor.account,
                invitedAt: now, expiresAt: now.advanced(by: settings.codeLifetime))
            let author = Author(account: permit.actor.account, organisation: permit.actor.organisation)
            let event = try record(
                "invited", of: gateway, by: author, HubEvent(gateway: gateway, join: join.id.rawValue),
                in: transaction)
            try JoinRow.insert(join, code: try code(of: join.id).digest, event: event, in: transaction)
            if var known = try GatewayRow.find(gateway, in: transaction) {
                known.title = title
                known.revision += 1
                try GatewayRow.save(known, event: event, in: transaction)
                try touchDirectory(in: transaction)
            } else {
                try GatewayRow.save(
                    GatewayRecord(id: gateway, title: title, state: .invited), event: event, in: transaction)
            }
            return join.id
        }
    }

    /// The code of an open invitation, for whoever made it; nil for everybody else, and once it is used or too old.
    package func code(of id: ID<Join>, for actor: Actor, in snapshot: Snapshot) throws -> JoinCode? {
        guard let join = try JoinRow.find(id.rawValue, in: snapshot), join.invitedBy == actor.account,
            join.state(at: clock.now()) == .open
        else { return nil }
        return try code(of: id)
    }

    /// Takes a code back that nobody has used.
    ///
    /// - Parameter permit: for `.propose` on `.accounts`.
    package func withdraw(
        _ id: ID<Join>, command: CommandID, under permit: Permit, in transaction: Transaction
    ) throws {
        try Self.check(permit, .propose, on: .accounts)
        _ = try journal.perform(command, kind: "exchange.withdraw", in: transaction) { transaction in
            guard var join = try JoinRow.find(id.rawValue, in: transaction) else { throw Refusal.hub(.noJoin) }
            guard join.state == .open else { throw Refusal.hub(.notPending) }
            join.state = .withdrawn
            join.decidedBy = permit.actor.account
            join.decidedAt = clock.now()
            let author = Author(account: permit.actor.account, organisation: permit.actor.organisation)
            let event = try record(
                "withdrawn", of: join.gateway, by: author,
                HubEvent(gateway: join.gateway, join: join.id.rawValue), in: transaction)
            try JoinRow.update(join, event: event, in: transaction)
            return true
        }
    }

    /// The secret follows from the hub's key and the id, so that a form sent twice shows one code and a copy of the tables
    /// shows none.
    private func code(of id: ID<Join>) throws -> JoinCode {
        let signature = try key.sign(Array("yitong join secret 1\n\(id.rawValue)".utf8))
        return JoinCode(secret: Array(SHA256.hash(data: signature)), hub: key.verifier)
    }
}

extension Hub {
    /// Throws unless the permit is for this act on this object.
    static func check(_ permit: Permit, _ act: Act, on object: ObjectRef) throws(Refusal) {
        guard permit.act == act, permit.object == object else { throw .hub(.notPermitted) }
    }

    /// Words that stand beside gateways' ids in addresses.
    private static let reserved: Set = ["checkpoint", "tile", "entries", "entry", "new"]

    /// Ids of gateways: 2–40 lower-case letters, digits and hyphens, a letter first.
    static func isGatewayID(_ id: String) -> Bool {
        !reserved.contains(id) && (2...40).contains(id.utf8.count)
            && id.utf8.first.map { (0x61...0x7A).contains($0) } == true
            && id.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
    }

    static func check(_ title: Localized) throws(Refusal) {
        guard isLine(title.zh, limit: 100), isLine(title.en, limit: 100) else { throw .hub(.malformed) }
    }

    /// One line that says something.
    static func isLine(_ text: String, limit: Int) -> Bool {
        (1...limit).contains(text.count)
            && text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
            && text.contains { !$0.isWhitespace }
    }

    /// A host name or address of one line, as a socket takes it.
    static func isHost(_ host: String) -> Bool {
        (1...253).contains(host.utf8.count)
            && host.utf8.allSatisfy { byte in
                (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || (0x30...0x3A).contains(byte)
                    || byte == 0x2D || byte == 0x2E
            }
    }
}
