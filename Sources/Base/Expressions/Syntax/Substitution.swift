extension Predicate {
    /// The same tree with every property replaced by what `replace` makes of its name.
    func substituting(_ replace: (String, Offset) -> Scalar) -> Predicate {
        switch self {
        case .constant: self
        case .all(let terms): .all(terms.map { $0.substituting(replace) })
        case .any(let terms): .any(terms.map { $0.substituting(replace) })
        case .not(let inner): .not(inner.substituting(replace))
        case .compare(let comparison, let left, let right, let offset):
            .compare(comparison, left.substituting(replace), right.substituting(replace), offset)
        case .temporal(let relation, let left, let right, let offset):
            .temporal(relation, left.substituting(replace), right.substituting(replace), offset)
        case .like(let value, let pattern, let offset):
            .like(value.substituting(replace), pattern: pattern, offset)
        case .between(let value, let low, let high, let offset):
            .between(
                value.substituting(replace), low.substituting(replace), high.substituting(replace), offset)
        case .isIn(let value, let list, let offset):
            .isIn(value.substituting(replace), list.map { $0.substituting(replace) }, offset)
        case .isNull(let value, let offset): .isNull(value.substituting(replace), offset)
        }
    }
}

extension Scalar {
    /// The same value with every property replaced by what `replace` makes of its name.
    func substituting(_ replace: (String, Offset) -> Scalar) -> Scalar {
        switch self {
        case .property(let name, let offset): replace(name, offset)
        case .literal: self
        case .folded(let inner, let offset): .folded(inner.substituting(replace), offset)
        case .arithmetic(let operation, let left, let right, let offset):
            .arithmetic(operation, left.substituting(replace), right.substituting(replace), offset)
        }
    }
}
