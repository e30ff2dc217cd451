import Standards

/// The last day of a term.
struct Term: Sendable, Hashable {
    /// The day.
    let day: Day
    /// Whether it lies beyond the years whose holidays are published, so that Monday to Friday were counted.
    let isProvisional: Bool
}

/// Working time without an end: the official calendar for its years, Monday to Friday for all others.
///
/// A case opened in December has terms in a year whose holidays may not be published yet. It must open all the same; the
/// term is then provisional, and says so.
struct WorkTime: Sendable {
    private let calendar: WorkingCalendar
    private let first: Day
    private let last: Day
    private let whole: Int

    static let china = WorkTime(.china)

    init(_ calendar: WorkingCalendar) {
        self.calendar = calendar
        first = Day(year: calendar.firstYear, month: 1, day: 1) ?? .earliest
        last = Day(year: calendar.lastYear, month: 12, day: 31) ?? .latest
        whole = (try? calendar.workingDays(from: first, to: last)) ?? 0
    }

    /// The last day of a term of so many working days that runs from the day after `day`.
    ///
    /// A term of none ends on the day itself, or on the next working day where it is a day off.
    func due(after day: Day, workingDays: Int) -> Term {
        let count = min(max(workingDays, 0), 100_000)
        if let end = try? calendar.due(after: day, workingDays: count) { return Term(day: end, isProvisional: false) }
        let start = count == 0 ? day.adding(days: -1) ?? day : day
        return Term(day: firstDay(reaching: position(of: start) + max(count, 1)), isProvisional: true)
    }

    /// How many working days lie after `from` up to and including `to`; negative where `to` is earlier.
    func workingDays(from: Day, to: Day) -> Int {
        position(of: to) - position(of: from)
    }

    /// Where a clock's last day comes to lie that stood still after `stopped` until `resumed`.
    ///
    /// It ends as many working days later as it stood still, so that exactly as many are left as when it stopped.
    func due(_ due: Day, stopped: Day, resumed: Day) -> Term {
        let still = max(0, workingDays(from: stopped, to: resumed))
        guard still > 0 else { return Term(day: due, isProvisional: due > last) }
        return self.due(after: due, workingDays: still)
    }

    /// The last working day before a day.
    func workingDay(before day: Day) -> Day {
        let count = position(of: day.adding(days: -1) ?? day)
        return firstDay(reaching: count)
    }

    /// Working days from the calendar's first day to `day`, in the calendar and beyond both its ends.
    private func position(of day: Day) -> Int {
        if day < first { return weekdays(day) - weekdays(first) }
        if day > last { return whole + weekdays(day) - weekdays(last) }
        return (try? calendar.workingDays(from: first, to: day)) ?? 0
    }

    /// The day with which so many working days are complete.
    private func firstDay(reaching count: Int) -> Day {
        if count > whole { return Self.day(weekdays: weekdays(last) + count - whole) }
        if count <= 0 { return Self.day(weekdays: weekdays(first) + count) }
        return (try? calendar.due(after: first, workingDays: count)) ?? last
    }

    /// How many days from Monday to Friday there were since Monday, 29 December 1969, up to and including a day.
    private func weekdays(_ day: Day) -> Int {
        let days = Int(day.ordinal) + 3
        let weeks = days >= 0 ? days / 7 : -((6 - days) / 7)
        return weeks * 5 + min(days - weeks * 7 + 1, 5)
    }

    /// The first day up to which there were so many.
    private static func day(weekdays count: Int) -> Day {
        let (before, weeks) = (count - 1, count > 0 ? (count - 1) / 5 : -((5 - count) / 5))
        return Day(ordinal: weeks * 7 + (before - weeks * 5) - 3) ?? .latest
    }
}
