package import Logging
package import ServiceLifecycle
package import Standards
package import Store
package import Trust

/// What happened, in order, provably: events appended by transactions, sealed into a Merkle tree, followed by
/// projections and reactions, and checked by whoever doubts it.
///
/// Every node of an instance has one; they share the tables and nothing else.
package final class Journal: Sendable {
    let store: Store
    let origin: Origin
    let key: any SigningKey
    let clock: WallClock
    let entropy: Entropy
    let ids: IDSource
    let logger: Logger
    let settings: JournalSettings
    let pause: Pause
    /// Which node this is, for leases: new with every start.
    let node: String
    /// Fires when this node appended something, perhaps before it is committed.
    let appended = Signal()
    /// Fires when this node sealed something or saw that another one did.
    let sealed = Signal()
    let following = Following()

    /// The journal of the instance `origin`, such as `yitong.demo/ZS`, in the tables of `store`.
    package init(
        store: Store, origin: String, key: any SigningKey, clock: WallClock, entropy: Entropy, logger: Logger,
        settings: JournalSettings = JournalSettings(), pause: Pause = .system
    ) throws(JournalError) {
        self.store = store
        self.origin = try Origin(instance: origin)
        self.key = key
        self.clock = clock
        self.entropy = EntropyPool(entropy).entropy
        self.ids = IDSource(clock: clock, entropy: self.entropy)
        self.logger = logger
        self.settings = settings
        self.pause = pause
        self.node = Base64.encode(entropy.bytes(12))
    }

    /// The tables of the journal.
    package static let migrations: [Migration] = JournalSchema.migrations

    /// Seals what is appended, as long as it runs; what is left when it is asked to stop is sealed before it ends.
    package var sealer: some Service { Sealer(journal: self) }

    /// Brings projections and reactions up to the head, as long as it runs.
    package var runner: some Service { FollowRunner(journal: self) }
}

/// How the journal paces itself.
package struct JournalSettings: Sendable, Hashable {
    /// How long the sealer gathers events after the first before it seals: seals cost a flush to disk each.
    package var gather: Duration = .milliseconds(40)
    /// How often the journal looks for what other nodes did.
    package var poll: Duration = .milliseconds(200)
    /// How many events one transaction seals at most; it holds SQLite's writer for about 5 µs per event.
    package var sealBatch: Int = 5_000
    /// How many entries one transaction of a projection is given at most.
    package var followBatch: Int = 500
    /// How long other nodes leave sealing, or a reaction, to the one that did it last.
    package var lease: Duration = .milliseconds(600)
    /// How long a node may take over one reaction before others think that it died.
    package var reactionLease: Duration = .seconds(60)

    /// The defaults.
    package init() {}
}
