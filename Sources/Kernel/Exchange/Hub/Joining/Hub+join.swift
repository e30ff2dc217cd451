import Authority
import Journal
package import Standards
package import Store
import Trust

extension Hub {
    /// Takes a code with the gateway's request; the code is then used up.
    ///
    /// The same key may send the same code again and gets the same answer; another key is refused, and the page says that the code has
    /// leaked. Throws a `Refusal`.
    /// - Parameter address: where the request came from, for whoever decides.
    package func join(
        _ code: String, _ request: JoinRequest, from address: String, in transaction: Transaction
    ) throws -> JoinOutcome {
        let parsed = try checked(request)
        guard let code = JoinCode(code), code.isOf(verifier),
            var join = try JoinRow.find(code: code.digest, in: transaction)
        else { throw Refusal.hub(.badCode) }
        let fingerprint = parsed.publicKey.fingerprint.description
        let now = clock.now()
        if let known = join.fingerprint {
            if known == fingerprint { return .taken(join) }
            join.replays += 1
            let event = try record(
                "replayed", of: join.gateway, by: machine(join.gateway),
                HubEvent(gateway: join.gateway, join: join.id.rawValue, fingerprint: fingerprint), in: transaction)
            try JoinRow.update(join, event: event, in: transaction)
            return .replayed
        }
        guard join.state(at: now) == .open else { throw Refusal.hub(.badCode) }
        join.state = .pending
        join.request = request
        join.fingerprint = fingerprint
        join.address = String(address.prefix(64))
        join.requestedAt = now
        let event = try record(
            "requested", of: join.gateway, by: machine(join.gateway),
            HubEvent(gateway: join.gateway, join: join.id.rawValue, fingerprint: fingerprint), in: transaction)
        try JoinRow.update(join, event: event, in: transaction)
        return .taken(join)
    }

    /// An invitation by its id; nil: there is none.
    package func join(_ id: ID<Join>, in snapshot: Snapshot) throws -> Join? {
        try JoinRow.find(id.rawValue, in: snapshot)
    }

    private func checked(_ request: JoinRequest) throws -> CertificateRequest {
        guard request.request.utf8.count <= 8_192, Self.isHost(request.host), (1...65_535).contains(request.port),
            (1...200).contains(request.journalOrigin.utf8.count), (1...64).contains(request.version.utf8.count),
            let key = try? VerifierKey(request.journalKey), key.name.utf8.count <= 200
        else { throw Refusal.hub(.malformed) }
        do {
            return try CertificateRequest(pem: request.request)
        } catch {
            throw Refusal.hub(.badRequest)
        }
    }

    private func machine(_ gateway: String) -> Author {
        Author(account: Self.account(of: gateway), organisation: nil)
    }
}

/// What became of a code that a gateway sent.
///
/// A replay is an outcome and no error: that it happened has to be written down.
package enum JoinOutcome: Sendable, Hashable {
    /// The request waits for a decision, or has been decided.
    case taken(Join)
    /// Another key has used the code: `join.code-used`.
    case replayed
}
