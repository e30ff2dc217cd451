import Standards
import TestSupport
import Trust

/// A certificate of a machine, from an authority of its own.
struct Machine {
    let pem: String
    let key: String
    let fingerprint: String

    init(_ id: String) throws {
        let entropy = Entropy.system
        let now = ManualClock().now
        let root = try MachineAuthority.create(
            instance: "ZS", key: P256Key(name: "root", entropy: entropy), at: now, entropy: entropy)
        let own = try P256Key(name: id, entropy: entropy)
        let certificate = try root.issue(
            CertificateRequest(key: own, commonName: id), to: id, lifetime: .seconds(86_400 * 90), at: now,
            entropy: entropy)
        pem = certificate.pem
        key = own.pem
        fingerprint = certificate.fingerprint
    }
}
