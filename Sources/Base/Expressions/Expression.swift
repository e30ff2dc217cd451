import Standards

/// A condition in CQL2, the Common Query Language (OGC 21-065r2): rules, row filters, indicators and every condition of
/// a pack are written in it, and in nothing else.
///
/// ## From text to answer
/// `Expression.parse` reads the text or the JSON form and keeps the bounds of `ExpressionLimits`; it knows no schema.
/// `TypedExpression.check` binds the names to a `Schema` and proves the types. A typed expression answers in two ways
/// that are the same by test: `evaluate` on a row in memory, `sql` on SQLite and on PostgreSQL.
///
/// ## What is supported
/// - `AND OR NOT`, `= <> < <= > >=`, `[NOT] LIKE`, `[NOT] BETWEEN`, `[NOT] IN`, `IS [NOT] NULL`, `TRUE FALSE`;
///   BETWEEN takes text and times too, not only numbers;
/// - `+ - *` on whole numbers; a result beyond 64 bits is unknown, as a null is;
/// - `DATE('…')`, `TIMESTAMP('…Z')`; `T_AFTER T_BEFORE T_EQUALS T_DISJOINT T_INTERSECTS` between two dates or two
///   timestamps;
/// - `CASEI(…)`, which folds A–Z and nothing else;
/// - names bare, or between double quotes where they hold a hyphen: `"full-name"`, for which `full_name` is an alias.
///
/// ## What is refused, and why
/// - `/ % DIV ^` and fractions: engines round differently, and no element type has a fraction (money is whole 分);
/// - `ACCENTI`: no two engines strip the same accents;
/// - intervals, spatial and array predicates and other functions: there are no values of those types yet;
/// - `\'` for a quote in a literal: the standard's grammar then has no way to end a literal in a backslash, so a quote is
///   written `''` only;
/// - comparing across types: `'60'` is text, `60` a number; the refusal says what to write.
///
/// ## How values compare
/// Logic has three values, as in SQL: a comparison with a null is unknown, and an unknown row is not admitted. Text
/// compares by its UTF-8 bytes (BINARY, `COLLATE "C"`); LIKE tells capitals from small letters, its `_` is one Unicode
/// scalar, its escape is `\`.
package struct Expression: Sendable, Hashable {
    let root: Predicate

    /// Knows nothing but the bounds of the tree; both parsers end here.
    private init(bounded root: Predicate) throws(ExpressionError) {
        guard root.depth <= ExpressionLimits.depth else { throw .tooDeep(at: nil) }
        self.root = root
    }

    /// A tree composed of trees that keep the bounds; the whole may pass them, and is then refused by `check` as too costly.
    init(composed root: Predicate) {
        self.root = root
    }

    /// Reads either form: JSON where the first byte that is no space is `{`, text otherwise.
    package static func parse(_ bytes: [UInt8]) throws(ExpressionError) -> Expression {
        let first = bytes.first { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
        return first == UInt8(ascii: "{") ? try parse(json: bytes) : try parse(text: bytes)
    }

    /// Reads the text form, such as `town = '442000001' AND "birth-date" > DATE('1990-01-01')`.
    package static func parse(text: String) throws(ExpressionError) -> Expression {
        try parse(text: Array(text.utf8))
    }

    /// Reads the text form from UTF-8 bytes.
    package static func parse(text bytes: [UInt8]) throws(ExpressionError) -> Expression {
        try admit(bytes, limit: ExpressionLimits.textBytes)
        return try Expression(bounded: try TextParser.parse(bytes))
    }

    /// Reads the JSON form (`op` and `args`) from UTF-8 bytes.
    package static func parse(json bytes: [UInt8]) throws(ExpressionError) -> Expression {
        try admit(bytes, limit: ExpressionLimits.jsonBytes)
        return try Expression(bounded: try JSONParser.parse(bytes))
    }

    /// The canonical text form: what `parse(text:)` reads back as an equal expression.
    package var text: String {
        var printer = TextPrinter()
        printer.write(root)
        return printer.text
    }

    /// The canonical JSON form: what `parse(json:)` reads back as an equal expression.
    package var json: String {
        var printer = JSONPrinter()
        printer.write(root)
        return printer.text
    }

    private static func admit(_ bytes: [UInt8], limit: Int) throws(ExpressionError) {
        guard bytes.count <= limit else { throw .inputTooLong(limit: limit) }
        guard String(validating: bytes, as: UTF8.self) != nil else { throw .notUTF8() }
        if let position = bytes.firstIndex(of: 0) { throw .nulCharacter(at: position) }
    }
}

extension Expression: CustomStringConvertible {
    /// The canonical text form.
    package var description: String { text }
}
