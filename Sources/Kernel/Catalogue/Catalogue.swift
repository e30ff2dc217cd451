package import Authority
package import Casework
package import Definitions
package import Files
package import Jobs
package import Journal
package import Notices
import Search
package import Standards
package import Store

/// The city's data catalogue: entries and what is attached to them, requests and grants, needs.
///
/// What the provider alone may know of leaves no trace in anything that others are shown.
package final class Catalogue: Sendable {
    let store: Store
    let journal: Journal
    let casework: Casework
    let timers: Timers
    let files: Files
    let authority: Authority
    let packs: PackSet
    let notices: Notices?
    let freshness: FreshnessSource
    let clock: WallClock
    let ids: IDSource
    let entropy: Entropy

    /// When the data of a dataset last changed; nil: never, or there is no such dataset.
    package typealias FreshnessSource = @Sendable (_ dataset: String, _ snapshot: Snapshot) throws -> Instant?

    /// The catalogue of a set of packs.
    ///
    /// Registers its handlers with `casework` and `timers`; `load` brings in the packs' entries.
    /// - Parameter freshness: what the Registry knows of a dataset's last change.
    package init(
        store: Store, journal: Journal, casework: Casework, timers: Timers, files: Files, authority: Authority,
        packs: PackSet, notices: Notices? = nil, freshness: @escaping FreshnessSource = { _, _ in nil },
        clock: WallClock, ids: IDSource, entropy: Entropy
    ) {
        self.store = store
        self.journal = journal
        self.casework = casework
        self.timers = timers
        self.files = files
        self.authority = authority
        self.packs = packs
        self.notices = notices
        self.freshness = freshness
        self.clock = clock
        self.ids = ids
        self.entropy = entropy
    }

    /// Today in Beijing.
    var today: Day { BeijingTime.day(of: clock.now()) }
}
