package import Standards

/// What a gateway's log says of details that it erased: which, under what rule, and when.
///
/// The leaves stay.
package struct ErasureRecord: Sendable, Hashable {
    /// When they were erased.
    package var at: Instant
    /// The first position whose details are gone.
    package var from: Int64
    /// The position after the last.
    package var to: Int64
    /// The rule, such as `retention 30 days`.
    package var rule: String

    /// An erasure by its parts.
    package init(at: Instant, from: Int64, to: Int64, rule: String) {
        self.at = at
        self.from = from
        self.to = to
        self.rule = rule
    }
}

/// What a position of a gateway's log holds.
package enum LogEntry: Sendable, Hashable {
    /// A message.
    case message(MessageRecord)
    /// An erasure of older entries' details.
    case erasure(ErasureRecord)

    /// When it was handed in.
    package var at: Instant {
        switch self {
        case .message(let record): record.at
        case .erasure(let record): record.at
        }
    }
}
