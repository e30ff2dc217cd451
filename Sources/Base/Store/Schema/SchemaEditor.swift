/// Defines tables inside a migration.
package final class SchemaEditor {
    /// The migration's transaction, for moving rows.
    package let transaction: Transaction

    init(_ transaction: Transaction) {
        self.transaction = transaction
    }

    /// Makes a table.
    package func create(_ table: Table) throws {
        try transaction.execute(try table.sql(transaction.engine))
    }

    /// Makes an index.
    package func create(_ index: Index) throws {
        try transaction.execute(try index.sql())
    }

    /// Adds a column that may hold nothing, to rows that exist and rows to come.
    package func add(column: Column, to table: String) throws {
        try SQLName.check([column.name, table])
        guard column.nullable else { throw StoreError(.misuse, "a column added to rows that exist must be nullable") }
        try transaction.execute("ALTER TABLE \(table) ADD COLUMN \(column.sql(transaction.engine))")
    }

    /// Drops a table with its indexes.
    package func drop(table: String) throws {
        try SQLName.check([table])
        try transaction.execute("DROP TABLE \(table)")
    }

    /// Drops an index.
    package func drop(index: String) throws {
        try SQLName.check([index])
        try transaction.execute("DROP INDEX \(index)")
    }

    /// Gives a table another name; its indexes keep theirs.
    package func rename(table: String, to name: String) throws {
        try SQLName.check([table, name])
        try transaction.execute("ALTER TABLE \(table) RENAME TO \(name)")
    }

    /// Whether the table is there.
    package func exists(table: String) throws -> Bool {
        let sql =
            switch transaction.engine {
            case .sqlite: "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?"
            case .postgres:
                "SELECT 1 FROM pg_catalog.pg_tables WHERE schemaname = current_schema() AND tablename = ?"
            }
        return try transaction.first(sql, [.text(table)]) { _ in true } ?? false
    }
}
