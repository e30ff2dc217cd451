/// A civil day of the proleptic Gregorian calendar: what birth dates, validity and deadlines are written in.
///
/// Years 1 to 9999, the range of ISO 8601's four-digit form.
package struct Day: Sendable, Hashable, Comparable {
    /// Days since 1970-01-01 (negative: before it).
    package let ordinal: Int32

    /// The first day that can be written, 0001-01-01.
    package static let earliest = Day(unchecked: -719_162)
    /// The last day that can be written, 9999-12-31.
    package static let latest = Day(unchecked: 2_932_896)

    /// The day `ordinal` days after 1970-01-01, or nil outside years 1 to 9999.
    package init?(ordinal: some BinaryInteger) {
        guard let value = Int32(exactly: ordinal), value >= Self.earliest.ordinal, value <= Self.latest.ordinal
        else { return nil }
        self.ordinal = value
    }

    private init(unchecked ordinal: Int32) {
        self.ordinal = ordinal
    }

    /// The day of a year (1–9999), month (1–12) and day of month, or nil where the calendar has no such day.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Self.length(ofMonth: month, year: year)
        else { return nil }
        // Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms": days_from_civil, eras of 400 years from March.
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        self.ordinal = Int32(era * 146_097 + dayOfEra - 719_468)
    }

    /// Reads the ISO 8601 extended form `YYYY-MM-DD` and nothing else.
    package init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        self.init(utf8: bytes.span)
    }

    /// Reads the ISO 8601 extended form `YYYY-MM-DD` from ASCII and nothing else.
    package init?(utf8 bytes: Span<UInt8>) {
        guard bytes.count == 10, bytes[4] == ASCII.hyphen, bytes[7] == ASCII.hyphen,
            let year = ASCII.number(bytes, 0..<4), let month = ASCII.number(bytes, 5..<7),
            let day = ASCII.number(bytes, 8..<10)
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    package static func < (lhs: Self, rhs: Self) -> Bool {
        lhs.ordinal < rhs.ordinal
    }

    /// Year (1–9999), month (1–12) and day of month (1–31).
    package var components: (year: Int, month: Int, day: Int) {
        let shifted = Int(ordinal) + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
    }

    /// The day of the week by ISO 8601: 1 is Monday, 7 is Sunday.
    package var weekday: Int {
        let fromMonday = (Int(ordinal) + 3) % 7
        return fromMonday < 0 ? fromMonday + 8 : fromMonday + 1
    }

    /// The day `days` later (earlier when negative), or nil outside years 1 to 9999.
    package func adding(days: Int) -> Day? {
        let sum = Int(ordinal).addingReportingOverflow(days)
        return sum.overflow ? nil : Day(ordinal: sum.partialValue)
    }

    /// Days from `earlier` to this day.
    package func days(since earlier: Day) -> Int {
        Int(ordinal) - Int(earlier.ordinal)
    }

    /// How many days a month has; the month must be 1–12.
    package static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Whether a year has a 29 February.
    package static func isLeap(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }
}

extension Day: CustomStringConvertible {
    /// The ISO 8601 extended form, `YYYY-MM-DD`.
    package var description: String {
        let (year, month, day) = components
        return Padding.digits(year, 4) + "-" + Padding.two(month) + "-" + Padding.two(day)
    }
}

extension Day: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let day = Day(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "a day is written YYYY-MM-DD")
        }
        self = day
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
