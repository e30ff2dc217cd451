package import Logging
import Synchronization

/// Transactions over SQLite or PostgreSQL, the same contract on both.
///
/// A closure is synchronous, returns a `Sendable` value, may run more than once and has no effect outside its
/// transaction. It runs on a thread of the store's own, never in the caller's task. Cancelling the task keeps a
/// closure from starting; one that has started is decided and its true outcome told.
package final class Store: Sendable {
    /// Where a store's data lives.
    package typealias Location = StoreLocation

    /// The engine below.
    package let engine: Engine
    let driver: any Driver
    let configuration: StoreConfiguration
    private let logger: Logger
    private let full = Atomic(false)

    init(driver: any Driver, configuration: StoreConfiguration, logger: Logger) {
        self.engine = driver.engine
        self.driver = driver
        self.configuration = configuration
        self.logger = logger
    }

    deinit {
        driver.abandon()
    }

    /// Opens the database at `location`; SQLite's file is made when missing, its folder is not.
    package static func open(
        _ location: Location, configuration: StoreConfiguration = StoreConfiguration(), logger: Logger
    ) async throws -> Store {
        let driver: any Driver =
            switch location {
            case .sqlite(let path):
                try await SQLiteDriver.open(path: path, configuration: configuration, logger: logger)
            case .postgres(let url):
                try await PostgresDriver.open(url: url, configuration: configuration, logger: logger)
            }
        return Store(driver: driver, configuration: configuration, logger: logger)
    }

    /// Runs `body` over one consistent state of the database, beside everything else.
    package func read<T: Sendable>(_ body: @escaping @Sendable (Snapshot) throws -> T) async throws -> T {
        try await driver.read(body)
    }

    /// Runs `body` as one serializable transaction; when this returns, what it did is durable.
    ///
    /// SQLite commits the writers of one moment together; PostgreSQL runs a transaction that lost a conflict again.
    @discardableResult
    package func write<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
        try await notingRoom { try await driver.write(body) }
    }

    /// Runs `body` as a transaction of its own for much data; see `BulkTransaction`.
    @discardableResult
    package func bulk<T: Sendable>(_ body: @escaping @Sendable (BulkTransaction) throws -> T) async throws -> T {
        try await notingRoom { try await driver.bulk(definesTables: false, body) }
    }

    /// Runs `body` as a transaction of its own that may define tables while the city runs.
    ///
    /// For what no migration can know: a dataset's table built beside the old one and swapped.
    @discardableResult
    package func define<T: Sendable>(_ body: @escaping @Sendable (SchemaEditor) throws -> T) async throws -> T {
        try await driver.bulk(definesTables: true) { try body(SchemaEditor($0)) }
    }

    /// Applies what is missing of `migrations`, each in a transaction of its own, in the order of the list.
    package func migrate(_ migrations: [Migration]) async throws {
        try await Migrator(migrations, clock: configuration.clock, logger: logger).run(on: self)
    }

    /// Whether the last transaction that wrote found no room.
    package var isFull: Bool { full.load(ordering: .relaxed) }

    /// Bytes left on the disk of SQLite's file; nil where the database lies elsewhere.
    package var room: Int64? { driver.file.flatMap { DiskRoom.left(at: $0) } }

    /// Runs what writes, and keeps in mind whether it found room.
    private func notingRoom<T: Sendable>(_ write: () async throws -> T) async throws -> T {
        do {
            let outcome = try await write()
            noteRoom()
            return outcome
        } catch {
            noteRoom(error)
            throw error
        }
    }

    private func noteRoom(_ error: (any Error)? = nil) {
        let isFull = (error as? StoreError)?.code == .diskFull
        if isFull || error == nil, full.load(ordering: .relaxed) != isFull { full.store(isFull, ordering: .relaxed) }
    }

    /// How many calls wait for a thread of the store just now.
    package var waiting: Int { driver.waiting }

    /// Lets what has started finish, refuses the rest with `.stopped`, and closes the database.
    package func close() async {
        await driver.close()
    }
}

/// An engine.
protocol Driver: Sendable {
    var engine: Engine { get }
    func read<T: Sendable>(_ body: @escaping @Sendable (Snapshot) throws -> T) async throws -> T
    func write<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T
    func bulk<T: Sendable>(
        definesTables: Bool, _ body: @escaping @Sendable (BulkTransaction) throws -> T
    ) async throws -> T
    var waiting: Int { get }
    /// The database's file, where it is one.
    var file: String? { get }
    func close() async
    /// Sends the threads home when the store was dropped without being closed.
    func abandon()
}
