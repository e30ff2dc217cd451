package import Standards

/// A condition whose names and types are known to be right: it can be evaluated and turned into SQL.
///
/// Two are equal when they mean the same under the same types, however they were spelt.
package struct TypedExpression: Sendable, Hashable {
    /// The same condition with every property under its element id.
    package let expression: Expression
    /// About how many simple comparisons one row costs.
    package let cost: Int
    /// The element ids that it names.
    package var properties: Set<String> { Set(names) }

    let condition: Condition
    /// The element ids by slot, in the order in which they are first named.
    let names: [String]

    /// Types an expression, or says which property, operator or literal does not fit; refuses one that costs too much.
    package static func check(
        _ expression: Expression, against schema: Schema, cost limit: Int = ExpressionLimits.cost
    ) throws(ExpressionError) -> TypedExpression {
        var checker = Checker(schema: schema)
        let condition = try checker.condition(expression.root)
        guard condition.cost <= limit else { throw .tooCostly(condition.cost, limit: limit) }
        let renamed = expression.root.substituting { name, offset in
            .property(schema.resolve(name)?.id ?? name, offset)
        }
        return TypedExpression(
            expression: Expression(composed: renamed), cost: condition.cost, condition: condition,
            names: checker.names)
    }

    private init(expression: Expression, cost: Int, condition: Condition, names: [String]) {
        self.expression = expression
        self.cost = cost
        self.condition = condition
        self.names = names
    }

    /// Whether a row satisfies the condition; nil: unknown, as SQL's three-valued logic says.
    ///
    /// Only `true` admits a row. `value` is asked by element id; a value of another type than the schema's counts as null.
    package func evaluate(_ value: (String) -> Datum) -> Bool? {
        condition.truth { slot in value(names[slot]) }
    }

    /// The condition as SQL, with `?` for each value; `column` names the column of a property.
    ///
    /// Days, instants and booleans are columns of whole numbers: days since 1970, microseconds since 1970, 0 or 1.
    package func sql(_ dialect: SQLDialect, column: (String) -> String) -> SQLFragment {
        var writer = SQLWriter(dialect: dialect, columns: names.map(column))
        writer.write(condition)
        return SQLFragment(text: writer.text, values: writer.values)
    }
}
