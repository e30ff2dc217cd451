import GRDB
import GRDBSQLite

/// Moves what is in SQLite's log to the database, after the callers of a group have been answered.
///
/// It runs on the writer's own connection, never beside it: up to 3.51.2 SQLite can lose committed pages when a
/// checkpoint of one connection meets a commit of another that starts the log anew (sqlite.org/wal.html, "The
/// WAL-Reset Bug"), and Debian 12 has 3.40.1. So SQLite's automatic checkpoint, inside COMMIT, is off; a small log is
/// moved when nobody waits, a large one before the next group.
struct SQLiteCheckpoint {
    /// Pages in the log that are worth moving while nobody waits (4 KiB each).
    static let idlePages: Int32 = 1_000
    /// Pages in the log that are moved whoever waits.
    static let busyPages: Int32 = 4_000

    private let faults: StoreFaults

    init(_ faults: StoreFaults) {
        self.faults = faults
    }

    /// Turns SQLite's own checkpoint off.
    static func takeOver(_ database: Database) {
        sqlite3_wal_autocheckpoint(database.sqliteConnection, 0)
    }

    /// Moves the log when it is worth it.
    ///
    /// A checkpoint that fails to write stops the store.
    func run(isIdle: Bool, _ database: Database) throws(SQLiteStop) {
        let pages = Self.pagesWritten(database, forget: false)
        guard pages >= (isIdle ? Self.idlePages : Self.busyPages) else { return }
        _ = Self.pagesWritten(database, forget: true)
        let code = sqlite3_wal_checkpoint_v2(
            database.sqliteConnection, nil, SQLITE_CHECKPOINT_PASSIVE, nil, nil)
        faults.afterCheckpoint(Int(pages))
        if code & 0xFF == SQLITE_IOERR {
            let error = SQLiteFailure.error(code, in: database.sqliteConnection)
            throw SQLiteStop(reason: StoreError(.stopped, "a checkpoint failed: \(error.detail)"))
        }
    }

    /// How many pages the connection has written to the log since they were last forgotten.
    private static func pagesWritten(_ database: Database, forget: Bool) -> Int32 {
        var (pages, highest): (Int32, Int32) = (0, 0)
        sqlite3_db_status(
            database.sqliteConnection, SQLITE_DBSTATUS_CACHE_WRITE, &pages, &highest, forget ? 1 : 0)
        return pages
    }
}
