import GRDB
import GRDBSQLite

/// A prepared statement of one SQLite connection, and the row it stands on.
///
/// GRDB prepares and owns it; binding and reading go to SQLite directly, because the store's values need neither
/// GRDB's boxes nor its rows. Used only inside GRDB's access to the statement's connection.
final class SQLiteStatement: RowSource {
    let text: StatementText
    /// Whether somebody is reading its rows just now; the same text then gets a second statement.
    private(set) var isBusy = false
    private let statement: GRDB.Statement
    private let handle: OpaquePointer
    private(set) var columnCount = 0

    init(_ text: StatementText, sql: String, in database: Database) throws {
        self.text = text
        self.statement = try SQLiteFailure.translated { try database.makeStatement(sql: sql) }
        self.handle = statement.sqliteStatement
    }

    /// Runs the statement over `values` and hands rows to `body` until it answers false.
    func run(_ values: [SQLValue], _ body: (Row) throws -> Bool) throws {
        guard values.count == text.placeholders else {
            throw StoreError(.misuse, "\(values.count) values for \(text.placeholders) placeholders")
        }
        isBusy = true
        defer {
            sqlite3_reset(handle)
            isBusy = false
        }
        for (index, value) in values.enumerated() { try bind(value, at: Int32(index) + 1) }
        let row = Row(source: self)
        while true {
            switch sqlite3_step(handle) {
            case SQLITE_ROW:
                columnCount = Int(sqlite3_data_count(handle))  // may have changed with the tables
                if try !body(row) { return }
            case SQLITE_DONE: return
            case let code: throw SQLiteFailure.error(code, in: sqlite3_db_handle(handle))
            }
        }
    }

    private func bind(_ value: SQLValue, at index: Int32) throws {
        try value.check()
        let code =
            switch value {
            case .null: sqlite3_bind_null(handle, index)
            case .integer(let number): sqlite3_bind_int64(handle, index, number)
            case .real(let number): sqlite3_bind_double(handle, index, number)
            case .text(let text): bind(text, at: index)
            case .blob(let bytes): bind(bytes, at: index)
            }
        guard code == SQLITE_OK else { throw SQLiteFailure.error(code, in: sqlite3_db_handle(handle)) }
    }

    private func bind(_ text: String, at index: Int32) -> Int32 {
        var text = text
        return text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { characters in
                guard let start = characters.baseAddress else { return sqlite3_bind_text(handle, index, "", 0, nil) }
                return sqlite3_bind_text64(
                    handle, index, start, UInt64(characters.count), Self.transient, UInt8(SQLITE_UTF8))
            }
        }
    }

    private func bind(_ bytes: [UInt8], at index: Int32) -> Int32 {
        bytes.withUnsafeBytes { bytes in
            guard let start = bytes.baseAddress, bytes.count > 0 else { return sqlite3_bind_zeroblob(handle, index, 0) }
            return sqlite3_bind_blob64(handle, index, start, UInt64(bytes.count), Self.transient)
        }
    }

    /// SQLITE_TRANSIENT: SQLite copies what it is given.
    private static let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
}

// MARK: The present row

extension SQLiteStatement {
    func isNull(_ column: Int) -> Bool {
        sqlite3_column_type(handle, Int32(column)) == SQLITE_NULL
    }

    func value(_ column: Int) throws -> SQLValue {
        switch sqlite3_column_type(handle, Int32(column)) {
        case SQLITE_INTEGER: .integer(sqlite3_column_int64(handle, Int32(column)))
        case SQLITE_FLOAT: .real(sqlite3_column_double(handle, Int32(column)))
        case SQLITE_TEXT: .text(string(column))
        case SQLITE_BLOB: .blob(bytes(column))
        default: .null
        }
    }

    func integer(_ column: Int) throws -> Int64 {
        try expect(SQLITE_INTEGER, column)
        return sqlite3_column_int64(handle, Int32(column))
    }

    func real(_ column: Int) throws -> Double {
        if sqlite3_column_type(handle, Int32(column)) != SQLITE_INTEGER { try expect(SQLITE_FLOAT, column) }
        return sqlite3_column_double(handle, Int32(column))
    }

    func text(_ column: Int) throws -> String {
        try expect(SQLITE_TEXT, column)
        return string(column)
    }

    func blob(_ column: Int) throws -> [UInt8] {
        try expect(SQLITE_BLOB, column)
        return bytes(column)
    }

    private func expect(_ type: Int32, _ column: Int) throws(StoreError) {
        let found = sqlite3_column_type(handle, Int32(column))
        guard found == type else {
            throw StoreError(.decoding, "column \(column) is of SQLite's type \(found), not \(type)")
        }
    }

    private func string(_ column: Int) -> String {
        guard let start = sqlite3_column_text(handle, Int32(column)) else { return "" }
        let count = Int(sqlite3_column_bytes(handle, Int32(column)))
        return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    private func bytes(_ column: Int) -> [UInt8] {
        guard let start = sqlite3_column_blob(handle, Int32(column)) else { return [] }
        let count = Int(sqlite3_column_bytes(handle, Int32(column)))
        return [UInt8](UnsafeRawBufferPointer(start: start, count: count))
    }
}
