/// A moment in time, in whole microseconds since 1970-01-01T00:00:00Z (proleptic Gregorian, no leap seconds).
///
/// Storage and interfaces carry UTC only; what people read is Beijing time (`BeijingTime`).
package struct Instant: Sendable, Hashable, Comparable {
    /// Microseconds since the Unix epoch.
    package let microseconds: Int64

    /// A moment `microseconds` after the Unix epoch (negative: before it).
    package init(microseconds: Int64) {
        self.microseconds = microseconds
    }

    package static func < (lhs: Self, rhs: Self) -> Bool {
        lhs.microseconds < rhs.microseconds
    }

    /// The moment `duration` later, saturating at the ends of the representable range.
    package func advanced(by duration: Duration) -> Instant {
        let (seconds, attoseconds) = duration.components
        let whole = seconds.multipliedReportingOverflow(by: 1_000_000)
        guard !whole.overflow else { return Instant(microseconds: seconds < 0 ? .min : .max) }
        let change = whole.partialValue.addingReportingOverflow(attoseconds / 1_000_000_000_000)
        guard !change.overflow else { return Instant(microseconds: seconds < 0 ? .min : .max) }
        let sum = microseconds.addingReportingOverflow(change.partialValue)
        return Instant(microseconds: sum.overflow ? (change.partialValue < 0 ? .min : .max) : sum.partialValue)
    }

    /// The time from `earlier` to this moment, saturating.
    package func since(_ earlier: Instant) -> Duration {
        let difference = microseconds.subtractingReportingOverflow(earlier.microseconds)
        return .microseconds(difference.overflow ? (microseconds < 0 ? .min : .max) : difference.partialValue)
    }
}
