package import Authority
package import Journal
package import Standards
package import Store
import Trust

extension Hub {
    /// Lets a gateway in: issues its certificate and tells all others.
    ///
    /// Whoever approves has compared fingerprints with the people at the gateway and gives the one they read out; nobody approves what came
    /// by a code of her own. Certificates that the gateway had before are revoked.
    /// - Parameters:
    ///   - fingerprint: as typed, in groups or not.
    ///   - permit: for `.approve` on `.accounts`.
    package func approve(
        _ id: ID<Join>, fingerprint: String, command: CommandID, under permit: Permit, in transaction: Transaction
    ) throws {
        try Self.check(permit, .approve, on: .accounts)
        _ = try journal.perform(command, kind: "exchange.approve", in: transaction) { transaction in
            var join = try pending(id, for: permit.actor, in: transaction)
            guard let request = join.request, let expected = join.fingerprint,
                var gateway = try GatewayRow.find(join.gateway, in: transaction)
            else { throw Refusal.hub(.notPending) }
            guard Fingerprint.digits(fingerprint) == expected else { throw Refusal.hub(.otherFingerprint) }
            let now = clock.now()
            for old in try CertificateRow.current(of: join.gateway, in: transaction) {
                try CertificateRow.revoke(old, because: "rekeyed", at: now, in: transaction)
            }
            // It counts its reports anew; a copy of another journal than the one it brings is at an end.
            try PulseRow.drop(join.gateway, in: transaction)
            if gateway.journalKey != request.journalKey || gateway.journalOrigin != request.journalOrigin {
                try MirrorRow.drop(join.gateway, in: transaction)
            }
            let certificate = try issue(request.request, to: join.gateway, in: transaction)
            join.state = .approved
            join.certificate = certificate.pem
            join.decidedBy = permit.actor.account
            join.decidedAt = now
            gateway.state = .active
            gateway.host = request.host
            gateway.port = request.port
            gateway.journalKey = request.journalKey
            gateway.journalOrigin = request.journalOrigin
            gateway.revocation = nil
            gateway.revision += 1
            let author = Author(account: permit.actor.account, organisation: permit.actor.organisation)
            let event = try record(
                "approved", of: join.gateway, by: author,
                HubEvent(
                    gateway: join.gateway, join: join.id.rawValue, fingerprint: certificate.fingerprint,
                    serial: certificate.serial), in: transaction)
            try JoinRow.update(join, event: event, in: transaction)
            try GatewayRow.save(gateway, event: event, in: transaction)
            try touchDirectory(in: transaction)
            return true
        }
    }

    /// Turns a gateway's request down.
    ///
    /// - Parameter permit: for `.approve` on `.accounts`.
    package func refuse(
        _ id: ID<Join>, reason: String, command: CommandID, under permit: Permit, in transaction: Transaction
    ) throws {
        try Self.check(permit, .approve, on: .accounts)
        _ = try journal.perform(command, kind: "exchange.refuse", in: transaction) { transaction in
            guard Self.isLine(reason, limit: 500) else { throw Refusal.hub(.malformed) }
            // Whoever made the code may see that the request is not hers and refuse it.
            guard var join = try JoinRow.find(id.rawValue, in: transaction) else { throw Refusal.hub(.noJoin) }
            guard join.state == .pending else { throw Refusal.hub(.notPending) }
            join.state = .refused
            join.reason = reason
            join.decidedBy = permit.actor.account
            join.decidedAt = clock.now()
            let author = Author(account: permit.actor.account, organisation: permit.actor.organisation)
            let event = try record(
                "refused", of: join.gateway, by: author,
                HubEvent(
                    gateway: join.gateway, join: join.id.rawValue, fingerprint: join.fingerprint, reason: reason),
                in: transaction)
            try JoinRow.update(join, event: event, in: transaction)
            return true
        }
    }

    private func pending(_ id: ID<Join>, for actor: Actor, in transaction: Transaction) throws -> Join {
        guard let join = try JoinRow.find(id.rawValue, in: transaction) else { throw Refusal.hub(.noJoin) }
        guard join.state == .pending else { throw Refusal.hub(.notPending) }
        guard join.invitedBy != actor.account else { throw Refusal.hub(.ownCode) }
        return join
    }

    /// Issues a certificate for a request and writes it down.
    func issue(_ pem: String, to gateway: String, in transaction: Transaction) throws -> MachineCertificate {
        let request: CertificateRequest
        do { request = try CertificateRequest(pem: pem) } catch { throw Refusal.hub(.badRequest) }
        let certificate = try machines.issue(
            request, to: gateway, lifetime: settings.certificateLifetime, at: clock.now(), entropy: entropy)
        try CertificateRow.insert(
            GatewayCertificate(
                fingerprint: certificate.fingerprint, gateway: gateway, serial: certificate.serial,
                notBefore: certificate.notBefore, notAfter: certificate.notAfter, isCurrent: true,
                pem: certificate.pem), in: transaction)
        return certificate
    }
}
