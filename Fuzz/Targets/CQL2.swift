import Expressions
import Standards

extension FuzzTarget {
    /// The text form.
    static let cql2Text = FuzzTarget("cql2-text") { bytes in
        if let expression = try? Expression.parse(text: bytes) { use(expression) }
    }

    /// The JSON form.
    static let cql2JSON = FuzzTarget("cql2-json") { bytes in
        if let expression = try? Expression.parse(json: bytes) { use(expression) }
    }

    private static func use(_ expression: Expression) {
        require((try? Expression.parse(text: expression.text)) == expression, "the text form is read back")
        require((try? Expression.parse(json: Array(expression.json.utf8))) == expression, "the JSON form is read back")
        guard let typed = try? TypedExpression.check(expression, against: Sample.schema) else { return }
        _ = typed.evaluate { _ in .null }
        _ = typed.evaluate { value(of: $0) }
        for dialect in [SQLDialect.sqlite, .postgres] {
            let fragment = typed.sql(dialect) { "\"\($0)\"" }
            let placeholders = fragment.text.utf8.count { $0 == UInt8(ascii: "?") }
            require(placeholders == fragment.values.count, "each placeholder has its value")
        }
    }

    private static func value(of name: String) -> Datum {
        switch Sample.schema.properties[name] {
        case .integer: .integer(.max)
        case .day: .day(.latest)
        case .instant: .instant(Instant(microseconds: .min))
        case .boolean: .boolean(true)
        default: .text("李%_\\'\"")
        }
    }
}
