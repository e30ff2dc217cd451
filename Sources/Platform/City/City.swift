import API
import Authority
import Catalogue
package import Definitions
import Exchange
import Files
package import HTTP
import Hummingbird
import Identity
import Jobs
import Journal
package import Logging
import Registry
import Standards
import Store
import Trust
import Web

/// One city, built: every module of the house wired to the others, not yet running.
///
/// This is the only place that knows all of them.
package final class City: Sendable {
    /// What it was told from outside.
    package let configuration: CityConfiguration
    /// What its packs declare.
    package let packs: PackSet
    /// The modules that pages and interfaces call.
    package let kernel: Kernel
    let timers: Timers
    let logger: Logger
    private let lock: InstanceLock?

    private init(
        configuration: CityConfiguration, packs: PackSet, kernel: Kernel, timers: Timers, lock: InstanceLock?,
        logger: Logger
    ) {
        self.configuration = configuration
        self.packs = packs
        self.kernel = kernel
        self.timers = timers
        self.lock = lock
        self.logger = logger
    }

    /// What a city is opened for.
    package enum Use: Sendable {
        /// To serve: its tables are brought up to date, its folders tidied, and no other process may serve it.
        case serving
        /// To look, beside the process that serves: nothing is made and nothing tidied.
        case inspection
    }

    /// Opens the store and builds the modules.
    ///
    /// - Parameters:
    ///   - configuration: see `CityConfiguration`.
    ///   - use: whether to serve or to look.
    ///   - logger: where the modules say what they do.
    /// - Throws: `CityError` for packs that cannot be loaded or a folder without a city, `InstanceLockError`,
    ///   `StoreError`, `TrustError`.
    package static func open(
        _ configuration: CityConfiguration, for use: Use = .serving, logger: Logger
    ) async throws -> City {
        let packs = try Self.packs(home: configuration.home)
        if use == .inspection, !configuration.hasJournalKey { throw CityError.noCity(configuration.data) }
        try configuration.makeDataFolder()
        let isAlone = use == .serving && configuration.store.isFile
        let lock = isAlone ? try InstanceLock(folder: configuration.data) : nil
        let store = try await openStore(configuration, logger: logger)
        do {
            if use == .serving { try await prepare(store, for: packs) }
            let (kernel, timers) = try Self.kernel(configuration, packs: packs, store: store, logger: logger)
            if use == .serving {
                try await kernel.files.prepare()
                try await kernel.catalogue.load()
            }
            return City(
                configuration: configuration, packs: packs, kernel: kernel, timers: timers, lock: lock, logger: logger)
        } catch {
            await store.close()
            throw error
        }
    }

    /// Brings the tables up to date, and refuses to serve datasets whose tables are not those that the packs declare.
    private static func prepare(_ store: Store, for packs: PackSet) async throws {
        try await store.migrate(migrations(for: packs))
        let differences = try await store.read { try Registry.tableDifferences(of: packs, in: $0) }
        guard differences.isEmpty else { throw CityError.tables(differences) }
    }

    /// Closes the store.
    package func close() async {
        await kernel.store.close()
    }

    static func packs(home: String) throws -> PackSet {
        let check = try PackSet.load(home + "/packs")
        guard let packs = check.packs else { throw CityError.packs(check.findings) }
        return packs
    }

    private static func openStore(_ configuration: CityConfiguration, logger: Logger) async throws -> Store {
        var settings = configuration.database
        settings.clock = .system
        settings.onStop = { error in
            // What the disk holds is unknown after a failed flush: only a process that opens the file anew may go on.
            logger.critical("the store stopped itself: ending", metadata: ["error": "\(String(reflecting: error))"])
            ProcessEnd.atOnce()
        }
        return try await Store.open(configuration.store, configuration: settings, logger: logger)
    }

    private static func migrations(for packs: PackSet) -> [Migration] {
        Journal.migrations + ActivityProjection.migrations + Files.migrations + Jobs.migrations + Identity.migrations
            + Registry.migrations(for: packs) + CaseModules.migrations + Hub.migrations
    }

    private static func kernel(
        _ configuration: CityConfiguration, packs: PackSet, store: Store, logger: Logger
    ) throws -> (Kernel, Timers) {
        let (clock, entropy) = (WallClock.system, Entropy.system)
        let ids = IDSource(clock: clock, entropy: EntropyPool(entropy).entropy)
        let key = try KeyStore(folder: configuration.keyFolder, entropy: entropy)
            .ed25519(file: CityConfiguration.journalKey, name: configuration.journalOrigin)
        let journal = try Journal(
            store: store, origin: configuration.journalOrigin, key: key, clock: clock, entropy: entropy,
            logger: logger, settings: configuration.journal)
        journal.register(projection: ActivityProjection())
        let files = Files(
            store: store, folder: configuration.data + "/files", clock: clock, ids: ids, limits: configuration.files)
        let jobs = Jobs(
            store: store, journal: journal, clock: clock, ids: ids, settings: configuration.jobs, logger: logger)
        let authority = Authority(packs: packs, journal: journal, clock: clock, ids: ids)
        let identity = Identity(
            store: store, journal: journal, packs: packs, configuration: configuration.identity,
            isAlone: configuration.store.isFile, clock: clock, ids: ids, entropy: entropy)
        let registry = Registry(
            store: store, journal: journal, files: files, jobs: jobs, authority: authority, packs: packs,
            clock: clock, logger: logger)
        let cases = CaseModules(
            store: store, journal: journal, files: files, authority: authority, identity: identity,
            registry: registry, packs: packs, clock: clock, ids: ids, entropy: entropy, logger: logger)
        let hub = try Self.hub(
            configuration, store: store, journal: journal, catalogue: cases.catalogue, clock: clock, ids: ids,
            entropy: entropy)
        let kernel = Kernel(
            packs: packs, store: store, journal: journal, files: files, jobs: jobs, authority: authority,
            identity: identity, registry: registry, notices: cases.notices, casework: cases.casework,
            catalogue: cases.catalogue, hub: hub, clock: clock, ids: ids, entropy: entropy)
        return (kernel, cases.timers)
    }
}
