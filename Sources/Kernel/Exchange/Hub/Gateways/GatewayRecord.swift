package import Standards

/// A gateway as the hub knows it.
package struct GatewayRecord: Sendable, Hashable, Codable {
    /// Its id.
    package let id: String
    /// What people call it.
    package var title: Localized
    /// How far it has come.
    package var state: State
    /// Where its inter-gateway port listens; empty until it has joined.
    package var host: String = ""
    /// The inter-gateway port; 0 until it has joined.
    package var port: Int = 0
    /// The verifier key of its journal.
    package var journalKey: String = ""
    /// The origin of its journal.
    package var journalOrigin: String = ""
    /// Said to whoever calls while it is being worked on.
    package var maintenance: Localized?
    /// Why it was revoked; nil: it was not.
    package var revocation: String?
    /// Grows with every change.
    package var revision: Int64 = 1

    /// How far a gateway has come.
    package enum State: String, Sendable, Hashable, CaseIterable, Codable {
        /// It has a code, and no certificate yet.
        case invited
        /// It is in the exchange.
        case active
        /// It was put out of it.
        case revoked
    }
}

/// A certificate of a gateway.
package struct GatewayCertificate: Sendable, Hashable {
    /// SHA-256 over the certificate, lower-case hexadecimal.
    package let fingerprint: String
    /// Whose it is.
    package let gateway: String
    /// Its serial number, lower-case hexadecimal.
    package let serial: String
    /// From when it is good.
    package let notBefore: Instant
    /// Until when.
    package let notAfter: Instant
    /// Whether others may still rely on it.
    package let isCurrent: Bool
    /// The certificate.
    package let pem: String
}

/// A gateway with all that its page shows.
package struct GatewayView: Sendable, Hashable {
    /// The gateway.
    package let gateway: GatewayRecord
    /// The members behind it.
    package let members: [MemberEntry]
    /// Their systems.
    package let systems: [SubsystemEntry]
    /// Its current certificates, the youngest first.
    package let certificates: [GatewayCertificate]
    /// Its youngest invitations.
    package let joins: [Join]
    /// What it said last; nil: nothing yet.
    package let pulse: GatewayPulse?
    /// The copy of its journal; nil: none yet.
    package let mirror: MirrorState?
    /// The configuration that it was given last; nil: none yet.
    package let told: ToldConfiguration?
}

/// The configuration that a gateway was given last.
package struct ToldConfiguration: Sendable, Hashable {
    /// Its serial.
    package let serial: Int64
    /// When it was written.
    package let issuedAt: Instant
}

/// What a gateway said last, and when it was heard.
package struct GatewayPulse: Sendable, Hashable {
    /// When it was heard, by the hub's clock.
    package let at: Instant
    /// What it said of itself.
    package let health: GatewayHealth
}
