package import Authority
package import Standards

/// One decision of a step that was taken or waits.
package struct CaseTask: Sendable, Hashable {
    /// What became of a task.
    package enum State: String, Sendable, Hashable, CaseIterable, Codable {
        /// Waits.
        case open
        /// Went on.
        case approved
        /// Was given back to the applicant.
        case returned
        /// Ended the case with a reason.
        case refused
        /// The applicant withdrew the case while it waited.
        case withdrawn
    }

    /// Its identifier.
    package let id: ID<CaseTask>
    /// The step of the chain.
    package let step: String
    /// What the step is called.
    package let title: Localized
    /// The post whose holders decide.
    ///
    /// The organisation is the one bound when the task opened, whoever took over since.
    package let post: Assignment
    /// The account it was handed to 转办; nil: any holder of the post.
    package let assignee: String?
    /// Who handed it on, and why; nil: nobody did.
    package let delegatedBy: String?
    /// What whoever handed it on wrote.
    package let delegationNote: String?
    /// When it opened.
    package let openedAt: Instant
    /// Its last day; nil: no limit.
    package let due: Day?
    /// Working days left until `due` for an open task, negative: overdue; nil otherwise.
    package let remaining: Int?
    /// Whether `due` was counted beyond the last year of the official calendar.
    package let isProvisional: Bool
    /// What became of it.
    package let state: State
    /// The account that decided.
    package let by: String?
    /// Her name on that day.
    package let byName: String?
    /// The account of the absent person in whose post she decided.
    package let actingFor: String?
    /// That person's name on that day.
    package let actingForName: String?
    /// What she wrote: the opinion, or the reason of a refusal.
    package let opinion: String?
    /// What she asked to be mended.
    package let missing: [MissingItem]
    /// The feature's JSON that came with an approval.
    package let content: String?
    /// When it was decided.
    package let decidedAt: Instant?
}

/// One thing that is missing or wrong, and how to mend it (一次性告知).
package struct MissingItem: Sendable, Hashable, Codable {
    /// What: 1–200 characters.
    package let item: String
    /// How to mend it: 1–500 characters.
    package let mend: String

    /// One thing that is missing.
    package init(item: String, mend: String) {
        self.item = item
        self.mend = mend
    }
}
