package import Standards

extension Expression {
    /// The condition that holds where at least one of `expressions` holds; of none, the one that never holds.
    package static func any(_ expressions: [Expression]) -> Expression {
        let alternatives = expressions.flatMap { expression in
            if case .any(let nested) = expression.root { return nested }
            return [expression.root]
        }
        switch alternatives.count {
        case 0: return Expression(root: .constant(false, Offset(nil)))
        case 1: return Expression(root: alternatives[0])
        default: return Expression(root: .any(alternatives))
        }
    }

    /// The condition with the literals of `values` where it names their keys; a null stays a name.
    package func replacing(_ values: [String: Datum]) -> Expression {
        Expression(root: root.replacing(values.compactMapValues(Literal.init)))
    }
}

extension Literal {
    /// A datum written out, or nil for null, which no literal can say.
    fileprivate init?(_ datum: Datum) {
        switch datum {
        case .null: return nil
        case .text(let text): self = .text(ByteText(text))
        case .integer(let number): self = .integer(number)
        case .day(let day): self = .day(day)
        case .instant(let instant): self = .instant(instant)
        case .boolean(let truth): self = .boolean(truth)
        }
    }
}

extension Predicate {
    fileprivate func replacing(_ values: [String: Literal]) -> Predicate {
        switch self {
        case .constant: self
        case .all(let parts): .all(parts.map { $0.replacing(values) })
        case .any(let parts): .any(parts.map { $0.replacing(values) })
        case .not(let part): .not(part.replacing(values))
        case .compare(let relation, let left, let right, let offset):
            .compare(relation, left.replacing(values), right.replacing(values), offset)
        case .temporal(let relation, let left, let right, let offset):
            .temporal(relation, left.replacing(values), right.replacing(values), offset)
        case .like(let value, let pattern, let offset):
            .like(value.replacing(values), pattern: pattern.replacing(values), offset)
        case .between(let value, let low, let high, let offset):
            .between(value.replacing(values), low.replacing(values), high.replacing(values), offset)
        case .isIn(let value, let list, let offset):
            .isIn(value.replacing(values), list.map { $0.replacing(values) }, offset)
        case .isNull(let value, let offset): .isNull(value.replacing(values), offset)
        }
    }
}

extension Scalar {
    fileprivate func replacing(_ values: [String: Literal]) -> Scalar {
        switch self {
        case .property(let name, let offset): values[name].map { .literal($0, offset) } ?? self
        case .literal: self
        case .folded(let part, let offset): .folded(part.replacing(values), offset)
        case .arithmetic(let operation, let left, let right, let offset):
            .arithmetic(operation, left.replacing(values), right.replacing(values), offset)
        }
    }
}
