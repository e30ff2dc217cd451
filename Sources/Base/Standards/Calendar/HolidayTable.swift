/// What a table of holidays says: days off with their names, and weekend days on which people work.
struct HolidayTable {
    private(set) var holidays: [Day: String] = [:]
    private(set) var worked: Set<Day> = []

    /// Reads lines of a year, then names, days (`0501`), ranges (`0501-0505`) and working days (`+0509`).
    static func read(_ text: String) -> HolidayTable {
        var table = HolidayTable()
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ").map(String.init)
            guard let year = words.first.flatMap({ Int($0) }) else { continue }
            var name = ""
            for word in words.dropFirst() {
                if word.hasPrefix("+"), let day = day(year, word.dropFirst()) {
                    table.worked.insert(day)
                } else if let start = day(year, word.prefix(4)), let end = day(year, word.suffix(4)) {
                    for ordinal in start.ordinal...max(start.ordinal, end.ordinal) {
                        if let day = Day(ordinal: ordinal) { table.holidays[day] = name }
                    }
                } else {
                    name = word
                }
            }
        }
        return table
    }

    private static func day(_ year: Int, _ monthAndDay: Substring) -> Day? {
        guard monthAndDay.utf8.count == 4, let month = Int(monthAndDay.prefix(2)), let day = Int(monthAndDay.suffix(2))
        else { return nil }
        return Day(year: year, month: month, day: day)
    }
}
