package import Authority
package import Casework
package import Catalogue
package import Definitions
package import Files
package import Identity
package import Jobs
package import Journal
package import Logging
package import Notices
package import Registry
import Search
package import Standards
package import Store

/// The modules of asking and granting, wired to one another: timers, inboxes, cases and the catalogue.
package struct CaseModules: Sendable {
    /// What is due at an instant.
    package let timers: Timers
    /// Everybody's inbox.
    package let notices: Notices
    /// Cases and who decides them.
    package let casework: Casework
    /// What the city holds, and who may have it.
    package let catalogue: Catalogue

    /// Their tables.
    package static var migrations: [Migration] {
        Timers.migrations + SearchList.migrations + Notices.migrations + Casework.migrations + Catalogue.migrations
    }

    /// Builds them, with the reaction that writes what happens to cases into inboxes.
    package init(
        store: Store, journal: Journal, files: Files, authority: Authority, identity: Identity, registry: Registry,
        packs: PackSet, clock: WallClock, ids: IDSource, entropy: Entropy, logger: Logger
    ) {
        timers = Timers(store: store, clock: clock, logger: logger)
        notices = Notices(store: store, journal: journal, clock: clock, ids: ids)
        casework = Casework(
            store: store, journal: journal, timers: timers, packs: packs,
            directory: IdentityDirectory(identity: identity, clock: clock), clock: clock, ids: ids, entropy: entropy)
        catalogue = Catalogue(
            store: store, journal: journal, casework: casework, timers: timers, files: files, authority: authority,
            packs: packs, notices: notices,
            freshness: { datasets, snapshot in
                try registry.freshness(of: datasets, in: snapshot).compactMapValues { $0.lastDelivery ?? $0.lastChange }
            }, clock: clock, ids: ids, entropy: entropy)
        journal.register(reaction: CaseNotices(casework: casework, notices: notices))
    }
}
