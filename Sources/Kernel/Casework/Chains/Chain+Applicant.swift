import Authority
import Definitions
import Standards

extension Chain {
    /// The applicant handed in what was returned: the step that returned it waits again, with the days it had left.
    func resubmitted(
        _ case: ChainState, by decider: Decider, content: String, at now: Instant
    ) throws(Refusal) -> ChainState {
        if `case`.state.isClosed { throw .closed(`case`.state) }
        guard `case`.state == .returned, let stopped = `case`.stoppedOn else { throw .notReturned }
        guard decider.person.account == applicant.account else { throw .applicantOnly }
        guard let last = `case`.tasks.last, let step = version.step(last.step) else { throw .chainGone }
        let today = BeijingTime.day(of: now)
        var next = `case`
        next.state = .open
        next.content = content
        next.due = `case`.due.map { time.due($0.day, stopped: stopped, resumed: today) }
        next.stoppedOn = nil
        next.mendDue = nil
        next.step = step.id
        next.tasks.append(
            ChainTask(
                step: step.id, post: last.post, openedAt: now,
                due: last.due.map { time.due($0.day, stopped: stopped, resumed: today) }, assignee: last.assignee,
                delegation: last.delegation))
        return next
    }

    /// The applicant took the case back, which she may until it is decided.
    func withdrawn(
        _ case: ChainState, by decider: Decider, reason: String, at now: Instant
    ) throws(Refusal) -> ChainState {
        if `case`.state.isClosed { throw .closed(`case`.state) }
        guard decider.person.account == applicant.account else { throw .applicantOnly }
        var next = `case`
        if let task = `case`.openTask {
            next.tasks[task].state = .withdrawn
            next.tasks[task].decision = ChainTask.Decision(
                by: decider, opinion: reason, missing: [], content: nil, at: now)
        }
        return closed(next, as: .withdrawn)
    }

    /// Somebody asks those to hurry with whom the case waits: nothing changes, but something must wait.
    func reminded(_ case: ChainState) throws(Refusal) -> ChainState {
        if `case`.state.isClosed { throw .closed(`case`.state) }
        guard `case`.openTask != nil else { throw .nothingToRemind }
        return `case`
    }
}
