package import Standards

/// A condition whose names and types are known to be right: it can be evaluated and turned into SQL.
package struct TypedExpression: Sendable, Hashable {
    /// The same condition with every property under its element id.
    package let expression: Expression
    /// The element ids that it names.
    package var properties: Set<String> { [] }
    /// About how many simple comparisons one row costs.
    package let cost: Int

    /// Types an expression, or says which property, operator or literal does not fit.
    package static func check(
        _ expression: Expression, against schema: Schema
    ) throws(ExpressionError) -> TypedExpression {
        TypedExpression(expression: expression, cost: 0)
    }

    /// Whether a row satisfies the condition; nil: unknown, as SQL's three-valued logic says. Only `true` admits a row.
    package func evaluate(_ value: (String) -> Datum) -> Bool? { nil }

    /// The condition as SQL, with `?` for each value; `column` names the column of a property.
    package func sql(_ dialect: SQLDialect, column: (String) -> String) -> SQLFragment {
        SQLFragment(text: "1 = 0", values: [])
    }
}
