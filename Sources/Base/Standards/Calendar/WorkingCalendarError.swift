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
}
