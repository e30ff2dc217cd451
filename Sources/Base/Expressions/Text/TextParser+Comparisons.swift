import Standards

// What follows a value and makes a condition of it.
extension TextParser {
    mutating func comparison(_ left: Term) throws(ExpressionError) -> Predicate {
        let value = try left.scalar()
        let offset = token.offset
        if case .sign(let sign) = token.kind, let comparison = Comparison(rawValue: sign.rawValue) {
            try builder.count(at: offset)
            try advance()
            return .compare(comparison, value, try expression(.sum).scalar(), Offset(offset))
        }
        if token.keyword == .is { return try isNull(value) }
        guard token.keyword == .not else { return try predicate(of: value, at: offset) }
        try advance()
        try builder.count(at: offset)
        return .not(try predicate(of: value, at: token.offset))
    }

    /// LIKE, BETWEEN or IN, with or without NOT before it.
    private mutating func predicate(of value: Scalar, at offset: Int) throws(ExpressionError) -> Predicate {
        switch token.keyword {
        case .like:
            try advance()
            return try builder.like(value, try expression(.sum).scalar(), at: offset)
        case .between:
            try builder.count(at: offset)
            try advance()
            let low = try expression(.sum).scalar()
            guard token.keyword == .and else { throw unexpected(.and) }
            try advance()
            return .between(value, low, try expression(.sum).scalar(), Offset(offset))
        case .in:
            try advance()
            return try builder.isIn(value, try list(), at: offset)
        default:
            throw unexpected(.likeBetweenIn)
        }
    }

    private mutating func isNull(_ value: Scalar) throws(ExpressionError) -> Predicate {
        let offset = token.offset
        try builder.count(at: offset)
        try advance()
        let negated = token.keyword == .not
        if negated {
            try builder.count(at: token.offset)
            try advance()
        }
        guard token.keyword == .null else { throw unexpected(.null) }
        try advance()
        let predicate = Predicate.isNull(value, Offset(offset))
        return negated ? .not(predicate) : predicate
    }

    private mutating func list() throws(ExpressionError) -> [Scalar] {
        let start = token.offset
        try expect(.open)
        try builder.enter(at: start)
        var items: [Scalar] = []
        if token.kind == .sign(.close) { throw .emptyList(at: start) }
        while true {
            guard items.count < ExpressionLimits.listItems else { throw .listTooLong(at: start) }
            items.append(try expression(.sum).scalar())
            guard token.kind == .sign(.comma) else { break }
            try advance()
        }
        builder.leave()
        try expect(.close)
        return items
    }
}
