import Authority
package import Standards
package import Store

extension Hub {
    /// Every gateway with what lists show of it, by id.
    package func gateways(in snapshot: Snapshot) throws -> [GatewayView] {
        let certificates = Dictionary(grouping: try CertificateRow.current(in: snapshot), by: \.gateway)
        let pending = Dictionary(grouping: try JoinRow.list(.pending, limit: 100, in: snapshot), by: \.gateway)
        let parts = try Parts(self, in: snapshot)
        return try GatewayRow.all(in: snapshot).map { record in
            parts.view(record, certificates: certificates[record.id] ?? [], joins: pending[record.id] ?? [])
        }
    }

    /// One gateway with its youngest ten invitations; nil: there is none of that id.
    package func gateway(_ id: String, in snapshot: Snapshot) throws -> GatewayView? {
        guard let record = try GatewayRow.find(id, in: snapshot) else { return nil }
        return try Parts(self, in: snapshot).view(
            record, certificates: try CertificateRow.current(of: id, in: snapshot),
            joins: try JoinRow.list(of: id, limit: 10, in: snapshot))
    }

    /// The names of all members, by code.
    package func members(in snapshot: Snapshot) throws -> [String: Localized] {
        Dictionary(
            try MemberRow.all(settings.instance, in: snapshot).map { ($0.entry.id.code, $0.entry.title) },
            uniquingKeysWith: { first, _ in first })
    }

    /// The codes of a member's systems, in order; empty where it is not in the exchange.
    package func systems(of member: String, in snapshot: Snapshot) throws -> [String] {
        try snapshot.query("SELECT code FROM hub_system WHERE member = ? ORDER BY code LIMIT 1000", [.text(member)]) {
            try $0.text(0)
        }
    }

    /// What every view takes from the same few reads.
    private struct Parts {
        let members: [String: [MemberEntry]]
        let systems: [String: [SubsystemEntry]]
        let pulses: [String: GatewayPulse]
        let mirrors: [String: MirrorState]
        let told: [String: ToldConfiguration]

        init(_ hub: Hub, in snapshot: Snapshot) throws {
            let placed = try MemberRow.all(hub.settings.instance, in: snapshot)
            let places = Dictionary(
                placed.map { ($0.entry.id.code, $0) }, uniquingKeysWith: { first, _ in first })
            members = Dictionary(grouping: placed, by: \.gateway).mapValues { $0.map(\.entry) }
            let systems = try MemberRow.systems(in: snapshot).compactMap { system -> SubsystemEntry? in
                guard let place = places[system.member] else { return nil }
                return SubsystemEntry(
                    id: SubsystemID(place.entry.id, system.code), title: system.title, gateway: place.gateway)
            }
            self.systems = Dictionary(grouping: systems, by: \.gateway)
            pulses = try PulseRow.all(in: snapshot)
            mirrors = try MirrorRow.all(in: snapshot)
            told = try ConfigurationRow.told(in: snapshot)
        }

        func view(_ record: GatewayRecord, certificates: [GatewayCertificate], joins: [Join]) -> GatewayView {
            GatewayView(
                gateway: record, members: members[record.id] ?? [], systems: systems[record.id] ?? [],
                certificates: certificates, joins: joins, pulse: pulses[record.id], mirror: mirrors[record.id],
                told: told[record.id])
        }
    }
}
