/// One transaction's use of a connection.
final class PostgresSession: Session {
    let engine = Engine.postgres
    private let connection: PostgresConnection
    /// What the server reported first; it has rolled the transaction back in its mind and takes no more statements.
    private(set) var failure: PostgresFailure?

    init(_ connection: PostgresConnection) {
        self.connection = connection
    }

    func run(_ sql: String, _ values: [SQLValue], access: Access, _ body: (Row) throws -> Bool) throws -> Int {
        let result = try asking {
            let statement = try connection.statement(sql)
            guard statement.text.access <= access else {
                throw StoreError(access == .reading ? .readOnly : .misuse, "not allowed in this transaction: \(sql)")
            }
            guard values.count == statement.text.placeholders else {
                throw StoreError(
                    .misuse, "\(values.count) values for \(statement.text.placeholders) placeholders")
            }
            let result = try connection.execute(statement, PostgresParameters(values))
            return (result, statement.text.access)
        }
        for row in 0..<result.0.rowCount {
            result.0.row = row
            if try !body(Row(source: result.0)) { break }
        }
        return result.1 == .writing ? result.0.changes : 0
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
