import Authority
import Definitions
import Standards

/// The rules of one case: a pure function from what is and what is done to what is then.
struct Chain: Sendable {
    let version: ChainVersion
    /// The organisation of each party.
    let parties: [String: String]
    /// Who opened the case.
    let applicant: ChainPerson
    let limits: ChainLimits
    let time: WorkTime

    /// The case as it is opened: its first step waits.
    func opened(content: String, at now: Instant) throws(Refusal) -> ChainState {
        let start = ChainState(state: .open, tasks: [], content: content)
        guard let first = version.steps.first else { throw .chainGone }
        return opening(first, in: start, at: now)
    }

    /// The case after an act on it; throws why the act cannot be done, and nothing has happened then.
    func after(
        _ act: CaseAct, by decider: Decider, on case: ChainState, at now: Instant
    ) throws(Refusal) -> ChainState {
        switch act {
        case .approve(let opinion, let content):
            try approved(`case`, by: decider, opinion: opinion, content: content, at: now)
        case .return(let missing, let opinion):
            try returned(`case`, by: decider, missing: missing, opinion: opinion, at: now)
        case .refuse(let reason): try refused(`case`, by: decider, reason: reason, at: now)
        case .delegate(let account, let note): try delegated(`case`, by: decider, to: account, note: note)
        case .resubmit(let content, _): try resubmitted(`case`, by: decider, content: content, at: now)
        case .withdraw(let reason): try withdrawn(`case`, by: decider, reason: reason, at: now)
        case .remind: try reminded(`case`)
        }
    }

    /// What may be decided on the open task: nothing where none is open, `return` only once in each step.
    func actions(on case: ChainState) -> Set<StepAction> {
        guard let task = `case`.openTask, let step = version.step(`case`.tasks[task].step) else { return [] }
        return hasReturned(step.id, in: `case`) ? step.actions.subtracting([.return]) : step.actions
    }

    /// The persons who may not decide in a step: the applicant, and whoever decided in a step that must be apart.
    func barred(from step: String, in case: ChainState) -> Set<String> {
        let apart = version.step(step)?.apart ?? []
        let deciders = `case`.tasks.filter { apart.contains($0.step) }.compactMap { $0.decision?.by.persons }
        return deciders.reduce(into: [applicant.person]) { $0.formUnion($1) }
    }

    /// The posts that the chain names, in the order of its steps: their holders see the case.
    var posts: [Assignment] {
        version.steps.compactMap { step in
            organisation(of: step).map { Assignment(role: step.role, organisation: $0) }
        }
    }

    /// The organisation whose step it is; nil: the case binds none to the party.
    func organisation(of step: ChainStep) -> String? {
        switch step.party {
        case .party(let name): parties[name]
        case .organisation(let code): code
        }
    }

    func hasReturned(_ step: String, in case: ChainState) -> Bool {
        `case`.tasks.contains { $0.step == step && $0.state == .returned }
    }

    /// Lets a step wait, with its own clock, and starts the statutory clock where it is the step's first opening.
    func opening(_ step: ChainStep, in case: ChainState, at now: Instant) -> ChainState {
        var next = `case`
        let today = BeijingTime.day(of: now)
        next.step = step.id
        next.tasks.append(
            ChainTask(
                step: step.id, post: Assignment(role: step.role, organisation: organisation(of: step) ?? ""),
                openedAt: now, due: term(step.limit, from: today)))
        if let within = version.within, within.from == step.id, next.due == nil {
            next.due = term(within.limit, from: today)
        }
        return next
    }

    func term(_ limit: StepLimit?, from day: Day) -> Term? {
        limits.workingDays(limit, on: day).map { time.due(after: day, workingDays: $0) }
    }
}
