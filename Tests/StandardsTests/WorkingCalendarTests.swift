import Standards
import Testing

@Suite struct `The working calendar` {
    private let china = WorkingCalendar.china

    private func day(_ text: String) throws -> Day { try #require(Day(text)) }

    @Test(arguments: [
        ("2005-12-31", true), ("2006-01-03", false), ("2007-05-07", false), ("2008-05-04", true), ("2008-06-09", false),
        ("2007-12-31", false), ("2015-09-03", false), ("2015-09-06", true), ("2020-01-31", false),
        ("2020-02-01", false),
        ("2020-02-03", true), ("2020-01-19", true), ("2023-10-07", true), ("2024-02-09", true), ("2024-02-18", true),
        ("2025-01-26", true), ("2025-10-08", false), ("2026-01-02", false), ("2026-01-04", true), ("2026-02-23", false),
        ("2026-09-20", true), ("2026-10-10", true), ("2026-11-24", true), ("2026-11-28", false), ("2004-05-08", true),
    ])
    func `keeps the State Council's notices`(text: String, works: Bool) throws {
        #expect(try china.isWorkingDay(day(text)) == works)
    }

    /// Days on which people worked by the notices, counted year by year from them.
    @Test func `has as many working days as each year had`() throws {
        let expected = [
            2004: 252, 2005: 251, 2006: 251, 2007: 249, 2008: 251, 2009: 250, 2010: 250, 2011: 250, 2012: 249,
            2013: 250,
            2014: 250, 2015: 249, 2016: 250, 2017: 249, 2018: 250, 2019: 250, 2020: 249, 2021: 250, 2022: 249,
            2023: 249,
            2024: 251, 2025: 248, 2026: 248,
        ]
        for year in 2004...2026 {
            let (first, last) = (try day("\(year)-01-01"), try day("\(year)-12-31"))
            let count = try china.workingDays(from: first, to: last) + (china.isWorkingDay(first) ? 1 : 0)
            #expect(count == expected[year], "\(year)")
        }
    }

    @Test func `does not count the day on which a term begins`() throws {
        #expect(try china.due(after: day("2026-11-24"), workingDays: 1) == day("2026-11-25"))
        #expect(try china.due(after: day("2026-09-30"), workingDays: 1) == day("2026-10-08"))
        #expect(try china.due(after: day("2026-09-30"), workingDays: 3) == day("2026-10-10"))
        #expect(try china.due(after: day("2026-10-01"), workingDays: 0) == day("2026-10-08"))
    }

    @Test func `moves the end of calendar days off holidays`() throws {
        #expect(try china.due(after: day("2026-09-25"), calendarDays: 7) == day("2026-10-08"))
        #expect(try china.due(after: day("2026-09-05"), calendarDays: 15) == day("2026-09-20"))
    }

    @Test func `counts back what it counted forth`() throws {
        var dice = Dice(seed: 7)
        let first = try day("2004-01-01")
        for _ in 0..<2_000 {
            let start = try #require(first.adding(days: Int.random(in: 0..<8_000, using: &dice)))
            let term = Int.random(in: 1...200, using: &dice)
            let end = try china.due(after: start, workingDays: term)
            #expect(try china.workingDays(from: start, to: end) == term)
            #expect(try china.workingDays(from: end, to: start) == -term)
            #expect(try china.isWorkingDay(end))
        }
    }

    @Test func `says so where its years end`() throws {
        let last = try day("2026-12-31")
        #expect(throws: WorkingCalendarError.self) { try china.due(after: last, workingDays: 1) }
        #expect(throws: WorkingCalendarError.self) { try china.due(after: last, workingDays: .max) }
        #expect(throws: WorkingCalendarError.self) { try china.due(after: last, calendarDays: .max) }
        #expect(throws: WorkingCalendarError.self) { try china.due(after: last, workingDays: -1) }
        do {
            _ = try china.isWorkingDay(day("2027-01-01"))
            Issue.record("2027 is not published")
        } catch let error as WorkingCalendarError {
            #expect(error.code == "calendar.after-last-year")
            #expect(error.mend.zh.contains("2027"))
        }
        #expect(throws: WorkingCalendarError.self) { try china.isWorkingDay(day("2003-12-31")) }
        #expect(china.lastYear == 2026)
    }

    @Test func `names holidays`() throws {
        #expect(china.holiday(on: try day("2026-02-17")) == "春节")
        #expect(china.holiday(on: try day("2026-11-24")) == nil)
    }
}
