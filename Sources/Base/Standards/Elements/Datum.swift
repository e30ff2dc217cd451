/// One value of a data element.
package enum Datum: Sendable, Hashable {
    /// Nothing is known.
    case null
    /// Characters: names, codes, identifiers.
    case text(String)
    /// A whole number; money is whole 分.
    case integer(Int64)
    /// A civil day.
    case day(Day)
    /// A moment in time.
    case instant(Instant)
    /// Yes or no.
    case boolean(Bool)

    /// Whether nothing is known.
    package var isNull: Bool { self == .null }
}
