package import Standards

/// One step of a chain: one decision by holders of one role in one organisation.
package struct ChainStep: Sendable, Hashable {
    /// Stable name within the version, such as `form-check`.
    package let id: String
    /// What people call it.
    package let title: Localized
    /// The role whose holders decide.
    package let role: String
    /// For whom they hold it.
    package let party: StepParty
    /// The time for the step; nil: none of its own.
    package let limit: StepLimit?
    /// What may be decided.
    package let actions: Set<StepAction>
    /// Steps whose deciders may not decide here 不相容岗位分离.
    ///
    /// That the applicant never decides on the own request need not be said.
    package let apart: Set<String>

    /// A step.
    package init(
        id: String, title: Localized, role: String, party: StepParty, limit: StepLimit? = nil,
        actions: Set<StepAction> = Set(StepAction.allCases), apart: Set<String> = []
    ) {
        self.id = id
        self.title = title
        self.role = role
        self.party = party
        self.limit = limit
        self.actions = actions
        self.apart = apart
    }
}

/// The organisation in which a step is decided.
package enum StepParty: Sendable, Hashable {
    /// The one that the case gives this part to.
    case party(String)
    /// Always the same, by its code.
    case organisation(String)
}

/// What may be decided in a step.
package enum StepAction: String, Sendable, Hashable, CaseIterable, Codable {
    /// Go on to the next step 同意.
    case approve
    /// Give back to the applicant, with everything that is missing at once 退回补正.
    case `return`
    /// End the case with a reason 不予共享.
    case refuse
}

/// The time for a step.
package enum StepLimit: Sendable, Hashable {
    /// So many working days, the day of opening not counted.
    case workingDays(Int)
    /// As the rule of that id says on the day of opening; its unit is `working-days`.
    case rule(String)
}

/// A clock that runs from the first opening of a step to the end of the case, and stands still while it is returned.
package struct ChainLimit: Sendable, Hashable {
    /// The step with whose first opening it starts.
    package let from: String
    /// How long it runs.
    package let limit: StepLimit

    /// A clock.
    package init(from: String, limit: StepLimit) {
        self.from = from
        self.limit = limit
    }
}
