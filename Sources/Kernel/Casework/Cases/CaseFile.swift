package import Authority
package import Definitions
package import Standards

/// A case as those may see it who have to do with it.
package struct CaseFile: Sendable, Hashable {
    /// Its identifier; later cases have greater ones.
    package let id: ID<CaseFile>
    /// What people call it by, such as `GX-20261124-7K3Q9`.
    package let number: String
    /// The chain that it goes through.
    package let chain: String
    /// The first day of the chain's version under which it was opened.
    package let chainVersion: Day
    /// What it is about, in a line.
    package let title: Localized
    /// What it concerns, such as `entry:vehicle-registration`.
    package let object: String
    /// The organisations bound to the chain's parties, by the party's name.
    package let parties: [String: String]
    /// The account that opened it.
    package let applicant: String
    /// The applicant's name on that day.
    package let applicantName: String
    /// The post in which she opened it; nil: none was named.
    package let applicantPost: Assignment?
    /// Where it stands.
    package let state: CaseState
    /// The step that waits, or that returned it; nil once closed.
    package let step: String?
    /// The feature's JSON, as it was opened or last resubmitted.
    package let content: String
    /// The feature's JSON of the last approval that gave any.
    package let decision: String?
    /// When it was opened.
    package let openedAt: Instant
    /// When it ended; nil: it has not.
    package let closedAt: Instant?
    /// The last day of the statutory clock; nil: the chain has none, or its step was not reached.
    ///
    /// While the case is returned, the day as it was when the clock stopped.
    package let due: Day?
    /// Working days left until `due`, counted from today, or from the day on which the clock stopped; negative: overdue.
    package let remaining: Int?
    /// The applicant's last day to mend what was returned; nil: nothing waits for her, or without limit.
    package let mendDue: Day?
    /// Whether a term reaches beyond the last year of the official calendar, so that Monday to Friday were counted.
    package let isProvisional: Bool
    /// What was and is to be decided, in order.
    package let tasks: [CaseTask]
    /// What may still be decided on the open task: `return` only once in each step.
    ///
    /// Empty where none is open.
    package let actions: Set<StepAction>
    /// Grows with every change.
    package let revision: Int64

    /// The task that waits for a decision; nil once the case is returned or closed.
    package var openTask: CaseTask? { tasks.last { $0.state == .open } }

    /// The applicant's organisation: that of her post, where she named one.
    package var applicantOrganisation: String? { applicantPost?.organisation }
}
