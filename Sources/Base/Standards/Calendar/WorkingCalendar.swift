/// The official working calendar: which days are worked, and when a term ends.
///
/// Terms follow the Civil Code: the day on which a term begins does not count (民法典第201条), and a term of calendar days
/// that would end on a day off ends on the next working day (第203条).
package struct WorkingCalendar: Sendable {
    /// The calendar of mainland China after the State Council's notices, 2004–2026.
    package static let china = WorkingCalendar(firstYear: 2004, lastYear: 2026, table: table)

    /// The first year it knows.
    package let firstYear: Int
    /// The last year it knows.
    package let lastYear: Int
    private let first: Day
    /// At `n`, how many working days the first `n` days of the calendar hold; one more entry than it has days.
    private let worked: [Int32]
    private let holidays: [Day: String]

    /// A calendar of whole years from a table; years that the table lacks know weekends only.
    init(firstYear: Int, lastYear: Int, table: String) {
        let exceptions = HolidayTable.read(table)
        let first = Day(year: firstYear, month: 1, day: 1) ?? .earliest
        let last = Day(year: lastYear, month: 12, day: 31) ?? .latest
        var (worked, day) = ([Int32(0)], Optional(first))
        while let current = day, current <= last {
            let works =
                exceptions.worked.contains(current)
                || (current.weekday <= 5 && exceptions.holidays[current] == nil)
            worked.append((worked.last ?? 0) + (works ? 1 : 0))
            day = current.adding(days: 1)
        }
        self.firstYear = firstYear
        self.lastYear = lastYear
        self.first = first
        self.worked = worked
        self.holidays = exceptions.holidays
    }

    /// Whether people work on a day.
    package func isWorkingDay(_ day: Day) throws(WorkingCalendarError) -> Bool {
        let index = try index(day)
        return worked[index + 1] > worked[index]
    }

    /// The holiday to which a day off belongs, in Chinese, such as 春节; nil on working days and plain weekends.
    package func holiday(on day: Day) -> String? {
        holidays[day]
    }

    /// The day on which a term of so many working days ends that runs from the day after `day`.
    ///
    /// A term of no days ends on the day itself, or on the next working day where it is a day off.
    package func due(after day: Day, workingDays: Int) throws(WorkingCalendarError) -> Day {
        guard workingDays >= 0 else { throw .negativeTerm }
        if workingDays == 0 { return try nextWorkingDay(onOrAfter: day) }
        let target = Int(worked[try index(day) + 1]).addingReportingOverflow(workingDays)
        guard !target.overflow else { throw .after(lastYear) }
        return try firstDay(reaching: target.partialValue)
    }

    /// The day on which a term of so many calendar days ends that runs from the day after `day`, moved off holidays.
    package func due(after day: Day, calendarDays: Int) throws(WorkingCalendarError) -> Day {
        guard calendarDays >= 0 else { throw .negativeTerm }
        _ = try index(day)
        guard let end = day.adding(days: calendarDays) else { throw .after(lastYear) }
        return try nextWorkingDay(onOrAfter: end)
    }

    /// How many working days lie after `from` up to and including `to`; negative where `to` is earlier.
    ///
    /// It undoes `due`: from a day to the end of a term of n working days there are n.
    package func workingDays(from: Day, to: Day) throws(WorkingCalendarError) -> Int {
        let (start, end) = (try index(from), try index(to))
        return Int(worked[end + 1]) - Int(worked[start + 1])
    }

    /// The first working day on or after a day.
    package func nextWorkingDay(onOrAfter day: Day) throws(WorkingCalendarError) -> Day {
        try firstDay(reaching: Int(worked[try index(day)]) + 1)
    }

    private func index(_ day: Day) throws(WorkingCalendarError) -> Int {
        let index = day.days(since: first)
        guard index >= 0 else { throw .before(firstYear) }
        guard index < worked.count - 1 else { throw .after(lastYear) }
        return index
    }

    /// The day with which `count` working days of the calendar are complete, by bisection.
    private func firstDay(reaching count: Int) throws(WorkingCalendarError) -> Day {
        guard count <= Int(worked.last ?? 0) else { throw .after(lastYear) }
        var (low, high) = (0, worked.count - 1)
        while low < high {
            let middle = (low + high) / 2
            if Int(worked[middle]) >= count { high = middle } else { low = middle + 1 }
        }
        guard let day = first.adding(days: low - 1) else { throw .after(lastYear) }
        return day
    }
}
