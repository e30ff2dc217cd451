import Authority
import Crypto
import Journal
package import Standards
package import Store
package import Trust

extension Hub {
    /// A new certificate for a gateway that signed with its present one: issued at once, the older stays good beside it.
    ///
    /// The same request again gets the same certificate. Others rely on the youngest two.
    package func renew(_ request: String, of gateway: String, in transaction: Transaction) throws -> String {
        let digest = Hexadecimal.text(SHA256.hash(data: Array(request.utf8)))
        let command = try CommandID("renew:\(gateway):\(digest)")
        return try journal.perform(command, kind: "exchange.renew", in: transaction) { transaction in
            guard request.utf8.count <= 8_192 else { throw Refusal.hub(.badRequest) }
            guard try GatewayRow.find(gateway, in: transaction)?.state == .active else {
                throw Refusal.hub(.revoked)
            }
            let present = try CertificateRow.current(of: gateway, in: transaction)
            let certificate = try issue(request, to: gateway, in: transaction)
            for old in present.dropFirst() { try CertificateRow.retire(old.fingerprint, in: transaction) }
            _ = try record(
                "renewed", of: gateway, by: Author(account: Self.account(of: gateway), organisation: nil),
                HubEvent(gateway: gateway, fingerprint: certificate.fingerprint, serial: certificate.serial),
                in: transaction)
            try touchDirectory(in: transaction)
            return certificate.pem
        }
    }

    /// When a gateway should ask for its next certificate: after two thirds of the present one's life.
    package static func renewal(of certificate: MachineCertificate) -> Instant {
        let life = certificate.notAfter.since(certificate.notBefore)
        return certificate.notBefore.advanced(by: life * 2 / 3)
    }
}
