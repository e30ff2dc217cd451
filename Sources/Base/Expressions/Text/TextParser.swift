import Standards

/// Reads the text form by precedence climbing: OR, AND, NOT, comparison, `+ -`, `*`, from the loosest to the tightest.
struct TextParser {
    /// How tightly an operator binds.
    enum Precedence: Int, Comparable {
        case or, and, comparison, sum, product

        static func < (lhs: Self, rhs: Self) -> Bool { lhs.rawValue < rhs.rawValue }
    }

    var lexer: Lexer
    var token: Token
    var builder = TreeBuilder()

    static func parse(_ bytes: [UInt8]) throws(ExpressionError) -> Predicate {
        var parser = try TextParser(bytes)
        if case .end = parser.token.kind { throw .empty() }
        let term = try parser.expression(.or)
        guard case .end = parser.token.kind else { throw parser.unexpected(.conjunctionOrEnd) }
        return try term.predicate()
    }

    private init(_ bytes: [UInt8]) throws(ExpressionError) {
        lexer = Lexer(bytes)
        token = try lexer.next()
    }

    /// A condition or a value whose operators bind at least as tightly as `minimum`.
    mutating func expression(_ minimum: Precedence) throws(ExpressionError) -> Term {
        var left = try prefix()
        while let precedence = try infix(), precedence >= minimum {
            left =
                switch precedence {
                case .or, .and: try junction(left, precedence)
                case .comparison: .predicate(try comparison(left), left.offset)
                case .sum, .product: .scalar(try arithmetic(left, precedence))
                }
        }
        return left
    }

    /// How tightly the current token binds what stands on its left; nil where it is no operator.
    private func infix() throws(ExpressionError) -> Precedence? {
        switch token.kind {
        case .sign(let sign):
            switch sign {
            case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: return .comparison
            case .plus, .minus: return .sum
            case .times: return .product
            case .divide, .remainder, .power: throw .unsupportedOperator(sign.rawValue, at: token.offset)
            case .open, .close, .comma: return nil
            }
        default:
            switch token.keyword {
            case .or: return .or
            case .and: return .and
            case .not, .like, .between, .in, .is: return .comparison
            case .div: throw .unsupportedOperator("DIV", at: token.offset)
            case .null, .true, .false, nil: return nil
            }
        }
    }

    private mutating func junction(_ first: Term, _ precedence: Precedence) throws(ExpressionError) -> Term {
        let keyword: Keyword = precedence == .or ? .or : .and
        let offset = token.offset
        var terms = [try first.predicate()]
        while token.keyword == keyword {
            try advance()
            terms.append(try expression(precedence == .or ? .and : .comparison).predicate())
        }
        let joined = precedence == .or ? try builder.any(terms, at: offset) : try builder.all(terms, at: offset)
        return .predicate(joined, first.offset)
    }

    private mutating func arithmetic(_ left: Term, _ precedence: Precedence) throws(ExpressionError) -> Scalar {
        let offset = token.offset
        guard case .sign(let sign) = token.kind, let operation = Arithmetic(rawValue: sign.rawValue) else {
            throw unexpected(.value)
        }
        try advance()
        let right =
            precedence == .sum ? try expression(.product).scalar() : try operand().scalar()
        return try builder.arithmetic(operation, try left.scalar(), right, at: offset)
    }

    /// The right side of `*`: nothing binds tighter, so it takes no operator with it.
    private mutating func operand() throws(ExpressionError) -> Term {
        try prefix()
    }
}

/// What a part of the text turned out to be: `TRUE` and brackets may be either until their surroundings decide.
enum Term {
    case predicate(Predicate, Int)
    case scalar(Scalar)

    var offset: Int {
        switch self {
        case .predicate(_, let offset): offset
        case .scalar(let scalar): scalar.offset.bytes ?? 0
        }
    }

    func predicate() throws(ExpressionError) -> Predicate {
        switch self {
        case .predicate(let predicate, _): return predicate
        case .scalar(.literal(.boolean(let value), let offset)): return .constant(value, offset)
        case .scalar: throw .notACondition(at: offset)
        }
    }

    func scalar() throws(ExpressionError) -> Scalar {
        guard case .scalar(let scalar) = self else { throw .notAValue(at: offset) }
        return scalar
    }
}
