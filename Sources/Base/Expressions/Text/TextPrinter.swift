import Standards

/// Writes the canonical text form: keywords in capitals, one space, brackets only where the tree needs them.
struct TextPrinter {
    private(set) var text = ""

    mutating func write(_ predicate: Predicate) {
        switch predicate {
        case .constant(let value, _): text += value ? "TRUE" : "FALSE"
        case .all(let terms): join(terms, by: " AND ", bracketing: true)
        case .any(let terms): join(terms, by: " OR ", bracketing: false)
        case .not(let inner): writeNegation(of: inner)
        case .temporal(let relation, let left, let right, _):
            text += relation.rawValue.uppercased() + "("
            write(left)
            text += ", "
            write(right)
            text += ")"
        case .compare, .like, .between, .isIn, .isNull: write(predicate, negated: false)
        }
    }

    private mutating func writeNegation(of inner: Predicate) {
        switch inner {
        case .like, .between, .isIn, .isNull: write(inner, negated: true)
        default:
            text += "NOT "
            writeBracketed(inner)
        }
    }

    private mutating func write(_ predicate: Predicate, negated: Bool) {
        let not = negated ? " NOT" : ""
        switch predicate {
        case .compare(let comparison, let left, let right, _):
            write(left)
            text += " \(comparison.rawValue) "
            write(right)
        case .like(let value, let pattern, _):
            write(value)
            text += "\(not) LIKE "
            write(pattern)
        case .between(let value, let low, let high, _):
            write(value)
            text += "\(not) BETWEEN "
            write(low)
            text += " AND "
            write(high)
        case .isIn(let value, let list, _):
            write(value)
            text += "\(not) IN ("
            write(list)
            text += ")"
        case .isNull(let value, _):
            write(value)
            text += " IS\(not) NULL"
        case .constant, .all, .any, .not, .temporal: write(predicate)
        }
    }

    /// Terms of an OR need no brackets, since AND binds tighter; terms of an AND that are ORs do.
    private mutating func join(_ terms: [Predicate], by separator: String, bracketing: Bool) {
        for (index, term) in terms.enumerated() {
            if index > 0 { text += separator }
            if bracketing, case .any = term { writeBracketed(term) } else { write(term) }
        }
    }

    private mutating func writeBracketed(_ predicate: Predicate) {
        text += "("
        write(predicate)
        text += ")"
    }

    private mutating func write(_ list: [Scalar]) {
        for (index, item) in list.enumerated() {
            if index > 0 { text += ", " }
            write(item)
        }
    }

    mutating func write(_ scalar: Scalar) {
        switch scalar {
        case .property(let name, _): text += Self.name(name)
        case .literal(let literal, _): text += Self.text(of: literal)
        case .folded(let inner, _):
            text += "CASEI("
            write(inner)
            text += ")"
        case .arithmetic(let operation, let left, let right, _):
            write(left, under: operation, onRight: false)
            text += " \(operation.rawValue) "
            write(right, under: operation, onRight: true)
        }
    }

    private mutating func write(_ operand: Scalar, under operation: Arithmetic, onRight: Bool) {
        guard case .arithmetic(let inner, _, _, _) = operand,
            onRight ? operation == .times || inner != .times : operation == .times && inner != .times
        else { return write(operand) }
        text += "("
        write(operand)
        text += ")"
    }

    /// A name, between double quotes unless it can stand bare.
    static func name(_ name: String) -> String {
        let scalars = name.unicodeScalars
        let bare =
            scalars.first.map(Lexer.beginsName) ?? false
            && scalars.dropFirst().allSatisfy(Lexer.continuesName)
            && Keyword(rawValue: name.uppercased()) == nil
        return bare ? name : "\"\(name)\""
    }

    static func text(of literal: Literal) -> String {
        switch literal {
        case .text(let text): "'" + text.string.doubling("'") + "'"
        case .integer(let value): String(value)
        case .day(let day): "DATE('\(day)')"
        case .instant(let instant): "TIMESTAMP('\(TimestampText.text(instant))')"
        case .boolean(let value): value ? "TRUE" : "FALSE"
        }
    }
}

extension String {
    /// The characters with each `quote` written twice.
    ///
    /// By scalar: a combining mark after a quote hides it from `Character`.
    fileprivate func doubling(_ quote: Unicode.Scalar) -> String {
        var doubled = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            if scalar == quote { doubled.append(scalar) }
            doubled.append(scalar)
        }
        return String(doubled)
    }
}
