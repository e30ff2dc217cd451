import Standards
import Testing

@Suite struct `Civil days` {
    /// Counts days one by one from 1600 to 2400, knowing only how long months are.
    @Test func `agree with a count of every day over eight centuries`() throws {
        var ordinal = try #require(Day(year: 1600, month: 1, day: 1)).ordinal
        var weekday = 6  // 1 January 1600 was a Saturday.
        for year in 1600...2400 {
            let leap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
            let lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
            for (month, length) in lengths.enumerated() {
                for dayOfMonth in 1...length {
                    let day = try #require(Day(year: year, month: month + 1, day: dayOfMonth))
                    guard day.ordinal == ordinal, day.weekday == weekday,
                        day.components == (year, month + 1, dayOfMonth)
                    else {
                        Issue.record("\(year)-\(month + 1)-\(dayOfMonth)")
                        return
                    }
                    ordinal += 1
                    weekday = weekday % 7 + 1
                }
                #expect(Day(year: year, month: month + 1, day: length + 1) == nil)
            }
        }
    }

    @Test func `know the epoch and both ends of the calendar`() {
        #expect(Day("1970-01-01")?.ordinal == 0)
        #expect(Day("0001-01-01") == Day.earliest)
        #expect(Day("9999-12-31") == Day.latest)
        #expect(Day.earliest.adding(days: -1) == nil)
        #expect(Day.latest.adding(days: 1) == nil)
        #expect(Day.latest.adding(days: .max) == nil)
        #expect(Day(ordinal: Int64.max) == nil)
    }

    @Test func `read back what they write`() throws {
        for ordinal in stride(from: Day.earliest.ordinal, through: Day.latest.ordinal, by: 997) {
            let day = try #require(Day(ordinal: ordinal))
            #expect(Day(day.description) == day)
        }
    }

    @Test(arguments: [
        "2026-02-29", "2026-13-01", "2026-00-01", "2026-1-01", "2026-01-01 ", "+026-01-01", "２026-01-01", "",
    ])
    func `refuse what is no day`(text: String) {
        #expect(Day(text) == nil)
    }
}
