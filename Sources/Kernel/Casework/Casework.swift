package import Definitions
package import Jobs
package import Journal
package import Standards
package import Store
import Synchronization

/// Cases that go through chains of steps: who may decide, by when, and what was decided.
///
/// The rules are a pure state machine (`Chain`); this shell reads and writes its state, the timers and the events in
/// the transaction of whoever calls.
package final class Casework: Sendable {
    let store: Store
    let journal: Journal
    let timers: Timers
    let packs: PackSet
    let directory: any CaseDirectory
    let clock: WallClock
    let ids: IDSource
    let entropy: Entropy
    private let handlers = Mutex<[String: any CaseHandler]>([:])

    /// The casework of a city; register the handlers before it is used.
    ///
    /// It registers with `timers` what is to happen when a clock of a case runs out.
    package init(
        store: Store, journal: Journal, timers: Timers, packs: PackSet, directory: any CaseDirectory,
        clock: WallClock, ids: IDSource, entropy: Entropy
    ) {
        self.store = store
        self.journal = journal
        self.timers = timers
        self.packs = packs
        self.directory = directory
        self.clock = clock
        self.ids = ids
        self.entropy = entropy
        timers.register(kind: CaseClock.kind, CaseClockHandler(journal: journal, clock: clock))
    }

    /// Says which feature stands behind a chain.
    package func register(_ handler: any CaseHandler, for chain: String) {
        handlers.withLock { $0[chain] = handler }
    }

    func handler(of chain: String) -> (any CaseHandler)? { handlers.withLock { $0[chain] } }

    /// Today in Beijing.
    var today: Day { BeijingTime.day(of: clock.now()) }
}
