import GRDB
import GRDBSQLite
import Glibc
import Synchronization

/// Moves what is in SQLite's log to the database: the bulk of it beside the writer, the rest between two of its groups.
///
/// Up to 3.51.2 SQLite can lose committed pages when a checkpoint of one connection meets a commit of another that
/// starts the log anew (sqlite.org/wal.html, "The WAL-Reset Bug"), and Debian 12 has 3.40.1. So nothing is left to
/// chance about who may start it anew. A writer does so only where nobody reads from the log. While the mover works,
/// a third connection, the *shade*, stands in a read transaction on the log: it is begun by the writer's own thread,
/// between two groups, when there are committed pages in the log that are not in the database yet, and ended when the
/// mover is done. What was written meanwhile, the writer's own connection moves between two groups: only then is the
/// log empty, and the writer's next commit starts it anew.
final class SQLiteCheckpoint: Sendable {
    /// Pages in the log that are worth moving while nobody waits (4 KiB each).
    static let idlePages = 1_000
    /// Pages in the log that are moved whoever waits.
    static let busyPages = 4_000
    /// Pages that the writer moves itself: some milliseconds.
    static let tailPages = 1_000
    /// Pages in the log beyond which the writer waits for the mover.
    static let mostPages = 64_000

    private enum Phase {
        case idle
        case moving
        /// SQLite's answer, and up to which page of the log everything is in the database.
        case moved(code: Int32, pages: Int)
    }

    /// What the writer's thread knows of the log.
    private struct Log {
        /// Committed pages in it.
        var pages = 0
        /// How many of them are in the database.
        var moved = 0
        /// How many there were when moving was last begun.
        var tried = 0
    }

    private let mover: DatabaseQueue
    private let shade: DatabaseQueue
    private let faults: StoreFaults
    private let phase = Mutex(Phase.idle)
    private let log = Mutex(Log())
    private let orders = WorkQueue<Bool>(limit: 4)
    private let thread = Mutex<OwnThread?>(nil)

    /// Opens the two connections; the file and its log are there already.
    init(path: String, _ faults: StoreFaults) throws {
        var settings = Configuration()
        settings.allowsUnsafeTransactions = true  // the shade's transaction outlives the closure that begins it
        settings.label = "store.checkpoint"
        settings.prepareDatabase { database in
            try database.execute(sql: "PRAGMA synchronous = FULL; PRAGMA cache_size = -64")
            sqlite3_wal_autocheckpoint(database.sqliteConnection, 0)
        }
        mover = try DatabaseQueue(path: path, configuration: settings)
        shade = try DatabaseQueue(path: path, configuration: settings)
        self.faults = faults
        let own = OwnThread.start("store-move") { self.serve() }
        thread.withLock { $0 = own }
    }

    /// Turns SQLite's own checkpoint off and counts the writer's pages in the log instead.
    func takeOver(_ database: Database) {
        sqlite3_wal_autocheckpoint(database.sqliteConnection, 0)
        _ = sqlite3_wal_hook(
            database.sqliteConnection,
            { context, _, _, pages in
                guard let context else { return SQLITE_OK }
                Unmanaged<SQLiteCheckpoint>.fromOpaque(context).takeUnretainedValue().note(Int(pages))
                return SQLITE_OK
            }, Unmanaged.passUnretained(self).toOpaque())
    }

    /// Called by SQLite after each commit of the writer with the number of pages in the log.
    private func note(_ pages: Int) {
        log.withLock { log in
            // Fewer than before: the log was started anew.
            if pages < log.pages { log = Log() }
            log.pages = pages
        }
    }

    /// Moves the log when it is worth it; called on the writer's thread between two groups.
    ///
    /// A checkpoint that fails to write stops the store.
    func run(isIdle: Bool, _ database: Database) throws(SQLiteStop) {
        let grown = log.withLock { $0.pages }
        while case .moving = phase.withLock({ $0 }), grown >= Self.mostPages { usleep(1_000) }
        if case .moved(let code, let pages) = phase.withLock({ $0 }) {
            try check(code)
            let left = log.withLock { log in
                log.moved = max(log.moved, pages)
                return log.pages - log.moved
            }
            phase.withLock { $0 = .idle }
            if left <= Self.tailPages || grown >= Self.mostPages { return try moveTail(database) }
        }
        guard case .idle = phase.withLock({ $0 }) else { return }
        let known = log.withLock { $0 }
        guard known.pages > known.moved, known.pages - known.tried >= (isIdle ? Self.idlePages : Self.busyPages) else {
            return
        }
        log.withLock { $0.tried = known.pages }
        guard beginShade() else { return try moveTail(database) }
        phase.withLock { $0 = .moving }
        if (try? orders.add(true)) == nil {
            endShade()
            phase.withLock { $0 = .idle }
        }
    }

    /// Sends the mover home.
    func abandon(because reason: StoreError) {
        _ = orders.close(because: reason)
    }

    /// Waits for the mover and closes the connections; the writer has ended.
    func close() async {
        let thread = thread.withLock { $0 }
        await thread?.join()
        try? mover.close()
        try? shade.close()
    }

    /// What the moving thread does all its life.
    private func serve() {
        while orders.next() != nil {
            var (inLog, inDatabase): (Int32, Int32) = (0, 0)
            let code = mover.writeWithoutTransaction { database in
                sqlite3_wal_checkpoint_v2(
                    database.sqliteConnection, nil, SQLITE_CHECKPOINT_PASSIVE, &inLog, &inDatabase)
            }
            faults.afterCheckpoint(Int(inLog))
            endShade()
            let pages = code == SQLITE_OK ? Int(max(0, inDatabase)) : 0
            phase.withLock { $0 = .moved(code: code, pages: pages) }
        }
    }

    /// Moves everything that is left, on the writer's own connection.
    private func moveTail(_ database: Database) throws(SQLiteStop) {
        var (inLog, inDatabase): (Int32, Int32) = (0, 0)
        let code = sqlite3_wal_checkpoint_v2(
            database.sqliteConnection, nil, SQLITE_CHECKPOINT_PASSIVE, &inLog, &inDatabase)
        faults.afterCheckpoint(Int(inLog))
        try check(code)
        log.withLock { log in
            log.tried = log.pages
            if code == SQLITE_OK { log.moved = max(log.moved, Int(inDatabase)) }
        }
    }

    private func check(_ code: Int32) throws(SQLiteStop) {
        guard code & 0xFF == SQLITE_IOERR else { return }
        throw SQLiteStop(reason: StoreError(.stopped, "a checkpoint failed: SQLite \(code)"))
    }

    /// Begins a read of the log; false where that is not possible just now.
    private func beginShade() -> Bool {
        do {
            try shade.writeWithoutTransaction { database in
                try database.execute(sql: "BEGIN DEFERRED")
                try database.execute(sql: "SELECT count(*) FROM sqlite_schema")
            }
            return true
        } catch {
            endShade()
            return false
        }
    }

    private func endShade() {
        try? shade.writeWithoutTransaction { database in
            if database.isInsideTransaction { try database.execute(sql: "ROLLBACK") }
        }
    }
}
