package import Standards

/// Something that waits for somebody.
package struct ToDo: Sendable, Hashable {
    /// What she has to do.
    package enum Duty: String, Sendable, Hashable, CaseIterable, Codable {
        /// Decide on the open task.
        case decide
        /// Mend what was returned: hers as the applicant.
        case mend
    }

    /// The case.
    package let file: CaseSummary
    /// What she has to do.
    package let duty: Duty
    /// The open task, or the one that returned the case.
    package let task: CaseTask
    /// The last day; nil: no limit.
    package let due: Day?
    /// Working days left; negative: overdue; nil: no limit.
    package let remaining: Int?
    /// In which post or for whom it is hers; the applicant's own post where she has to mend.
    package let seat: Seat
}

/// How much waits for somebody.
package struct CaseCounts: Sendable, Hashable {
    /// Everything on the to-do list.
    package let toDo: Int
    /// How much of it is overdue.
    package let overdue: Int

    /// Counts.
    package init(toDo: Int, overdue: Int) {
        self.toDo = toDo
        self.overdue = overdue
    }
}
