import Expressions
import Standards

/// The dataset over which the tests write conditions: two properties of each type, so that any two can meet.
enum People {
    static let columns: [(name: String, type: ValueType)] = [
        ("full-name", .text), ("town", .text), ("age", .integer), ("balance", .integer), ("birth-date", .day),
        ("moved-on", .day), ("created-at", .instant), ("changed-at", .instant), ("is-active", .boolean),
        ("is-retired", .boolean),
    ]

    static let schema = Schema(properties: Dictionary(uniqueKeysWithValues: columns.map { ($0.name, $0.type) }))

    static func column(_ name: String) -> String {
        String(name.map { $0 == "-" ? "_" : $0 })
    }

    /// Types a text, for tests that are not about parsing.
    static func typed(_ text: String) throws -> TypedExpression {
        try TypedExpression.check(Expression.parse(text: text), against: schema)
    }

    /// What a text says of a row; properties that are not given are null.
    static func answer(_ text: String, _ row: [String: Datum] = [:]) throws -> Bool? {
        try typed(text).evaluate { row[$0] ?? .null }
    }

    /// The refusal of a text, by parser or by types.
    static func refusal(_ text: String) -> ExpressionError? {
        do throws(ExpressionError) {
            _ = try TypedExpression.check(try Expression.parse(text: text), against: schema)
            return nil
        } catch {
            return error
        }
    }
}
