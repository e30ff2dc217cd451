/// What a column holds, alike on both engines.
package enum ColumnType: String, Sendable, Hashable, CaseIterable {
    /// INTEGER; bigint.
    case integer
    /// REAL; double precision.
    case real
    /// TEXT compared byte by byte; text COLLATE "C".
    case text
    /// BLOB; bytea.
    case blob

    func sql(_ engine: Engine) -> String {
        switch (self, engine) {
        case (.integer, .sqlite): "INTEGER"
        case (.real, .sqlite): "REAL"
        case (.text, .sqlite): "TEXT"
        case (.blob, .sqlite): "BLOB"
        case (.integer, .postgres): "bigint"
        case (.real, .postgres): "double precision"
        case (.text, .postgres): "text COLLATE \"C\""
        case (.blob, .postgres): "bytea"
        }
    }
}

/// A column of a table.
package struct Column: Sendable, Hashable {
    /// Lower snake case, 1–63 bytes.
    package let name: String
    /// What it holds.
    package let type: ColumnType
    /// Whether it may hold nothing.
    package let nullable: Bool

    /// A column; it must hold something unless `nullable`.
    package init(_ name: String, _ type: ColumnType, nullable: Bool = false) {
        self.name = name
        self.type = type
        self.nullable = nullable
    }

    func sql(_ engine: Engine) -> String {
        "\(name) \(type.sql(engine))\(nullable ? "" : " NOT NULL")"
    }
}

/// A table, made alike on both engines: STRICT on SQLite, text by bytes on PostgreSQL.
package struct Table: Sendable, Hashable {
    /// Lower snake case, 1–63 bytes.
    package let name: String
    /// From left to right.
    package let columns: [Column]
    /// The columns that name a row; empty: a unique index names it, which can be made when the rows are there.
    package let primaryKey: [String]
    /// Sets of columns that no two rows share.
    package let unique: [[String]]
    /// Whether SQLite keeps the rows in the primary key's own tree: good for short rows found by that key.
    package let withoutRowID: Bool

    /// A table of `columns`.
    package init(
        _ name: String, columns: [Column], primaryKey: [String] = [], unique: [[String]] = [],
        withoutRowID: Bool = false
    ) {
        self.name = name
        self.columns = columns
        self.primaryKey = primaryKey
        self.unique = unique
        self.withoutRowID = withoutRowID
    }

    func sql(_ engine: Engine) throws(StoreError) -> String {
        try SQLName.check([name] + columns.map(\.name) + primaryKey + unique.flatMap(\.self))
        guard !primaryKey.isEmpty || !withoutRowID else {
            throw StoreError(.misuse, "table \(name) has neither row id nor primary key")
        }
        var parts = columns.map { $0.sql(engine) }
        if !primaryKey.isEmpty { parts.append("PRIMARY KEY (\(primaryKey.joined(separator: ", ")))") }
        parts += unique.map { "UNIQUE (\($0.joined(separator: ", ")))" }
        let options = engine == .sqlite ? (withoutRowID ? " STRICT, WITHOUT ROWID" : " STRICT") : ""
        return "CREATE TABLE \(name) (\(parts.joined(separator: ", ")))\(options)"
    }
}

/// An index of a table.
package struct Index: Sendable, Hashable {
    /// Lower snake case, 1–63 bytes, unlike every table's and index's name.
    package let name: String
    /// The table.
    package let table: String
    /// From the most significant.
    package let columns: [String]
    /// Whether no two rows may share the columns' values.
    package let unique: Bool
    /// Which rows it holds, as a condition of the subset without placeholders; nil: all.
    package let condition: String?

    /// An index over `columns` of `table`.
    package init(
        _ name: String, on table: String, columns: [String], unique: Bool = false, where condition: String? = nil
    ) {
        self.name = name
        self.table = table
        self.columns = columns
        self.unique = unique
        self.condition = condition
    }

    func sql() throws(StoreError) -> String {
        try SQLName.check([name, table] + columns)
        let start = "CREATE \(unique ? "UNIQUE " : "")INDEX \(name) ON \(table) (\(columns.joined(separator: ", ")))"
        return condition.map { "\(start) WHERE \($0)" } ?? start
    }
}
