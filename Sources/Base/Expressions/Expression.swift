import Standards

/// A condition in CQL2 (OGC 21-065r2), parsed and bounded but not yet typed against a schema.
package struct Expression: Sendable, Hashable {
    let root: Predicate

    /// Reads the text form, such as `town = '442000001' AND "birth-date" > DATE('1990-01-01')`.
    package static func parse(text: String) throws(ExpressionError) -> Expression {
        throw ExpressionError(.syntax, at: 0, message: Localized(zh: "", en: ""), mend: Localized(zh: "", en: ""))
    }

    /// Reads the JSON form (`op` and `args`) from UTF-8 bytes.
    package static func parse(json: [UInt8]) throws(ExpressionError) -> Expression {
        throw ExpressionError(.syntax, at: 0, message: Localized(zh: "", en: ""), mend: Localized(zh: "", en: ""))
    }

    /// The canonical text form: what `parse(text:)` reads back as an equal expression.
    package var text: String { "" }

    /// The canonical JSON form: what `parse(json:)` reads back as an equal expression.
    package var json: String { "" }
}

