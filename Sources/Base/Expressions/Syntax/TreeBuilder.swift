import Standards

/// Makes the nodes of a tree and keeps its bounds; both parsers build through it, so that both refuse the same.
struct TreeBuilder {
    private var nodes = 0
    private var content = 0
    private var nesting = 0

    /// One level deeper into parentheses, calls or JSON.
    mutating func enter(at offset: Int) throws(ExpressionError) {
        nesting += 1
        guard nesting <= ExpressionLimits.nesting else { throw .tooDeep(at: offset) }
    }

    /// Back out of the level that `enter` opened.
    mutating func leave() {
        nesting -= 1
    }

    /// Counts one node.
    mutating func count(at offset: Int) throws(ExpressionError) {
        nodes += 1
        guard nodes <= ExpressionLimits.nodes else { throw .tooManyNodes(at: offset) }
    }

    mutating func property(_ name: String, at offset: Int) throws(ExpressionError) -> Scalar {
        try count(at: offset)
        guard !name.isEmpty, name.utf8.count <= ExpressionLimits.nameBytes,
            !name.unicodeScalars.contains(where: { $0 == "\"" || $0.value < 0x20 || $0.value == 0x7F })
        else { throw .badName(at: offset) }
        try hold(name, at: offset)
        return .property(name, Offset(offset))
    }

    mutating func text(_ string: String, at offset: Int) throws(ExpressionError) -> Scalar {
        try count(at: offset)
        let bytes = string.utf8.count
        guard bytes <= ExpressionLimits.literalBytes else { throw .literalTooLong(at: offset) }
        guard !string.utf8.contains(0) else { throw .nulCharacter(at: offset) }
        try hold(string, at: offset)
        return .literal(.text(ByteText(string)), Offset(offset))
    }

    mutating func number(_ number: WholeNumber, at offset: Int) throws(ExpressionError) -> Scalar {
        try count(at: offset)
        switch number {
        case .value(let value): return .literal(.integer(value), Offset(offset))
        case .fraction: throw .fraction(at: offset)
        case .tooGreat: throw .numberTooGreat(at: offset)
        }
    }

    mutating func boolean(_ value: Bool, at offset: Int) throws(ExpressionError) -> Scalar {
        try count(at: offset)
        return .literal(.boolean(value), Offset(offset))
    }

    mutating func date(_ text: String, at offset: Int) throws(ExpressionError) -> Scalar {
        try count(at: offset)
        guard let day = Day(text) else { throw .badDate(at: offset) }
        return .literal(.day(day), Offset(offset))
    }

    mutating func timestamp(_ text: String, at offset: Int) throws(ExpressionError) -> Scalar {
        try count(at: offset)
        guard let instant = TimestampText.parse(text) else { throw .badTimestamp(at: offset) }
        return .literal(.instant(instant), Offset(offset))
    }

    /// `CASEI(…)`; of two, one inside the other, one is enough.
    mutating func folded(_ inner: Scalar, at offset: Int) throws(ExpressionError) -> Scalar {
        try count(at: offset)
        if case .folded = inner { return inner }
        return .folded(inner, Offset(offset))
    }

    mutating func arithmetic(
        _ operation: Arithmetic, _ left: Scalar, _ right: Scalar, at offset: Int
    ) throws(ExpressionError) -> Scalar {
        try count(at: offset)
        guard left.operations + right.operations < ExpressionLimits.arithmetic else {
            throw .tooMuchArithmetic(at: offset)
        }
        return .arithmetic(operation, left, right, Offset(offset))
    }

    mutating func like(_ value: Scalar, _ pattern: Scalar, at offset: Int) throws(ExpressionError) -> Predicate {
        try count(at: offset)
        let place = pattern.offset.bytes ?? offset
        let text: ByteText
        switch pattern {
        case .literal(.text(let literal), _), .folded(.literal(.text(let literal), _), _): text = literal
        default: throw .patternNotLiteral(at: place)
        }
        do throws(LikePattern.Flaw) {
            _ = try LikePattern(text.string)
        } catch {
            throw .badPattern(error, at: place)
        }
        return .like(value, pattern: pattern, Offset(offset))
    }

    mutating func isIn(_ value: Scalar, _ list: [Scalar], at offset: Int) throws(ExpressionError) -> Predicate {
        try count(at: offset)
        guard !list.isEmpty else { throw .emptyList(at: offset) }
        guard list.count <= ExpressionLimits.listItems else { throw .listTooLong(at: offset) }
        return .isIn(value, list, Offset(offset))
    }

    /// Terms joined by AND; a term that is itself so joined is taken apart.
    mutating func all(_ terms: [Predicate], at offset: Int) throws(ExpressionError) -> Predicate {
        try count(at: offset)
        return .all(
            terms.flatMap { term in
                if case .all(let inner) = term { inner } else { [term] }
            })
    }

    /// Terms joined by OR; a term that is itself so joined is taken apart.
    mutating func any(_ terms: [Predicate], at offset: Int) throws(ExpressionError) -> Predicate {
        try count(at: offset)
        return .any(
            terms.flatMap { term in
                if case .any(let inner) = term { inner } else { [term] }
            })
    }

    private mutating func hold(_ text: String, at offset: Int) throws(ExpressionError) {
        content += text.utf8.count
        guard content <= ExpressionLimits.contentBytes else { throw .tooMuchContent(at: offset) }
    }
}

extension Scalar {
    /// How many arithmetic operators it holds.
    var operations: Int {
        switch self {
        case .property, .literal: 0
        case .folded(let inner, _): inner.operations
        case .arithmetic(_, let left, let right, _): 1 + left.operations + right.operations
        }
    }

    /// How many levels it has.
    var depth: Int {
        switch self {
        case .property, .literal: 1
        case .folded(let inner, _): 1 + inner.depth
        case .arithmetic(_, let left, let right, _): 1 + max(left.depth, right.depth)
        }
    }
}

extension Predicate {
    /// How many levels it has.
    var depth: Int {
        switch self {
        case .constant: 1
        case .all(let terms), .any(let terms): 1 + (terms.lazy.map(\.depth).max() ?? 0)
        case .not(let inner): 1 + inner.depth
        case .compare(_, let left, let right, _), .temporal(_, let left, let right, _):
            1 + max(left.depth, right.depth)
        case .like(let value, let pattern, _): 1 + max(value.depth, pattern.depth)
        case .between(let value, let low, let high, _): 1 + max(value.depth, low.depth, high.depth)
        case .isIn(let value, let list, _): 1 + max(value.depth, list.lazy.map(\.depth).max() ?? 0)
        case .isNull(let value, _): 1 + value.depth
        }
    }
}
