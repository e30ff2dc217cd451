package import Standards

/// The engines whose SQL an expression can be written in.
package enum SQLDialect: Sendable, Hashable, CaseIterable {
    /// SQLite 3.40 and later: text columns compare BINARY.
    case sqlite
    /// PostgreSQL 15 and later: text columns are `COLLATE "C"`, everything else is `bigint`.
    case postgres
}

/// A condition in SQL and the values of its placeholders.
package struct SQLFragment: Sendable, Hashable {
    /// A boolean SQL expression in parentheses, with `?` for each value.
    package let text: String
    /// The values in the order of the placeholders.
    package let values: [Datum]

    /// A fragment; as many values as placeholders.
    package init(text: String, values: [Datum]) {
        self.text = text
        self.values = values
    }
}
