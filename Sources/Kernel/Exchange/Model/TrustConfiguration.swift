package import Authority
package import Standards

/// Everything that one gateway needs to know of the others, as the hub signs it (信任配置).
///
/// One document for each gateway: of the grants it holds only those in which one of its members gives or gets. It travels as a
/// signed document and is good until it expires, with the hub or without.
package struct TrustConfiguration: Sendable, Hashable, Codable {
    /// The instance: one city, such as `ZS`.
    package var instance: String
    /// The gateway for which it was written.
    package var gateway: String
    /// Grows with every change; an older one is refused.
    package var serial: Int64
    /// When it was written.
    package var issuedAt: Instant
    /// Until when it is good without the hub.
    package var expiresAt: Instant
    /// The certificates of the authorities for machines, PEM.
    package var authorities: [String]
    /// The serial numbers of revoked certificates, lower-case hexadecimal, in order.
    package var revoked: [String]
    /// The gateways, by id.
    package var gateways: [GatewayEntry]
    /// The members, by id.
    package var members: [MemberEntry]
    /// The systems of the members, by id.
    package var subsystems: [SubsystemEntry]
    /// The grants of this gateway's members; ended ones for 30 days more, so that a refusal can say why.
    package var grants: [Grant]

    /// A configuration by its parts.
    package init(
        instance: String, gateway: String, serial: Int64, issuedAt: Instant, expiresAt: Instant, authorities: [String],
        revoked: [String], gateways: [GatewayEntry], members: [MemberEntry], subsystems: [SubsystemEntry],
        grants: [Grant]
    ) {
        self.instance = instance
        self.gateway = gateway
        self.serial = serial
        self.issuedAt = issuedAt
        self.expiresAt = expiresAt
        self.authorities = authorities
        self.revoked = revoked
        self.gateways = gateways
        self.members = members
        self.subsystems = subsystems
        self.grants = grants
    }

    /// The kind under which it is signed.
    package static let kind = "trust-configuration"
}

/// A gateway as the others know it.
package struct GatewayEntry: Sendable, Hashable, Codable {
    /// Its id, such as `social-security`: lower-case letters, digits and hyphens.
    package var id: String
    /// What people call it.
    package var title: Localized
    /// Where its inter-gateway port listens.
    package var host: String
    /// The inter-gateway port.
    package var port: Int
    /// SHA-256 of its certificates, lower-case hexadecimal: two while one is being renewed.
    package var fingerprints: [String]
    /// The verifier key of its journal, in the text form of signed notes.
    package var journalKey: String
    /// The journal's origin.
    package var journalOrigin: String
    /// Said to whoever calls while it is being worked on (维护); nil: it serves.
    package var maintenance: Localized?

    /// A gateway by its parts.
    package init(
        id: String, title: Localized, host: String, port: Int, fingerprints: [String], journalKey: String,
        journalOrigin: String, maintenance: Localized? = nil
    ) {
        self.id = id
        self.title = title
        self.host = host
        self.port = port
        self.fingerprints = fingerprints
        self.journalKey = journalKey
        self.journalOrigin = journalOrigin
        self.maintenance = maintenance
    }
}

/// A member as the others know it.
package struct MemberEntry: Sendable, Hashable, Codable {
    /// Its identifier.
    package var id: MemberID
    /// Its name of today.
    package var title: Localized

    /// A member by its parts.
    package init(id: MemberID, title: Localized) {
        self.id = id
        self.title = title
    }
}

/// A system of a member, and the gateway behind which it stands.
package struct SubsystemEntry: Sendable, Hashable, Codable {
    /// Its identifier.
    package var id: SubsystemID
    /// What people call it.
    package var title: Localized
    /// The gateway that serves it.
    package var gateway: String

    /// A system by its parts.
    package init(id: SubsystemID, title: Localized, gateway: String) {
        self.id = id
        self.title = title
        self.gateway = gateway
    }
}
