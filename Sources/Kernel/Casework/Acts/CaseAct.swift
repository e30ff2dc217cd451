/// What somebody does with a case.
package enum CaseAct: Sendable, Hashable {
    /// The step agrees 同意; `content` is the feature's JSON, such as what the provider gives.
    case approve(opinion: String, content: String?)
    /// The step gives it back, once, with everything that is missing (1–50 items) 退回补正.
    case `return`(missing: [MissingItem], opinion: String)
    /// The step ends the case with a reason 不予共享.
    case refuse(reason: String)
    /// The step is handed to a person of the same organisation 转办.
    case delegate(to: String, note: String)
    /// The applicant hands in what was returned; `content` replaces the case's 补正后提交.
    case resubmit(content: String, note: String)
    /// The applicant takes the case back 撤回.
    case withdraw(reason: String)
    /// The applicant, or a supervising role, asks those to hurry with whom it waits; once a day 催办.
    case remind

    /// The word that events and commands use.
    package var word: String {
        switch self {
        case .approve: "approve"
        case .return: "return"
        case .refuse: "refuse"
        case .delegate: "delegate"
        case .resubmit: "resubmit"
        case .withdraw: "withdraw"
        case .remind: "remind"
        }
    }

    /// Whether the act decides on the open task, and so needs a seat.
    package var needsSeat: Bool {
        switch self {
        case .approve, .return, .refuse, .delegate: true
        case .resubmit, .withdraw, .remind: false
        }
    }
}
