package import Authority
package import Journal
package import Standards
package import Store

extension Hub {
    /// Puts a gateway out of the exchange: its certificates are revoked, and all others know at their next poll.
    ///
    /// - Parameter permit: for `.approve` on `.accounts`.
    package func revoke(
        _ id: String, reason: String, command: CommandID, under permit: Permit, in transaction: Transaction
    ) throws {
        try Self.check(permit, .approve, on: .accounts)
        try change(id, command: command, "revoked", by: permit.actor, reason: reason, in: transaction) { gateway in
            guard Self.isLine(reason, limit: 500) else { throw Refusal.hub(.malformed) }
            guard gateway.state == .active else { throw Refusal.hub(.revoked) }
            gateway.state = .revoked
            gateway.revocation = reason
            for certificate in try CertificateRow.current(of: id, in: transaction) {
                try CertificateRow.revoke(certificate, because: reason, at: clock.now(), in: transaction)
            }
        }
    }

    /// Says to all callers that a gateway is being worked on, or that it serves again (nil).
    ///
    /// - Parameter permit: for `.operate` on `.jobs`.
    package func setMaintenance(
        _ id: String, _ notice: Localized?, command: CommandID, under permit: Permit, in transaction: Transaction
    ) throws {
        try Self.check(permit, .operate, on: .jobs)
        let word = notice == nil ? "serving" : "maintenance"
        try change(id, command: command, word, by: permit.actor, reason: notice?.zh, in: transaction) { gateway in
            if let notice {
                guard Self.isLine(notice.zh, limit: 200), Self.isLine(notice.en, limit: 200) else {
                    throw Refusal.hub(.malformed)
                }
            }
            gateway.maintenance = notice
        }
    }

    /// Puts a member (an organisation) behind a gateway, or gives it its name of today.
    ///
    /// - Parameter permit: for `.propose` on `.accounts`.
    package func place(
        _ member: String, title: Localized, memberClass: String = "GOV", behind id: String, command: CommandID,
        under permit: Permit, in transaction: Transaction
    ) throws {
        try Self.check(permit, .propose, on: .accounts)
        try change(id, command: command, "member", by: permit.actor, member: member, in: transaction) { _ in
            try Self.check(title)
            guard Self.isCode(member), ["GOV", "COM", "ORG"].contains(memberClass) else {
                throw Refusal.hub(.noMember)
            }
            if let present = try MemberRow.gateway(of: member, in: transaction), present != id {
                guard try GatewayRow.find(present, in: transaction)?.state == .revoked else {
                    throw Refusal.hub(.memberElsewhere)
                }
            }
            try MemberRow.save(member, memberClass, title, gateway: id, in: transaction)
        }
    }

    /// Adds a system of a member, which may then call and be called, or renames it.
    ///
    /// - Parameter permit: for `.propose` on `.accounts`.
    package func addSystem(
        _ code: String, of member: String, title: Localized, command: CommandID, under permit: Permit,
        in transaction: Transaction
    ) throws {
        try Self.check(permit, .propose, on: .accounts)
        guard let gateway = try MemberRow.gateway(of: member, in: transaction) else { throw Refusal.hub(.noMember) }
        try change(
            gateway, command: command, "system", by: permit.actor, member: member, system: code, in: transaction
        ) { _ in
            try Self.check(title)
            guard Self.isCode(code) else { throw Refusal.hub(.malformed) }
            try MemberRow.saveSystem(member, code, title, in: transaction)
        }
    }

    /// Takes a system out: it neither calls nor is called any more.
    ///
    /// - Parameter permit: for `.propose` on `.accounts`.
    package func removeSystem(
        _ code: String, of member: String, command: CommandID, under permit: Permit, in transaction: Transaction
    ) throws {
        try Self.check(permit, .propose, on: .accounts)
        guard let gateway = try MemberRow.gateway(of: member, in: transaction) else { throw Refusal.hub(.noMember) }
        try change(
            gateway, command: command, "system-removed", by: permit.actor, member: member, system: code,
            in: transaction
        ) { _ in
            guard try MemberRow.removeSystem(member, code, in: transaction) else { throw Refusal.hub(.malformed) }
        }
    }

    /// Codes as X-Road recommends them: 1–64 letters, digits, hyphens and points.
    static func isCode(_ code: String) -> Bool {
        (1...64).contains(code.utf8.count)
            && code.utf8.allSatisfy { byte in
                (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte)
                    || byte == 0x2D || byte == 0x2E
            }
    }

    private func change(
        _ id: String, command: CommandID, _ word: String, by actor: Actor, reason: String? = nil,
        member: String? = nil, system: String? = nil, in transaction: Transaction,
        _ body: (inout GatewayRecord) throws -> Void
    ) throws {
        _ = try journal.perform(command, kind: "exchange.\(word)", in: transaction) { transaction in
            guard var gateway = try GatewayRow.find(id, in: transaction) else { throw Refusal.hub(.noGateway) }
            try body(&gateway)
            gateway.revision += 1
            let event = try record(
                word, of: id, by: Author(account: actor.account, organisation: actor.organisation),
                HubEvent(gateway: id, member: member, system: system, reason: reason), in: transaction)
            try GatewayRow.save(gateway, event: event, in: transaction)
            try touchDirectory(in: transaction)
            return true
        }
    }
}
