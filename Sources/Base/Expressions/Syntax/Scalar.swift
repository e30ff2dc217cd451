import Standards

/// A value as it was written: a property, a literal, or something computed from them.
indirect enum Scalar: Sendable, Hashable {
    case property(String, Offset)
    case literal(Literal, Offset)
    case folded(Scalar, Offset)
    case arithmetic(Arithmetic, Scalar, Scalar, Offset)

    /// Where it begins.
    var offset: Offset {
        switch self {
        case .property(_, let offset), .literal(_, let offset), .folded(_, let offset): offset
        case .arithmetic(_, let left, _, _): left.offset
        }
    }
}

/// A value written out.
enum Literal: Sendable, Hashable {
    case text(ByteText)
    case integer(Int64)
    case day(Day)
    case instant(Instant)
    case boolean(Bool)
}
