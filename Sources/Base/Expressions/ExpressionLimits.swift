/// The bounds of an expression.
///
/// They hold before anything is built, and such that what is printed can be read again.
package enum ExpressionLimits {
    /// Bytes of the text form.
    package static let textBytes = 262_144
    /// Bytes of the JSON form, which says the same at greater length.
    package static let jsonBytes = 524_288
    /// Levels of the tree: every condition, function and operator is one.
    package static let depth = 64
    /// Parentheses, NOTs and calls inside each other in text; objects and arrays in JSON.
    package static let nesting = 160
    /// Conditions, operators, properties and literals together.
    package static let nodes = 4_000
    /// Values in one IN list.
    package static let listItems = 1_000
    /// Bytes of one character literal.
    package static let literalBytes = 4_096
    /// Bytes of all names and character literals together.
    package static let contentBytes = 32_768
    /// Characters (Unicode scalars) of one LIKE pattern.
    package static let patternCharacters = 256
    /// Bytes of a property name.
    package static let nameBytes = 128
    /// Operators in one arithmetic expression.
    package static let arithmetic = 16
    /// `TypedExpression.cost`, unless the caller says otherwise.
    package static let cost = 4_000
}
