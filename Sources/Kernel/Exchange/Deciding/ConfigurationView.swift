package import Authority
package import Standards

/// A trust configuration as calls are decided by it: indexed once when it arrives, then read many times, never changed.
package struct ConfigurationView: Sendable {
    /// What it was made of.
    package let configuration: TrustConfiguration
    private let gateways: [String: GatewayEntry]
    private let members: [MemberID: MemberEntry]
    private let subsystems: [SubsystemID: SubsystemEntry]
    private let grants: [Party: [Grant]]

    /// A member's code, class by class, and the entry that a grant is about.
    private struct Party: Hashable {
        let consumer: String
        let provider: String
        let entry: String
    }

    /// The view of a configuration whose signature was verified.
    package init(_ configuration: TrustConfiguration) {
        self.configuration = configuration
        gateways = Dictionary(configuration.gateways.map { ($0.id, $0) }) { first, _ in first }
        members = Dictionary(configuration.members.map { ($0.id, $0) }) { first, _ in first }
        subsystems = Dictionary(configuration.subsystems.map { ($0.id, $0) }) { first, _ in first }
        let newestFirst = configuration.grants.sorted { ($0.grantedAt, $0.number) > ($1.grantedAt, $1.number) }
        grants = Dictionary(grouping: newestFirst) {
            Party(consumer: $0.consumer, provider: $0.provider, entry: $0.entry)
        }
    }

    /// The class of members to which the codes of grants belong: the city's own offices.
    package static let grantClass = "GOV"

    /// The gateway of an id.
    package func gateway(_ id: String) -> GatewayEntry? { gateways[id] }

    /// The gateway for which the configuration was written.
    package var own: GatewayEntry? { gateways[configuration.gateway] }

    /// The member of an id.
    package func member(_ id: MemberID) -> MemberEntry? { members[id] }

    /// The subsystem of an id.
    package func subsystem(_ id: SubsystemID) -> SubsystemEntry? { subsystems[id] }

    /// The gateway behind which a subsystem stands.
    package func gateway(of subsystem: SubsystemID) -> GatewayEntry? {
        subsystems[subsystem].flatMap { gateways[$0.gateway] }
    }

    /// Whether a client stands behind a gateway, a member behind those of all its subsystems; nil: it is unknown.
    package func stands(_ client: ClientID, behind gateway: String) -> Bool? {
        if let system = client.system { return subsystems[system].map { $0.gateway == gateway } }
        guard members[client.member] != nil else { return nil }
        return configuration.subsystems.contains { $0.id.member == client.member && $0.gateway == gateway }
    }

    /// What people call an organisation of the city; its code where the configuration does not have it.
    package func title(ofOrganisation code: String) -> Localized {
        let id = MemberID(instance: configuration.instance, memberClass: Self.grantClass, code: code)
        return members[id]?.title ?? Localized(zh: code, en: code)
    }

    /// All grants of a member on an entry of another, ended ones among them, the newest first.
    package func grants(to consumer: MemberID, from provider: MemberID, on entry: String) -> [Grant] {
        guard consumer.memberClass == Self.grantClass, provider.memberClass == Self.grantClass,
            consumer.instance == configuration.instance, provider.instance == configuration.instance
        else { return [] }
        return grants[Party(consumer: consumer.code, provider: provider.code, entry: entry)] ?? []
    }

    /// The grant that a number names.
    package func grant(number: String) -> Grant? { configuration.grants.first { $0.number == number } }

    /// Whether the configuration may still be used.
    package func isGood(at now: Instant) -> Bool { now < configuration.expiresAt }
}
