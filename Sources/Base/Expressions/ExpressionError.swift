package import Standards

/// Why an expression was refused: what is wrong, where, and what to write instead, in both languages.
package struct ExpressionError: Error, Sendable, Hashable {
    /// The kinds of refusal; the raw values are stable and may be stored and translated.
    package enum Code: String, Sendable, Hashable, CaseIterable {
        /// The bytes are not UTF-8, or hold a character that neither engine can store.
        case encoding = "expression.encoding"
        /// The text or the JSON does not follow the grammar.
        case syntax = "expression.syntax"
        /// A bound of `ExpressionLimits` is passed.
        case tooLarge = "expression.too-large"
        /// CQL2 has it and this implementation does not, on purpose.
        case unsupported = "expression.unsupported"
        /// A number, date, timestamp or pattern that cannot be read.
        case literal = "expression.literal"
        /// The schema has no such property.
        case unknownProperty = "expression.unknown-property"
        /// Two types that cannot be compared, or an operator that a type does not have.
        case type = "expression.type"
    }

    /// Which kind of refusal it is.
    package let code: Code
    /// Where it is: bytes of UTF-8 from the start of the input; nil where no place can be named.
    package let position: Int?
    /// What is wrong.
    package let message: Localized
    /// What to write instead.
    package let mend: Localized

    /// A refusal at a place of the input.
    package init(_ code: Code, at position: Int?, message: Localized, mend: Localized) {
        self.code = code
        self.position = position
        self.message = message
        self.mend = mend
    }
}

extension ExpressionError: CustomStringConvertible, CustomDebugStringConvertible {
    /// The code alone: an expression may quote what a person looked for.
    package var description: String { code.rawValue }

    /// Code, place, message and mend in English, for whoever wrote the expression.
    package var debugDescription: String {
        "\(code.rawValue) at \(position.map(String.init) ?? "?"): \(message.en); \(mend.en)"
    }
}
