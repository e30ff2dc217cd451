/// Why the working calendar cannot answer.
package struct WorkingCalendarError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Stable code: `calendar.before-first-year`, `calendar.after-last-year` or `calendar.negative-term`.
    package let code: String
    /// What is wrong.
    package let message: Localized
    /// How to mend it.
    package let mend: Localized

    /// The stable code.
    package var description: String { code }

    /// The day, or the end of the term, lies before the first year.
    static func before(_ year: Int) -> WorkingCalendarError {
        WorkingCalendarError(
            code: "calendar.before-first-year",
            message: Localized(
                zh: "工作日历从\(year)年开始，更早的日期无法计算", en: "The working calendar begins with \(year)"),
            mend: Localized(zh: "请核对日期", en: "Check the date"))
    }

    /// The day, or the end of the term, lies after the last year whose holidays are published.
    static func after(_ year: Int) -> WorkingCalendarError {
        WorkingCalendarError(
            code: "calendar.after-last-year",
            message: Localized(
                zh: "工作日历只到\(year)年，\(year + 1)年的放假安排尚未录入",
                en: "The working calendar ends with \(year); the holidays of \(year + 1) are not in it"),
            mend: Localized(
                zh: "国务院办公厅公布\(year + 1)年放假安排（通常在11月）后，请升级系统再办理",
                en: "Update the program once the State Council has published \(year + 1), usually in November"))
    }

    /// A term of less than no days.
    static let negativeTerm = WorkingCalendarError(
        code: "calendar.negative-term",
        message: Localized(zh: "期限不能为负数", en: "A term cannot be negative"),
        mend: Localized(zh: "请核对期限天数", en: "Check the number of days"))
}
