import Standards

/// What the parser waits for when something else comes.
enum Expectation {
    case value
    case text
    case null
    case and
    case likeBetweenIn
    case conjunctionOrEnd
    case conjunctionOrClose
    case sign(Token.Sign)

    var title: Localized {
        switch self {
        case .value: Localized(zh: "属性或值", en: "a property or a value")
        case .text: Localized(zh: "单引号中的字符串", en: "a text literal between single quotes")
        case .null: Localized(zh: " NULL 或 NOT NULL", en: "NULL or NOT NULL")
        case .and: Localized(zh: " AND", en: "AND")
        case .likeBetweenIn: Localized(zh: " LIKE、BETWEEN 或 IN", en: "LIKE, BETWEEN or IN")
        case .conjunctionOrEnd: Localized(zh: " AND、OR 或结尾", en: "AND, OR or the end")
        case .conjunctionOrClose: Localized(zh: " AND、OR 或右括号 )", en: "AND, OR or )")
        case .sign(let sign): Localized(zh: " \(sign.rawValue)", en: sign.rawValue)
        }
    }
}

extension TextParser {
    /// The refusal of the current token where `expectation` should stand.
    func unexpected(_ expectation: Expectation) -> ExpressionError {
        if case .end = token.kind { return .endOfExpression(expected: expectation.title, at: token.offset) }
        let source = String(decoding: lexer.bytes[token.offset..<token.end], as: UTF8.self)
        let shown = source.count > 24 ? source.prefix(24) + "…" : source[...]
        return .unexpected(" \(shown) ", expected: expectation.title, at: token.offset)
    }
}
