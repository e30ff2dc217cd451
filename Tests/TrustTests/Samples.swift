import Standards
import TestSupport
import Trust

/// Keys and moments for tests, the same in every run.
enum Samples {
    /// 2026-11-24T00:00:00Z.
    static let now = Instant(microseconds: 1_795_478_400_000_000)

    static func p256(_ seed: UInt64 = 1) throws -> P256Key {
        try P256Key(name: "sample", entropy: .repeatable(seed: seed))
    }

    static func ed25519(_ seed: UInt64 = 1) throws -> Ed25519Key {
        try Ed25519Key(name: "sample", entropy: .repeatable(seed: seed))
    }

    static func authority(_ seed: UInt64 = 100, at moment: Instant = now) throws -> MachineAuthority {
        try MachineAuthority.create(
            instance: "ZS", key: p256(seed), at: moment, entropy: .repeatable(seed: seed + 1))
    }

    static func certificate(
        of authority: MachineAuthority, for key: P256Key, to id: String = "gateway-1",
        lifetime: Duration = .seconds(90 * 86_400), at moment: Instant = now
    ) throws -> MachineCertificate {
        try authority.issue(
            CertificateRequest(key: key, commonName: id), to: id, lifetime: lifetime, at: moment,
            entropy: .repeatable(seed: 9))
    }
}

/// The code of the `TrustError` that a piece of work throws; nil where it throws none.
func code(_ work: () throws -> Void) -> TrustError.Code? {
    do {
        try work()
        return nil
    } catch {
        return (error as? TrustError)?.code
    }
}
