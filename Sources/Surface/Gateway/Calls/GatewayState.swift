import Exchange
import Standards
package import Trust

/// What a gateway knows and counts while it runs: a value of its event loop.
struct GatewayState {
    /// Who is who and who may what; nil: no trust configuration has come yet.
    var gate: ProviderGate?
    /// What is left of each grant today.
    var quotas: Quotas
    /// Requests that came within the time in which they could be accepted once more.
    var replays: ReplayWindow
    /// Batches of signatures that were verified.
    var batches = BatchVerifier()
    /// Calls that are over.
    var meter = CallMeter()
    /// Under which certificate the gateway signs.
    var identity: SigningIdentity
    /// Fingerprints of other gateways' certificates that were laid down beside the records, which cannot be checked without them.
    var remembered: Set<String> = []
    /// Calls that were taken and not answered yet.
    var underWay = 0
}

/// Under which certificate and by which suite a gateway signs, as the parameters of its signatures name them.
package struct SigningIdentity: Sendable, Hashable {
    /// SHA-256 of the certificate, lower-case hexadecimal.
    package let keyID: String
    /// The suite of its key.
    package let suite: Suite

    /// The identity of a certificate.
    package init(_ certificate: MachineCertificate) {
        keyID = certificate.fingerprint
        suite = certificate.publicKey.suite
    }

    /// The facts of a signature that is to be made now.
    func facts(of requestID: String, at now: Instant) -> SignatureFacts {
        SignatureFacts(created: now, requestID: requestID, suite: suite, keyID: keyID)
    }
}
