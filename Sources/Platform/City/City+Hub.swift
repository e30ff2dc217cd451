package import Authority
package import Catalogue
import Exchange
import Journal
package import Standards
package import Store
import Trust

extension City {
    /// The hub of the exchange, with its keys in the data folder: made when the city first starts, and kept.
    static func hub(
        _ configuration: CityConfiguration, store: Store, journal: Journal, catalogue: Catalogue, clock: WallClock,
        ids: IDSource, entropy: Entropy
    ) throws -> Hub {
        let keys = KeyStore(folder: configuration.keyFolder, entropy: entropy)
        let instance = configuration.instance
        journal.register(projection: GrantStamps())
        return Hub(
            store: store, journal: journal,
            machines: try keys.authority(file: "machines", instance: instance, at: clock.now()),
            key: try keys.ed25519(file: "hub", name: "\(configuration.journalOrigin)/hub"),
            grants: CatalogueGrants(catalogue: catalogue), settings: HubSettings(instance: instance), clock: clock,
            ids: ids, entropy: entropy)
    }
}

/// The catalogue's grants as the hub passes them on.
package struct CatalogueGrants: GrantSource {
    private let catalogue: Catalogue

    /// The grants of one catalogue.
    package init(catalogue: Catalogue) {
        self.catalogue = catalogue
    }

    package func grants(
        of members: Set<String>, endedSince since: Instant, in snapshot: Snapshot
    ) throws -> [Grant] {
        try catalogue.grants(of: members, endedSince: since, in: snapshot)
    }
}
