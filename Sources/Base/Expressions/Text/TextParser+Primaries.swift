import Standards

// What a condition begins with: NOT, brackets, literals, properties and calls.
extension TextParser {
    mutating func prefix() throws(ExpressionError) -> Term {
        let start = token.offset
        switch token.kind {
        case .text(let string):
            try advance()
            return .scalar(try builder.text(string, at: start))
        case .number: return .scalar(try number(negative: false, at: start))
        case .quoted(let name):
            try advance()
            return .scalar(try builder.property(name, at: start))
        case .sign(.open): return try brackets()
        case .sign(.minus), .sign(.plus):
            let negative = token.kind == .sign(.minus)
            try advance()
            guard case .number = token.kind else { throw .unsupportedSign(at: start) }
            return .scalar(try number(negative: negative, at: start))
        case .word(let word): return try self.word(word)
        case .sign, .end: throw unexpected(.value)
        }
    }

    private mutating func word(_ word: String) throws(ExpressionError) -> Term {
        let start = token.offset
        switch token.keyword {
        case .not: return try negation()
        case .true, .false:
            let value = token.keyword == .true
            try advance()
            return .scalar(try builder.boolean(value, at: start))
        case .null: throw .nullComparison(at: start)
        case .and, .or, .like, .between, .in, .is, .div: throw .reserved(word, at: start)
        case nil:
            try advance()
            if token.kind == .sign(.open) { return try call(word, at: start) }
            return .scalar(try builder.property(word, at: start))
        }
    }

    /// NOT binds looser than comparison and tighter than AND.
    private mutating func negation() throws(ExpressionError) -> Term {
        let start = token.offset
        try builder.enter(at: start)
        try builder.count(at: start)
        try advance()
        let inner = try expression(.comparison).predicate()
        builder.leave()
        return .predicate(.not(inner), start)
    }

    private mutating func brackets() throws(ExpressionError) -> Term {
        let start = token.offset
        try builder.enter(at: start)
        try advance()
        let inner = try expression(.or)
        guard token.kind == .sign(.close) else {
            if case .end = token.kind {
                throw .unclosed(Localized(zh: "括号", en: "The bracket"), with: ")", at: start)
            }
            throw unexpected(.conjunctionOrClose)
        }
        try advance()
        builder.leave()
        return inner
    }

    private mutating func call(_ name: String, at start: Int) throws(ExpressionError) -> Term {
        let upper = name.uppercased()
        switch upper {
        case "DATE", "TIMESTAMP":
            try expect(.open)
            let place = token.offset
            guard case .text(let text) = token.kind else { throw unexpected(.text) }
            try advance()
            try expect(.close)
            return .scalar(
                upper == "DATE" ? try builder.date(text, at: place) : try builder.timestamp(text, at: place))
        case "CASEI":
            return .scalar(try builder.folded(try arguments(1, at: start)[0], at: start))
        default:
            guard let relation = TemporalRelation(rawValue: name.lowercased()) else {
                throw .unsupportedFunction(name, at: start)
            }
            let operands = try arguments(2, at: start)
            try builder.count(at: start)
            return .predicate(.temporal(relation, operands[0], operands[1], Offset(start)), start)
        }
    }

    /// Exactly `count` values in brackets.
    private mutating func arguments(_ count: Int, at start: Int) throws(ExpressionError) -> [Scalar] {
        try builder.enter(at: start)
        try expect(.open)
        var values: [Scalar] = []
        for index in 0..<count {
            if index > 0 { try expect(.comma) }
            values.append(try expression(.sum).scalar())
        }
        try expect(.close)
        builder.leave()
        return values
    }

    private mutating func number(negative: Bool, at start: Int) throws(ExpressionError) -> Scalar {
        let number = WholeNumber(negative: negative, lexer.bytes[token.offset..<token.end])
        try advance()
        return try builder.number(number, at: start)
    }

    mutating func advance() throws(ExpressionError) {
        token = try lexer.next()
    }

    mutating func expect(_ sign: Token.Sign) throws(ExpressionError) {
        guard token.kind == .sign(sign) else {
            throw unexpected(.sign(sign))
        }
        try advance()
    }
}
