import Standards

/// Moments as HTTP writes them (IMF-fixdate, RFC 9110 section 5.6.7), such as `Tue, 24 Nov 2026 10:00:00 GMT`.
package enum HTTPDate {
    private static let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// The text of a moment, given in seconds since the Unix epoch; years 1–9999.
    package static func text(seconds: Int64) -> String {
        let bounded = max(-62_135_596_800, min(253_402_300_799, seconds))
        let day = Int(bounded >= 0 ? bounded / 86_400 : (bounded - 86_399) / 86_400)
        let second = Int(bounded) - day * 86_400
        let (year, month, date) = civil(day)
        let clock = [second / 3_600, second / 60 % 60, second % 60].map { two($0) }.joined(separator: ":")
        let weekday = days[((day % 7) + 7) % 7]
        let padded = String(repeating: "0", count: max(0, 4 - String(year).count)) + String(year)
        return "\(weekday), \(two(date)) \(months[month - 1]) \(padded) \(clock) GMT"
    }

    /// Year, month and day of a day since 1970-01-01 in the Gregorian calendar, by eras of 400 years.
    private static func civil(_ days: Int) -> (Int, Int, Int) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let ofEra = shifted - era * 146_097
        let yearOfEra = (ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096) / 365
        let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * ofYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, ofYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
