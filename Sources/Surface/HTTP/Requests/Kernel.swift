package import Authority
package import Casework
package import Catalogue
package import Definitions
package import Exchange
package import Files
package import Identity
package import Jobs
package import Journal
package import Notices
package import Registry
package import Standards
package import Store

/// The modules that pages and interfaces call, wired by the composition root.
package struct Kernel: Sendable {
    /// What the packs declare.
    package let packs: PackSet
    /// Transactions.
    package let store: Store
    /// What happened.
    package let journal: Journal
    /// Uploaded files.
    package let files: Files
    /// Work in the background.
    package let jobs: Jobs
    /// Who may do what.
    package let authority: Authority
    /// Who is who.
    package let identity: Identity
    /// The datasets.
    package let registry: Registry
    /// Everybody's inbox.
    package let notices: Notices
    /// Cases and who decides them.
    package let casework: Casework
    /// What the city holds, and who may have it.
    package let catalogue: Catalogue
    /// Who is in the exchange.
    package let hub: Hub
    /// The present moment.
    package let clock: WallClock
    /// New identifiers.
    package let ids: IDSource
    /// Random bytes.
    package let entropy: Entropy

    /// The modules of one city.
    package init(
        packs: PackSet, store: Store, journal: Journal, files: Files, jobs: Jobs, authority: Authority,
        identity: Identity, registry: Registry, notices: Notices, casework: Casework, catalogue: Catalogue,
        hub: Hub, clock: WallClock, ids: IDSource, entropy: Entropy
    ) {
        self.packs = packs
        self.store = store
        self.journal = journal
        self.files = files
        self.jobs = jobs
        self.authority = authority
        self.identity = identity
        self.registry = registry
        self.notices = notices
        self.casework = casework
        self.catalogue = catalogue
        self.hub = hub
        self.clock = clock
        self.ids = ids
        self.entropy = entropy
    }

    /// Today in Beijing.
    package var today: Day { BeijingTime.day(of: clock.now()) }
}
