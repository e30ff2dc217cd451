package import Definitions
package import Journal
package import Standards
package import Store
import Synchronization

/// Who is who: organisations, people, accounts, posts and sessions, under three administrators kept apart (三员).
///
/// It knows who somebody is. What that somebody may do is Authority's to decide.
package final class Identity: Sendable {
    /// The city's organisations.
    package let organisations: Organisations
    /// Which roles one person may not hold together.
    package let separation: Separation
    let store: Store
    let journal: Journal
    let configuration: IdentityConfiguration
    let clock: WallClock
    let ids: IDSource
    let entropy: Entropy
    let hashing: HashingThreads
    let decoy: PasswordHash
    let instanceSecret = Mutex<[UInt8]?>(nil)
    /// Nil where other nodes write the same tables.
    let memory: SessionMemory?

    /// The identities of an instance whose tables `migrations` have made.
    ///
    /// - Parameter isAlone: nobody else writes these tables, as `InstanceLock` sees to for a city in a file. Sessions are
    ///   then kept in memory between two requests, see `SessionMemory`.
    package init(
        store: Store, journal: Journal, packs: PackSet, configuration: IdentityConfiguration = IdentityConfiguration(),
        isAlone: Bool = false, clock: WallClock, ids: IDSource, entropy: Entropy
    ) {
        self.store = store
        self.journal = journal
        self.organisations = Organisations(packs)
        self.separation = Separation(packs)
        self.configuration = configuration
        self.clock = clock
        self.ids = ids
        self.entropy = entropy
        self.memory = isAlone ? SessionMemory() : nil
        self.hashing = HashingThreads(count: configuration.hashingThreads, waiting: configuration.hashingQueue)
        self.decoy = PasswordHash(decoy: configuration.scrypt, entropy: entropy)
    }

    /// Today in Beijing.
    var today: Day { BeijingTime.day(of: clock.now()) }

    /// Writes what may begin, end or alter a session: every write of this module but the last-seen moment.
    ///
    /// What was remembered is forgotten before anybody hears of the outcome, whatever that is.
    @discardableResult
    func change<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
        defer { memory?.forgetAll() }
        return try await store.write(body)
    }

    /// Runs a command once: a repeat of its id gets the first outcome.
    func perform<Outcome: Codable & Sendable>(
        _ command: CommandID, kind: String, _ body: @escaping @Sendable (Transaction) throws -> Outcome
    ) async throws -> Outcome {
        try await change { [journal] transaction in
            try journal.perform(command, kind: kind, in: transaction, body)
        }
    }
}
