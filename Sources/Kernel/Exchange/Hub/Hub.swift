package import Authority
package import Journal
package import Standards
package import Store
package import Trust

/// Who is in the exchange (交换中心): gateways and their certificates, members and their systems, what each gateway is told, and
/// what each reports.
///
/// It sees no call and no record: payloads go from gateway to gateway. What it decides takes effect at a gateway's next poll.
package final class Hub: Sendable {
    let store: Store
    let journal: Journal
    let machines: MachineAuthority
    let key: Ed25519Key
    let grants: any GrantSource
    let clock: WallClock
    let ids: IDSource
    let entropy: Entropy
    /// What the operator decides about the exchange.
    package let settings: HubSettings

    /// The hub of one instance.
    /// - Parameters:
    ///   - machines: issues the certificates of gateways.
    ///   - key: signs what gateways are told.
    ///   - grants: what has been granted to whom.
    package init(
        store: Store, journal: Journal, machines: MachineAuthority, key: Ed25519Key, grants: any GrantSource,
        settings: HubSettings, clock: WallClock, ids: IDSource, entropy: Entropy
    ) {
        self.store = store
        self.journal = journal
        self.machines = machines
        self.key = key
        self.grants = grants
        self.settings = settings
        self.clock = clock
        self.ids = ids
        self.entropy = entropy
    }

    /// What gateways verify the hub's documents with.
    package var verifier: VerifierKey { key.verifier }
}

/// What has been granted, as the hub passes it on to the gateways that serve it.
package protocol GrantSource: Sendable {
    /// The grants in which one of `members` (codes of organisations) gives or gets: those in force or suspended, and those
    /// that ended at or after `since`; by number.
    func grants(of members: Set<String>, endedSince since: Instant, in snapshot: Snapshot) throws -> [Grant]
}

/// What the operator decides about the exchange.
package struct HubSettings: Sendable, Hashable {
    /// The instance, the first part of every identifier, such as `ZS`.
    package var instance: String
    /// How long a configuration is good without the hub.
    package var configurationLifetime = Duration.seconds(24 * 3_600)
    /// After how long an unchanged configuration is written anew, so that it never runs out while the hub is there.
    package var reissueAfter = Duration.seconds(3_600)
    /// How long a certificate is good.
    package var certificateLifetime = Duration.seconds(90 * 86_400)
    /// How long a join code can be used.
    package var codeLifetime = Duration.seconds(24 * 3_600)
    /// How far a gateway's clock may be off.
    package var skew = Duration.seconds(60)
    /// How long a refusal can still say that a grant has ended.
    package var endedGrants = Duration.seconds(30 * 86_400)
    /// How long the figures of single minutes are kept.
    package var minuteRetention = Duration.seconds(2 * 86_400)
    /// How long the figures of hours are kept.
    package var hourRetention = Duration.seconds(400 * 86_400)
    /// After how long without a report a gateway counts as silent.
    package var silence = Duration.seconds(180)

    /// The defaults for an instance.
    package init(instance: String) {
        self.instance = instance
    }
}
