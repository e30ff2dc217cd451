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
    let entries: EntryBook
    let grantBook: GrantBook

    /// When the data of datasets last changed; one that never has, or that there is none of, is left out.
    package typealias FreshnessSource =
        @Sendable (
            _ datasets: Set<String>, _ snapshot: Snapshot
        ) throws -> [String: Instant]

    /// The catalogue of a set of packs.
    ///
    /// Registers its handlers with `casework` and `timers`; `load` brings in the packs' entries.
    /// - Parameter freshness: what the Registry knows of the last changes of datasets.
    package init(
        store: Store, journal: Journal, casework: Casework, timers: Timers, files: Files, authority: Authority,
        packs: PackSet, notices: Notices? = nil, freshness: @escaping FreshnessSource = { _, _ in [:] },
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
        let entries = EntryBook(journal: journal, packs: packs, clock: clock)
        let grants = GrantBook(
            journal: journal, timers: timers, notices: notices, clock: clock, ids: ids, entropy: entropy)
        self.entries = entries
        self.grantBook = grants
        let rights = CatalogueRights(authority: authority, packs: packs)
        let publication = PublicationHandler(entries: entries, rights: rights)
        casework.register(publication, for: Chains.publication)
        casework.register(publication, for: Chains.withdrawal)
        let rules = RequestRules(entries: entries, rights: rights, files: files, packs: packs, clock: clock)
        let requests = RequestHandler(rules: rules, grants: grants, packs: packs)
        for chain in Chains.requests { casework.register(requests, for: chain) }
        casework.register(
            RenewalHandler(grants: grants, rights: rights, packs: packs, clock: clock), for: Chains.renewal)
        casework.register(
            DisputeHandler(casework: casework, rights: rights), for: Chains.dispute)
        timers.register(kind: GrantExpiry.kind, GrantExpiry(grants: grants, clock: clock))
    }

    /// Today in Beijing.
    var today: Day { BeijingTime.day(of: clock.now()) }

    /// Who may do what here.
    var rights: CatalogueRights { CatalogueRights(authority: authority, packs: packs) }

    /// What a request must fulfil.
    var requestRules: RequestRules {
        RequestRules(entries: entries, rights: rights, files: files, packs: packs, clock: clock)
    }
}
