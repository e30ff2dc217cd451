/// A condition whose names and types are right: what is evaluated and what is written as SQL.
indirect enum Condition: Sendable, Hashable {
    case constant(Bool)
    case all([Condition])
    case any([Condition])
    case not(Condition)
    case compare(Comparison, Operand, Operand)
    case like(Operand, LikePattern)
    case between(Operand, Operand, Operand)
    case member(Operand, [Operand])
    case isNull(Operand)
}

/// A value of a known type.
indirect enum Operand: Sendable, Hashable {
    /// The property with this number in `TypedExpression.names`.
    case slot(Int, ValueType)
    case literal(Literal)
    case folded(Operand)
    case arithmetic(Arithmetic, Operand, Operand)

    var type: ValueType {
        switch self {
        case .slot(_, let type): type
        case .literal(let literal): literal.type
        case .folded: .text
        case .arithmetic: .integer
        }
    }
}

extension Literal {
    var type: ValueType {
        switch self {
        case .text: .text
        case .integer: .integer
        case .day: .day
        case .instant: .instant
        case .boolean: .boolean
        }
    }
}
