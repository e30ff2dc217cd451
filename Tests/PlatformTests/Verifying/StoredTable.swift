import Store

/// A table as whoever tampers with it sees it: its columns, its rows, and statements that no module would run.
struct StoredTable: Sendable {
    let store: Store
    let name: String
    let columns: [String]
    private let types: [String]

    init(_ name: String, in store: Store) async throws {
        let sql =
            switch store.engine {
            case .sqlite: "SELECT name, type FROM pragma_table_info(?)"
            case .postgres:
                """
                SELECT CAST(attname AS text), CAST(format_type(atttypid, NULL) AS text) FROM pg_attribute
                WHERE attrelid = CAST(? AS regclass) AND attnum > 0 AND NOT attisdropped ORDER BY attnum
                """
            }
        let found = try await store.read { try $0.query(sql, [.text(name)]) { (try $0.text(0), try $0.text(1)) } }
        self.store = store
        self.name = name
        self.columns = found.map(\.0)
        self.types = found.map { $0.1.lowercased() }
    }

    func rows() async throws -> [[SQLValue]] {
        let (sql, count) = ("SELECT \(columns.joined(separator: ", ")) FROM \(name)", columns.count)
        let order = " ORDER BY \((1...count).map(String.init).joined(separator: ", "))"
        return try await store.read { try $0.query(sql + order) { row in try (0..<count).map { try row.value($0) } } }
    }

    func insert(_ rows: [[SQLValue]]) async throws {
        let (name, columns) = (name, columns)
        try await store.bulk { _ = try $0.load(into: name, columns: columns, rows: rows) }
    }

    func delete(_ row: [SQLValue]) async throws {
        let sql = "DELETE FROM \(name) WHERE \(condition)"
        try await store.write { _ = try $0.execute(sql, row) }
    }

    func clear() async throws {
        let sql = "DELETE FROM \(name)"
        try await store.write { _ = try $0.execute(sql) }
    }

    func set(_ column: Int, of row: [SQLValue], to value: SQLValue) async throws {
        let sql = "UPDATE \(name) SET \(columns[column]) = ? WHERE \(condition)"
        try await store.write { _ = try $0.execute(sql, [value] + row) }
    }

    /// What a flipped bit could have made of a value.
    func flipped(_ value: SQLValue, column: Int) -> SQLValue {
        switch value {
        case .null:
            types[column] == "text" ? "x" : types[column] == "integer" || types[column] == "bigint" ? 1 : .blob([1])
        case .integer(let number): .integer(number ^ 1 == number ? number : number ^ 2)
        case .real(let number): .real(number + 1)
        case .text(let text): .text(text.isEmpty ? "x" : String(text.dropLast()) + (text.last == "7" ? "6" : "7"))
        case .blob(let bytes): .blob(bytes.isEmpty ? [1] : bytes.dropLast() + [(bytes.last ?? 0) ^ 4])
        }
    }

    private var condition: String {
        columns.map { "\($0) IS NOT DISTINCT FROM ?" }.joined(separator: " AND ")
    }
}
