extension Instant: LosslessStringConvertible {
    /// Reads RFC 3339 (`2026-11-24T11:04:05.123456+08:00`): any offset, up to six digits of a second, years 1–9999.
    ///
    /// nil for anything else: no leap second (Unix time has none), no lower-case `t` or `z`, no space for the `T`.
    package init?(_ text: String) {
        self.init(utf8: text.utf8.span)
    }

    /// Reads RFC 3339 from ASCII; nil for anything else.
    package init?(utf8 bytes: Span<UInt8>) {
        guard bytes.count >= 20, bytes.count <= 32, bytes[10] == UInt8(ascii: "T"),
            let day = Day(utf8: bytes.extracting(0..<10)), bytes[13] == UInt8(ascii: ":"),
            bytes[16] == UInt8(ascii: ":"), let hour = ASCII.number(bytes, 11..<13), hour < 24,
            let minute = ASCII.number(bytes, 14..<16), minute < 60,
            let second = ASCII.number(bytes, 17..<19), second < 60
        else { return nil }
        var (index, fraction, unit) = (19, Int64(0), Int64(100_000))
        if bytes[index] == UInt8(ascii: ".") {
            index += 1
            while index < bytes.count, unit > 0, let digit = ASCII.digit(bytes[index]) {
                fraction += Int64(digit) * unit
                unit /= 10
                index += 1
            }
            guard index > 20 else { return nil }
        }
        guard let offset = Self.offset(bytes, from: index) else { return nil }
        let seconds = Int64(day.ordinal) * 86_400 + Int64(hour * 3_600 + minute * 60 + second - offset)
        self.init(microseconds: seconds * 1_000_000 + fraction)
    }

    /// The offset from UTC in seconds that `Z` or `±hh:mm` at the end writes, or nil.
    private static func offset(_ bytes: Span<UInt8>, from start: Int) -> Int? {
        guard start < bytes.count else { return nil }
        if bytes[start] == UInt8(ascii: "Z") { return bytes.count == start + 1 ? 0 : nil }
        guard bytes.count == start + 6, bytes[start + 3] == UInt8(ascii: ":"),
            let hour = ASCII.number(bytes, start + 1..<start + 3), hour < 24,
            let minute = ASCII.number(bytes, start + 4..<start + 6), minute < 60
        else { return nil }
        switch bytes[start] {
        case UInt8(ascii: "+"): return hour * 3_600 + minute * 60
        case ASCII.hyphen: return -(hour * 3_600 + minute * 60)
        default: return nil
        }
    }

    /// RFC 3339 in UTC with six digits of a second, `2026-11-24T03:04:05.123456Z`; always as long, so it sorts.
    ///
    /// Moments before year 1 or after year 9999, which RFC 3339 cannot write, are written as the nearest it can.
    package var description: String {
        let parts = clampedParts(offset: 0)
        return parts.day.description + "T" + Padding.two(parts.hour) + ":" + Padding.two(parts.minute) + ":"
            + Padding.two(parts.second) + "." + Padding.digits(parts.microsecond, 6) + "Z"
    }

    /// Day and time of day `offset` seconds east of UTC, held within the years 1–9999.
    func clampedParts(offset: Int64) -> (day: Day, hour: Int, minute: Int, second: Int, microsecond: Int) {
        let shifted = microseconds.addingReportingOverflow(offset * 1_000_000)
        let local = shifted.overflow ? (microseconds < 0 ? Int64.min : .max) : shifted.partialValue
        let perDay: Int64 = 86_400_000_000
        var (ordinal, rest) = local.quotientAndRemainder(dividingBy: perDay)
        if rest < 0 { (ordinal, rest) = (ordinal - 1, rest + perDay) }
        if ordinal < Int64(Day.earliest.ordinal) { return (.earliest, 0, 0, 0, 0) }
        guard let day = Day(ordinal: ordinal) else { return (.latest, 23, 59, 59, 999_999) }
        let seconds = Int(rest / 1_000_000)
        return (day, seconds / 3_600, seconds / 60 % 60, seconds % 60, Int(rest % 1_000_000))
    }
}

extension Instant: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let instant = Instant(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "a moment is written as RFC 3339, such as 2026-11-24T03:04:05Z")
        }
        self = instant
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
