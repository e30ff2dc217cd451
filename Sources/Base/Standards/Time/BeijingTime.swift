/// The time that people in China read: UTC+8, at all times and in every year.
///
/// It has been so without exception since 1992. The summer time of 1986–1991 (an hour more) and the local mean time
/// before 1901 are deliberately not modelled: no record of this house has a moment older than the house, and what
/// came before it (births, marriages) is a civil `Day`, which no time zone moves.
package enum BeijingTime {
    /// Seconds east of UTC.
    package static let offset: Int64 = 28_800

    /// The civil day on which a moment falls in Beijing; the nearest day that can be written where there is none.
    package static func day(of instant: Instant) -> Day {
        instant.clampedParts(offset: offset).day
    }

    /// The moment at which a day begins in Beijing.
    package static func start(of day: Day) -> Instant {
        Instant(microseconds: (Int64(day.ordinal) * 86_400 - offset) * 1_000_000)
    }

    /// Day, hour (0–23), minute, second and microsecond as clocks in Beijing show them.
    package static func components(
        of instant: Instant
    ) -> (day: Day, hour: Int, minute: Int, second: Int, microsecond: Int) {
        instant.clampedParts(offset: offset)
    }

    /// `2026-11-24 11:04`: what lists and pages show.
    package static func text(_ instant: Instant) -> String {
        let parts = components(of: instant)
        return parts.day.description + " " + Padding.two(parts.hour) + ":" + Padding.two(parts.minute)
    }

    /// `2026-11-24 11:04:05`: where the second counts.
    package static func textWithSeconds(_ instant: Instant) -> String {
        text(instant) + ":" + Padding.two(components(of: instant).second)
    }

    /// Reads `2026-11-24 11:04` and `2026-11-24 11:04:05` as clocks in Beijing showed it; nil for anything else.
    package static func instant(_ text: String) -> Instant? {
        instant(utf8: text.utf8.span)
    }

    /// Reads `2026-11-24 11:04` and `2026-11-24 11:04:05` from ASCII; nil for anything else.
    package static func instant(utf8 bytes: Span<UInt8>) -> Instant? {
        guard bytes.count == 16 || bytes.count == 19, let day = Day(utf8: bytes.extracting(0..<10)),
            bytes[10] == UInt8(ascii: " "), bytes[13] == UInt8(ascii: ":"),
            let hour = ASCII.number(bytes, 11..<13), hour < 24,
            let minute = ASCII.number(bytes, 14..<16), minute < 60
        else { return nil }
        var second = 0
        if bytes.count == 19 {
            guard bytes[16] == UInt8(ascii: ":"), let read = ASCII.number(bytes, 17..<19), read < 60 else { return nil }
            second = read
        }
        let ofDay = Int64(hour * 3_600 + minute * 60 + second)
        return Instant(microseconds: start(of: day).microseconds + ofDay * 1_000_000)
    }
}
