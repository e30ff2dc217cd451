import Standards

/// The timestamps of CQL2: `YYYY-MM-DDThh:mm:ss[.f…]Z`, always UTC, at most six digits of a second.
enum TimestampText {
    /// The instant, or nil where the form or the calendar has no such moment, or the offset is not `Z`.
    static func parse(_ text: String) -> Instant? {
        guard text.utf8.last == UInt8(ascii: "Z") else { return nil }
        return Instant(text)
    }

    /// What `parse` reads back, without a fraction where there is none.
    static func text(_ instant: Instant) -> String {
        let full = instant.description
        return full.hasSuffix(".000000Z") ? full.dropLast(8) + "Z" : full
    }
}
