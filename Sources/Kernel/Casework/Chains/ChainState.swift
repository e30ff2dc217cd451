import Authority
import Standards

/// Everything about a case that its chain changes: a value without identity, clock or store.
struct ChainState: Sendable, Hashable {
    var state: CaseState
    /// The step that waits or that returned the case; nil once it is closed.
    var step: String?
    var tasks: [ChainTask]
    /// The feature's JSON as it was opened or last resubmitted.
    var content: String
    /// The feature's JSON of the last approval that gave any.
    var decision: String?
    /// The statutory clock, from the first opening of the step that starts it.
    var due: Term?
    /// The day on which the clocks stopped; nil: they run, or the case is closed.
    var stoppedOn: Day?
    /// The applicant's term to mend.
    var mendDue: Term?

    /// The place of the task that waits for a decision.
    var openTask: Int? { tasks.lastIndex { $0.state == .open } }

    /// Whether a term was counted beyond the official calendar.
    var isProvisional: Bool {
        if state.isClosed { return due?.isProvisional ?? false }
        return [due, mendDue, openTask.flatMap { tasks[$0].due }].contains { $0?.isProvisional == true }
    }
}

/// One decision of a step that was taken or waits.
struct ChainTask: Sendable, Hashable {
    let step: String
    /// The post whose holders decide, in the organisation that the case bound.
    let post: Assignment
    let openedAt: Instant
    let due: Term?
    var assignee: String?
    var delegation: Delegation?
    var state: CaseTask.State = .open
    var decision: Decision?

    /// Who handed the task on, and what she wrote.
    struct Delegation: Sendable, Hashable {
        let by: String
        let note: String
    }

    /// How the task ended.
    struct Decision: Sendable, Hashable {
        let by: Decider
        let opinion: String
        let missing: [MissingItem]
        let content: String?
        let at: Instant
    }
}

/// A person behind an account.
struct ChainPerson: Sendable, Hashable {
    let account: String
    /// One for all accounts of the same person.
    let person: String
    let name: String
}

/// Who acts, and in whose place.
struct Decider: Sendable, Hashable {
    let person: ChainPerson
    let actingFor: ChainPerson?

    init(_ person: ChainPerson, actingFor: ChainPerson? = nil) {
        self.person = person
        self.actingFor = actingFor
    }

    /// The persons who take part in the decision: both of them where one acts for another.
    var persons: Set<String> { Set([person.person, actingFor?.person].compactMap(\.self)) }
}
