import Authority
import Crypto
package import Standards
import Store
package import Trust

/// What a gateway gets when it asks for its configuration.
package struct ConfigurationAnswer: Sendable, Hashable {
    /// Names this very document.
    package let etag: String
    /// The signed document as JSON.
    package let document: [UInt8]
}

extension Hub {
    /// The configuration of a gateway, signed; throws `gateway.revoked` where it is not in the exchange.
    ///
    /// An unchanged one costs three look-ups; it is made anew when a grant of its members, or what all are told, has changed, when the day
    /// turns, and hourly, so that it does not run out. Its serial grows only when its content does.
    package func configuration(for gateway: String) async throws -> ConfigurationAnswer {
        let present = try await store.read { [self] snapshot in try fresh(gateway, in: snapshot) }
        if let present { return ConfigurationAnswer(etag: present.etag, document: present.document) }
        let made = try await store.write { [self] transaction in
            // Another node, or the poll before, may have made it meanwhile.
            if let present = try fresh(gateway, in: transaction) { return present }
            return try makeConfiguration(for: gateway, in: transaction)
        }
        return ConfigurationAnswer(etag: made.etag, document: made.document)
    }

    /// What was made before and still holds; nil: it has to be made.
    private func fresh(_ gateway: String, in snapshot: Snapshot) throws -> ConfigurationRow? {
        guard try GatewayRow.find(gateway, in: snapshot)?.state == .active else { throw Refusal.hub(.revoked) }
        guard let row = try ConfigurationRow.find(gateway, in: snapshot),
            row.stamp == (try stamp(of: gateway, in: snapshot)),
            clock.now().since(row.issuedAt) < settings.reissueAfter, clock.now() >= row.issuedAt
        else { return nil }
        return row
    }

    /// Says of what the configuration of a gateway would be made now.
    private func stamp(of gateway: String, in snapshot: Snapshot) throws -> String {
        let directory =
            try snapshot.first("SELECT revision FROM hub_directory WHERE name = 'directory'") { try $0.integer(0) } ?? 0
        let members = try MemberRow.codes(of: gateway, in: snapshot)
        let grants = try GrantStamps.last(of: members, in: snapshot)
        return "\(directory)/\(grants)/\(BeijingTime.day(of: clock.now()))"
    }

    private func makeConfiguration(for gateway: String, in transaction: Transaction) throws -> ConfigurationRow {
        let now = clock.now()
        let before = try ConfigurationRow.find(gateway, in: transaction)
        var content = try content(for: gateway, in: transaction)
        let digest = Hexadecimal.text(SHA256.hash(data: Array(try JSONText.of(content).utf8)))
        content.serial = before.map { $0.digest == digest ? $0.serial : $0.serial + 1 } ?? 1
        content.issuedAt = now
        content.expiresAt = now.advanced(by: settings.configurationLifetime)
        let document = try SignedDocument(
            .init(
                kind: TrustConfiguration.kind, serial: content.serial, issued: content.issuedAt,
                expires: content.expiresAt, payload: Array(try JSONText.of(content).utf8)),
            signedBy: [key])
        let row = ConfigurationRow(
            gateway: gateway, stamp: try stamp(of: gateway, in: transaction), serial: content.serial,
            digest: digest, issuedAt: now, document: try document.encoded())
        try row.save(in: transaction)
        return row
    }

    /// Everything that the gateway is told, without serial and times.
    private func content(for gateway: String, in snapshot: Snapshot) throws -> TrustConfiguration {
        let now = clock.now()
        let fingerprints = Dictionary(grouping: try CertificateRow.current(in: snapshot), by: \.gateway)
        let active = try GatewayRow.all(in: snapshot).filter { $0.state == .active }
        let members = try MemberRow.all(settings.instance, in: snapshot)
        let places = Dictionary(
            members.map { ($0.entry.id.code, $0) }, uniquingKeysWith: { first, _ in first })
        let ids = Set(active.map(\.id))
        let own = Set(members.filter { $0.gateway == gateway }.map(\.entry.id.code))
        return TrustConfiguration(
            instance: settings.instance, gateway: gateway, serial: 0, issuedAt: Instant(microseconds: 0),
            expiresAt: Instant(microseconds: 0), authorities: [machines.certificate.pem],
            revoked: try CertificateRow.revoked(at: now, in: snapshot),
            gateways: active.map { record in
                GatewayEntry(
                    id: record.id, title: record.title, host: record.host, port: record.port,
                    fingerprints: (fingerprints[record.id] ?? []).filter { $0.notAfter >= now }.map(\.fingerprint),
                    journalKey: record.journalKey, journalOrigin: record.journalOrigin,
                    maintenance: record.maintenance)
            },
            members: members.filter { ids.contains($0.gateway) }.map(\.entry),
            subsystems: try MemberRow.systems(in: snapshot).compactMap { system in
                guard let place = places[system.member], ids.contains(place.gateway) else { return nil }
                return SubsystemEntry(
                    id: SubsystemID(place.entry.id, system.code), title: system.title, gateway: place.gateway)
            },
            grants: try grants.grants(
                of: own, endedSince: now.advanced(by: .zero - settings.endedGrants), in: snapshot))
    }
}

extension TrustConfiguration {
    /// Reads what a hub sent: signed by the hub that is trusted, of this kind, for this gateway, not expired and not older than one that was
    /// seen before.
    ///
    /// - Throws: `TrustError` for what is not the hub's, expired or rolled back; `DecodingError` for another content.
    package static func open(
        _ document: [UInt8], of hub: VerifierKey, for gateway: String, at now: Instant, notBefore serial: Int64 = 0
    ) throws -> TrustConfiguration {
        let content = try SignedDocument.read(
            document, kind: kind, trusting: [hub], at: now, notBefore: serial)
        let configuration = try JSONText.value(
            String(decoding: content.payload, as: UTF8.self), as: TrustConfiguration.self)
        guard configuration.gateway == gateway, configuration.serial == content.serial,
            configuration.expiresAt == content.expires
        else { throw HubFault.badConfiguration }
        return configuration
    }
}
