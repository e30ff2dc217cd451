import GRDB
import Logging
import Synchronization

/// SQLite through GRDB's pool: readers on threads of their own, one writer on another.
final class SQLiteDriver: Driver {
    let engine = Engine.sqlite
    private let pool: DatabasePool
    private let connections: SQLiteConnections
    private let reads: WorkQueue<Call<Snapshot>>
    private let readers: [OwnThread]
    private let writer: SQLiteWriter
    private let checkpoint: SQLiteCheckpoint

    private init(
        pool: DatabasePool, connections: SQLiteConnections, checkpoint: SQLiteCheckpoint, faults: StoreFaults,
        configuration: StoreConfiguration, logger: Logger
    ) {
        let reads = WorkQueue<Call<Snapshot>>(limit: configuration.queueLimit)
        self.pool = pool
        self.checkpoint = checkpoint
        self.connections = connections
        self.reads = reads
        self.readers = (0..<configuration.readers).map { number in
            OwnThread.start("store-read-\(number)") { Self.serve(reads, pool, connections) }
        }
        self.writer = SQLiteWriter(
            pool: pool, connections: connections, checkpoint: checkpoint, faults: faults, configuration: configuration,
            logger: logger
        ) { reason in
            checkpoint.abandon(because: reason)
            for waiting in reads.close(because: reason) { waiting.fail(reason) }
            configuration.onStop(reason)
        }
    }

    static func open(
        path: String, configuration: StoreConfiguration, faults: StoreFaults = StoreFaults(), logger: Logger
    ) async throws -> SQLiteDriver {
        let connections = SQLiteConnections()
        let cache = configuration.cacheKibibytes
        var settings = Configuration()
        settings.foreignKeysEnabled = true
        settings.maximumReaderCount = configuration.readers
        settings.busyMode = .timeout(configuration.busyTimeout / .seconds(1))
        settings.persistentReadOnlyConnections = true
        settings.allowsUnsafeTransactions = true  // the writer ends its transactions itself, whatever happens in them
        settings.label = "store"
        settings.prepareDatabase { database in
            try database.execute(sql: "PRAGMA cache_size = -\(cache)")
            try database.execute(sql: "PRAGMA trusted_schema = OFF")
            connections.add(database)
        }
        let (pool, checkpoint) = try await opened(path, settings, faults)
        return SQLiteDriver(
            pool: pool, connections: connections, checkpoint: checkpoint, faults: faults, configuration: configuration,
            logger: logger)
    }

    /// Opens the pool on a thread of its own, and asks of its writer what GRDB sets otherwise: every commit flushed.
    private static func opened(
        _ path: String, _ settings: Configuration, _ faults: StoreFaults
    ) async throws -> (DatabasePool, SQLiteCheckpoint) {
        try await withCheckedThrowingContinuation { continuation in
            _ = OwnThread.start("store-open") {
                continuation.resume(
                    with: Result {
                        try SQLiteFailure.translated {
                            let pool = try DatabasePool(path: path, configuration: settings)
                            let checkpoint = try SQLiteCheckpoint(path: path, faults)
                            try pool.writeWithoutTransaction { database in
                                try database.execute(sql: "PRAGMA synchronous = FULL")
                                checkpoint.takeOver(database)
                            }
                            return (pool, checkpoint)
                        }
                    })
            }
        }
    }

    func read<T: Sendable>(_ body: @escaping @Sendable (Snapshot) throws -> T) async throws -> T {
        try await call(body) { (work: Call<Snapshot>) throws(StoreError) in try reads.add(work) }
    }

    func write<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
        try await call(body) { (work: Call<Transaction>) throws(StoreError) in try writer.add(.member(work)) }
    }

    func bulk<T: Sendable>(
        definesTables: Bool, _ body: @escaping @Sendable (BulkTransaction) throws -> T
    ) async throws -> T {
        try await call(body) { (work: Call<BulkTransaction>) throws(StoreError) in
            try writer.add(.alone(work, definesTables: definesTables))
        }
    }

    var waiting: Int { reads.count + writer.waiting }

    /// The database's file.
    var path: String { pool.path }
    var file: String? { path }

    /// What a pragma of the writer's connection says.
    func pragma(_ name: String) async throws -> String {
        try await pool.writeWithoutTransaction { database in
            try String.fetchOne(database, sql: "PRAGMA \(name)") ?? ""
        }
    }

    /// Interrupts the statements that are running just now.
    func interrupt() {
        pool.interrupt()
    }

    func abandon() {
        let reason = StoreError(.stopped, "the store was closed")
        for waiting in reads.close(because: reason) { waiting.fail(reason) }
        writer.abandon(because: reason)
        checkpoint.abandon(because: reason)
    }

    func close() async {
        abandon()
        await writer.join()
        for reader in readers { await reader.join() }
        await checkpoint.close()
        let (pool, connections) = (pool, connections)
        await OwnThread.start("store-close") {
            connections.forget()
            try? pool.close()
        }.join()
    }

    /// What a reading thread does all its life, with a connection of its own.
    ///
    /// GRDB's way in and out, a queue, a savepoint and a look at the schema's version, would cost a short read more than
    /// what it reads.
    private static func serve(
        _ reads: WorkQueue<Call<Snapshot>>, _ pool: DatabasePool, _ connections: SQLiteConnections
    ) {
        while let first = reads.next() {
            do {
                try SQLiteFailure.translated {
                    try pool.unsafeRead { database in
                        let connection = connections[database]
                        var next: Call<Snapshot>? = first
                        while let work = next {
                            answer(work, connection, database)
                            next = reads.next()
                        }
                    }
                }
            } catch {
                first.fail(error)  // there is no connection; once there is one, nothing is thrown
            }
        }
    }

    /// Runs a call over one state of the database.
    private static func answer(_ work: Call<Snapshot>, _ connection: SQLiteConnection, _ database: Database) {
        guard !work.isCancelled else { return work.fail(CancellationError()) }
        do {
            try connection.control(.beginReading, in: database)
            let snapshot = Snapshot(SQLiteSession(connection, database), access: .reading)
            try work.attempt(snapshot)
            try snapshot.finish()
            try connection.control(.commit, in: database)
            work.succeed()
        } catch {
            if database.isInsideTransaction { try? connection.control(.rollback, in: database) }
            work.fail(error)
        }
    }
}

/// The statements of every connection of a pool.
final class SQLiteConnections: Sendable {
    private let known = Mutex<[ObjectIdentifier: SQLiteConnection]>([:])

    /// Called by GRDB for each connection it opens.
    func add(_ database: Database) {
        known.withLock { $0[ObjectIdentifier(database)] = SQLiteConnection() }
    }

    subscript(database: Database) -> SQLiteConnection {
        known.withLock { known in
            if let connection = known[ObjectIdentifier(database)] { return connection }
            let connection = SQLiteConnection()
            known[ObjectIdentifier(database)] = connection
            return connection
        }
    }

    /// Finalises every statement.
    ///
    /// Nobody may be using the connections.
    func forget() {
        let connections = known.withLock { Array($0.values) }
        for connection in connections { connection.forget() }
    }
}
