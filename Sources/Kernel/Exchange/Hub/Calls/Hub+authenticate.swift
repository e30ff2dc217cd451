import Authority
package import Standards
import Store
import Trust

extension Hub {
    /// The gateway that signed a request with a certificate which is in force; throws a `Refusal` for everything else.
    package func authenticate(_ call: HubCall) async throws -> String {
        guard let keyID = call.keyID, keyID.utf8.count <= 64 else { throw Refusal.hub(.unauthenticated) }
        let known = try await store.read { snapshot in try CertificateRow.find(keyID, in: snapshot) }
        guard let known, let certificate = try? MachineCertificate(pem: known.pem) else {
            throw Refusal.hub(.unauthenticated)
        }
        try verify(call, by: certificate.publicKey, keyID: keyID)
        guard known.isCurrent, machines.accepts(certificate, at: clock.now()) else { throw Refusal.hub(.revoked) }
        return known.gateway
    }

    /// An invitation, for the gateway that holds the key of its request; throws a `Refusal` for everybody else.
    package func authenticate(_ call: HubCall, joining id: ID<Join>) async throws -> Join {
        let join = try await store.read { snapshot in try JoinRow.find(id.rawValue, in: snapshot) }
        guard let join, let fingerprint = join.fingerprint, call.keyID == fingerprint, let pem = join.request?.request,
            let request = try? CertificateRequest(pem: pem)
        else { throw Refusal.hub(.unauthenticated) }
        try verify(call, by: request.publicKey, keyID: fingerprint)
        return join
    }

    /// That the clock is off is told to whoever holds the key: the signature itself has to be right.
    private func verify(_ call: HubCall, by key: P256Verifier, keyID: String) throws {
        do {
            try call.verify(by: key, keyID: keyID, at: clock.now(), skew: settings.skew)
        } catch  where error.code == .signatureStale {
            throw Refusal.hub(.clock)
        } catch {
            throw Refusal.hub(.unauthenticated)
        }
    }
}
