import GRDB
import GRDBSQLite

/// What the store keeps for one of GRDB's connections: its prepared statements.
///
/// `@unchecked Sendable` holds because it is used only inside GRDB's access to its connection, one at a time.
final class SQLiteConnection: @unchecked Sendable {
    private var statements = GenerationCache<SQLiteStatement>(size: 256)
    private var controls: [SQLiteControl: SQLiteStatement] = [:]

    /// The statement of `sql`, prepared once; a new one while the first is being read.
    func statement(_ sql: String, in database: Database) throws -> SQLiteStatement {
        if let known = statements.value(of: sql) {
            return known.isBusy ? try SQLiteStatement(known.text, sql: sql, in: database) : known
        }
        let statement = try SQLiteStatement(try StatementText(sql), sql: sql, in: database)
        _ = statements.insert(statement, for: sql)
        return statement
    }

    /// Begins, divides or ends a transaction.
    func control(_ control: SQLiteControl, in database: Database) throws {
        let statement = try controls[control] ?? SQLiteStatement(.control, sql: control.rawValue, in: database)
        controls[control] = statement
        try statement.run([]) { _ in true }
    }

    /// Finalises the statements, before GRDB closes the connection.
    func forget() {
        _ = statements.removeAll()
        controls = [:]
    }
}

/// One transaction's use of a connection.
final class SQLiteSession: Session {
    let engine = Engine.sqlite
    private let connection: SQLiteConnection
    private let database: Database

    init(_ connection: SQLiteConnection, _ database: Database) {
        self.connection = connection
        self.database = database
    }

    func run(_ sql: String, _ values: [SQLValue], access: Access, _ body: (Row) throws -> Bool) throws -> Int {
        let statement = try connection.statement(sql, in: database)
        guard statement.text.access <= access else {
            throw StoreError(access == .reading ? .readOnly : .misuse, "not allowed in this transaction: \(sql)")
        }
        try statement.run(values, body)
        return statement.text.access == .writing ? Int(sqlite3_changes(database.sqliteConnection)) : 0
    }

    func stream(_ sql: String, _ values: [SQLValue], access: Access, _ body: (Row) throws -> Bool) throws {
        _ = try run(sql, values, access: access, body)
    }

    func load(into table: String, columns: [String], next: () throws -> [SQLValue]?) throws -> Int {
        let places = SQLMarks.of(columns.count)
        let sql = "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES (\(places))"
        let statement = try connection.statement(sql, in: database)
        var count = 0
        while let values = try next() {
            try statement.run(values) { _ in true }
            count += 1
        }
        return count
    }
}
