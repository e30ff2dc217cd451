/// A condition as it was written, before names and types are known.
indirect enum Predicate: Sendable, Hashable {
    case constant(Bool, Offset)
    /// Two or more conditions, none of them an `all` itself.
    case all([Predicate])
    /// Two or more conditions, none of them an `any` itself.
    case any([Predicate])
    case not(Predicate)
    case compare(Comparison, Scalar, Scalar, Offset)
    case temporal(TemporalRelation, Scalar, Scalar, Offset)
    case like(Scalar, pattern: Scalar, Offset)
    case between(Scalar, Scalar, Scalar, Offset)
    case isIn(Scalar, [Scalar], Offset)
    case isNull(Scalar, Offset)
}
