package import Standards

/// A condition bound to the columns of a table of rows: looks values up by position, builds nothing per row.
package struct RowFilter: Sendable {
    private let condition: Condition
    private let positions: [Int]

    init(_ condition: Condition, positions: [Int]) {
        self.condition = condition
        self.positions = positions
    }

    /// Whether the condition is true of a row; nil: unknown.
    ///
    /// A row that is too short has nulls at its end.
    package func evaluate(_ row: [Datum]) -> Bool? {
        condition.truth { slot in
            let position = positions[slot]
            return position < row.count ? row[position] : .null
        }
    }

    /// Whether the row is admitted: the condition is true of it, neither false nor unknown.
    package func admits(_ row: [Datum]) -> Bool {
        evaluate(row) == true
    }
}

extension TypedExpression {
    /// The condition over rows whose values stand in the order of `columns` (element ids); nil where one is missing.
    package func filter(columns: [String]) -> RowFilter? {
        var positions: [Int] = []
        for name in names {
            guard let position = columns.firstIndex(of: name) else { return nil }
            positions.append(position)
        }
        return RowFilter(condition, positions: positions)
    }
}
