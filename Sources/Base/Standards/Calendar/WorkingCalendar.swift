/// The official working calendar: which days are worked, and when a term of working days ends.
package struct WorkingCalendar: Sendable {
    /// The calendar of mainland China after the State Council's notices, 2004–2026.
    package static let china = WorkingCalendar(firstYear: 2004, lastYear: 2026)

    /// The first year it knows.
    package let firstYear: Int
    /// The last year it knows.
    package let lastYear: Int

    /// Whether people work on a day.
    package func isWorkingDay(_ day: Day) throws(WorkingCalendarError) -> Bool {
        day.weekday <= 5
    }

    /// The day on which a term of `workingDays` ends that begins on the day after `day`.
    package func due(after day: Day, workingDays: Int) throws(WorkingCalendarError) -> Day {
        day
    }

    /// How many working days lie after `from` up to and including `to`; negative when `to` is earlier.
    package func workingDays(from: Day, to: Day) throws(WorkingCalendarError) -> Int {
        0
    }

    /// The first working day on or after a day.
    package func nextWorkingDay(onOrAfter day: Day) throws(WorkingCalendarError) -> Day {
        day
    }
}
