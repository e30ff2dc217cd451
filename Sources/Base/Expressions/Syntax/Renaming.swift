extension Predicate {
    /// The same tree with every property name replaced.
    func mappingProperties(_ rename: (String) -> String) -> Predicate {
        switch self {
        case .constant: self
        case .all(let terms): .all(terms.map { $0.mappingProperties(rename) })
        case .any(let terms): .any(terms.map { $0.mappingProperties(rename) })
        case .not(let inner): .not(inner.mappingProperties(rename))
        case .compare(let comparison, let left, let right, let offset):
            .compare(comparison, left.mappingProperties(rename), right.mappingProperties(rename), offset)
        case .temporal(let relation, let left, let right, let offset):
            .temporal(relation, left.mappingProperties(rename), right.mappingProperties(rename), offset)
        case .like(let value, let pattern, let offset):
            .like(value.mappingProperties(rename), pattern: pattern, offset)
        case .between(let value, let low, let high, let offset):
            .between(
                value.mappingProperties(rename), low.mappingProperties(rename), high.mappingProperties(rename), offset)
        case .isIn(let value, let list, let offset):
            .isIn(value.mappingProperties(rename), list.map { $0.mappingProperties(rename) }, offset)
        case .isNull(let value, let offset): .isNull(value.mappingProperties(rename), offset)
        }
    }
}

extension Scalar {
    /// The same value with every property name replaced.
    func mappingProperties(_ rename: (String) -> String) -> Scalar {
        switch self {
        case .property(let name, let offset): .property(rename(name), offset)
        case .literal: self
        case .folded(let inner, let offset): .folded(inner.mappingProperties(rename), offset)
        case .arithmetic(let operation, let left, let right, let offset):
            .arithmetic(operation, left.mappingProperties(rename), right.mappingProperties(rename), offset)
        }
    }
}
