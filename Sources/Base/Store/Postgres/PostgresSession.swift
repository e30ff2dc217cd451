/// One transaction's use of a connection.
final class PostgresSession: Session {
    let engine = Engine.postgres
    private let connection: PostgresConnection
    private var cursors = 0
    /// What the server reported first; it has rolled the transaction back in its mind and takes no more statements.
    private(set) var failure: PostgresFailure?

    init(_ connection: PostgresConnection) {
        self.connection = connection
    }

    func run(_ sql: String, _ values: [SQLValue], access: Access, _ body: (Row) throws -> Bool) throws -> Int {
        let (result, kind) = try asking {
            let statement = try permitted(sql, values, access)
            return (try connection.execute(statement, PostgresParameters(values)), statement.text.access)
        }
        _ = try hand(result, to: body)
        return kind == .writing ? result.changes : 0
    }

    /// Reads through a cursor, so that a million rows are held five hundred at a time.
    func stream(_ sql: String, _ values: [SQLValue], access: Access, _ body: (Row) throws -> Bool) throws {
        let statement = try asking { try permitted(sql, values, access) }
        guard statement.text.access == .reading else {
            _ = try run(sql, values, access: access, body)
            return
        }
        cursors += 1
        let cursor = "yt_cursor_\(cursors)"
        try asking {
            try connection.declare(cursor, for: statement.text.numbered, PostgresParameters(values))
        }
        var goesOn = true
        while goesOn {
            let rows = try asking { try connection.fetch(500, from: cursor) }
            goesOn = try hand(rows, to: body) && rows.rowCount == 500
        }
        try asking { _ = try connection.command("CLOSE \(cursor)") }
    }

    private func permitted(_ sql: String, _ values: [SQLValue], _ access: Access) throws -> PostgresStatement {
        let statement = try connection.statement(sql)
        guard statement.text.access <= access else {
            throw StoreError(access == .reading ? .readOnly : .misuse, "not allowed in this transaction: \(sql)")
        }
        guard values.count == statement.text.placeholders else {
            throw StoreError(.misuse, "\(values.count) values for \(statement.text.placeholders) placeholders")
        }
        return statement
    }

    /// Hands rows to `body`; false when it has had enough.
    private func hand(_ result: PostgresResult, to body: (Row) throws -> Bool) throws -> Bool {
        for row in 0..<result.rowCount {
            result.row = row
            if try !body(Row(source: result)) { return false }
        }
        return true
    }

    func load(into table: String, columns: [String], next: () throws -> [SQLValue]?) throws -> Int {
        try asking {
            var encoder = PostgresCopy()
            let sql = "COPY \(table) (\(columns.joined(separator: ", "))) FROM STDIN (FORMAT binary)"
            return try connection.copy(sql) { try encoder.chunk(next) }
        }
    }

    private func asking<T>(_ body: () throws -> T) throws -> T {
        do {
            return try body()
        } catch let lost as PostgresFailure {
            failure = failure ?? lost
            throw lost.error
        }
    }
}
