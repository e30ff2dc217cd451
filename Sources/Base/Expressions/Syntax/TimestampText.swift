import Standards

/// The timestamps of CQL2: `YYYY-MM-DDThh:mm:ss[.f…]Z`, always UTC, at most six digits of fraction.
enum TimestampText {
    private static let microsecondsPerDay: Int64 = 86_400_000_000

    /// The instant, or nil where the form or the calendar has no such moment (no leap seconds).
    static func parse(_ text: String) -> Instant? {
        let bytes = Array(text.utf8)
        guard bytes.count >= 20, bytes.count <= 27, bytes[10] == UInt8(ascii: "T"), bytes.last == UInt8(ascii: "Z"),
            bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
            let day = Day(String(decoding: bytes[0..<10], as: UTF8.self)),
            let hour = number(bytes[11..<13]), hour < 24, let minute = number(bytes[14..<16]), minute < 60,
            let second = number(bytes[17..<19]), second < 60, let fraction = fraction(bytes[19..<(bytes.count - 1)])
        else { return nil }
        let seconds = Int64(hour * 3_600 + minute * 60 + second)
        return Instant(
            microseconds: Int64(day.ordinal) * microsecondsPerDay + seconds * 1_000_000 + Int64(fraction))
    }

    /// The shortest form that `parse` reads back: whole seconds without a fraction, else six digits.
    static func text(_ instant: Instant) -> String {
        let (days, rest) = divided(instant.microseconds)
        guard let day = Day(ordinal: days) else { return "" }
        let seconds = rest / 1_000_000
        let micro = rest % 1_000_000
        let clock = [seconds / 3_600, seconds / 60 % 60, seconds % 60].map { padded($0, 2) }.joined(separator: ":")
        return "\(day)T\(clock)\(micro == 0 ? "" : "." + padded(micro, 6))Z"
    }

    private static func divided(_ microseconds: Int64) -> (days: Int64, rest: Int64) {
        let (days, rest) = microseconds.quotientAndRemainder(dividingBy: microsecondsPerDay)
        return rest < 0 ? (days - 1, rest + microsecondsPerDay) : (days, rest)
    }

    private static func fraction(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard let first = bytes.first else { return 0 }
        guard first == UInt8(ascii: "."), bytes.count >= 2, let value = number(bytes.dropFirst()) else { return nil }
        return (bytes.count - 1..<6).reduce(value) { scaled, _ in scaled * 10 }
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        var value = 0
        for digit in digits {
            guard digit >= UInt8(ascii: "0"), digit <= UInt8(ascii: "9") else { return nil }
            value = value * 10 + Int(digit - UInt8(ascii: "0"))
        }
        return value
    }

    private static func padded(_ number: Int64, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
