// The cost of a condition, in simple comparisons per row: a bound, not an estimate of time.
extension Condition {
    var cost: Int {
        switch self {
        case .constant: 0
        case .all(let terms), .any(let terms): terms.reduce(0) { $0 + $1.cost }
        case .not(let inner): inner.cost
        case .compare(_, let left, let right): 1 + left.cost + right.cost
        case .like(let value, let pattern): 4 + value.cost + pattern.elements.count / 4
        case .between(let value, let low, let high): 2 + value.cost + low.cost + high.cost
        case .member(let value, let list): 1 + value.cost + (list.count + 3) / 4 + list.reduce(0) { $0 + $1.cost }
        case .isNull(let value): 1 + value.cost
        }
    }
}

extension Operand {
    /// What it costs beyond being looked at.
    var cost: Int {
        switch self {
        case .slot, .literal: 0
        case .folded(let inner): 2 + inner.cost
        case .arithmetic(_, let left, let right): 1 + left.cost + right.cost
        }
    }
}
