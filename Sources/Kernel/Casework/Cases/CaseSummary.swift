package import Authority
package import Standards

/// A case as a list shows it.
package struct CaseSummary: Sendable, Hashable {
    /// Its identifier.
    package let id: ID<CaseFile>
    /// What people call it by.
    package let number: String
    /// The chain that it goes through.
    package let chain: String
    /// What it is about, in a line.
    package let title: Localized
    /// What it concerns.
    package let object: String
    /// The organisations bound to the chain's parties.
    package let parties: [String: String]
    /// The account that opened it.
    package let applicant: String
    /// The applicant's name on that day.
    package let applicantName: String
    /// The post in which she opened it.
    package let applicantPost: Assignment?
    /// Where it stands.
    package let state: CaseState
    /// The step that waits, or that returned it; nil once closed.
    package let step: String?
    /// What that step is called.
    package let stepTitle: Localized?
    /// When it was opened.
    package let openedAt: Instant
    /// When it ended.
    package let closedAt: Instant?
    /// The last day of the statutory clock.
    package let due: Day?
    /// Working days left until `due`; negative: overdue; nil once closed.
    package let remaining: Int?
}
