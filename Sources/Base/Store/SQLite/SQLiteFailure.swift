import GRDB
import GRDBSQLite

/// SQLite's result codes in the store's words.
enum SQLiteFailure {
    /// What went wrong last on a connection.
    static func error(_ code: Int32, in connection: OpaquePointer?) -> StoreError {
        let extended = connection.map { sqlite3_extended_errcode($0) } ?? code
        let message = connection.flatMap { sqlite3_errmsg($0) }.map { String(cString: $0) } ?? ""
        return StoreError(Self.code(extended), "SQLite \(extended): \(message)")
    }

    /// Runs what may throw GRDB's errors and throws the store's.
    static func translated<T>(_ body: () throws -> T) throws -> T {
        do {
            return try body()
        } catch let error as DatabaseError {
            let extended = error.extendedResultCode.rawValue
            throw StoreError(Self.code(extended), "SQLite \(extended): \(error.message ?? "")")
        }
    }

    static func code(_ extended: Int32) -> StoreError.Code {
        switch extended {
        case 2067, 1555, 2579: .conflict  // SQLITE_CONSTRAINT_UNIQUE, _PRIMARYKEY, _ROWID
        case 787: .foreign  // SQLITE_CONSTRAINT_FOREIGNKEY
        case 4874: .diskFull  // SQLITE_IOERR_SHMSIZE: no room for the index of the log; nothing was written
        default:
            switch extended & 0xFF {
            case SQLITE_CONSTRAINT, SQLITE_MISMATCH: .check
            case SQLITE_BUSY, SQLITE_LOCKED: .busy
            case SQLITE_INTERRUPT, SQLITE_ABORT: .interrupted
            case SQLITE_READONLY: .readOnly
            case SQLITE_FULL, SQLITE_TOOBIG: .diskFull
            case SQLITE_IOERR: .inputOutput
            case SQLITE_CORRUPT, SQLITE_NOTADB: .corrupt
            case SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH, SQLITE_NOMEM: .unavailable
            default: .misuse
            }
        }
    }
}
