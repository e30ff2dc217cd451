import Authority
import Definitions
import Standards

extension Chain {
    /// The step agreed: the next one waits, or the case has ended well.
    func approved(
        _ case: ChainState, by decider: Decider, opinion: String, content: String?, at now: Instant
    ) throws(Refusal) -> ChainState {
        var next = try ending(`case`, .approve, by: decider, as: .approved, opinion: opinion, content: content, at: now)
        if let content { next.decision = content }
        guard let place = version.steps.firstIndex(where: { $0.id == `case`.step }) else { throw .chainGone }
        guard place + 1 < version.steps.count else { return closed(next, as: .approved) }
        return opening(version.steps[place + 1], in: next, at: now)
    }

    /// The step gave the case back: the clocks stand still until the applicant hands it in again.
    func returned(
        _ case: ChainState, by decider: Decider, missing: [MissingItem], opinion: String, at now: Instant
    ) throws(Refusal) -> ChainState {
        if let step = `case`.step, `case`.openTask != nil, hasReturned(step, in: `case`) { throw .returnedBefore }
        guard !missing.isEmpty else { throw .nothingMissing }
        let today = BeijingTime.day(of: now)
        var next = try ending(
            `case`, .return, by: decider, as: .returned, opinion: opinion, missing: missing, at: now)
        next.state = .returned
        next.stoppedOn = today
        next.mendDue = term(version.mend, from: today)
        return next
    }

    /// The step ended the case with a reason.
    func refused(
        _ case: ChainState, by decider: Decider, reason: String, at now: Instant
    ) throws(Refusal) -> ChainState {
        guard !reason.isEmpty else { throw .reasonNeeded }
        return closed(
            try ending(`case`, .refuse, by: decider, as: .refused, opinion: reason, at: now), as: .refused)
    }

    /// The step was handed to somebody else; it waits as before and its clock runs on.
    func delegated(
        _ case: ChainState, by decider: Decider, to account: String, note: String
    ) throws(Refusal) -> ChainState {
        var next = `case`
        let task = try deciding(`case`, by: decider)
        next.tasks[task].assignee = account
        next.tasks[task].delegation = ChainTask.Delegation(by: decider.person.account, note: note)
        return next
    }

    /// Ends the open task, if the step allows the action and the persons may decide in it.
    private func ending(
        _ case: ChainState, _ action: StepAction, by decider: Decider, as state: CaseTask.State, opinion: String,
        missing: [MissingItem] = [], content: String? = nil, at now: Instant
    ) throws(Refusal) -> ChainState {
        let task = try deciding(`case`, by: decider)
        guard version.step(`case`.tasks[task].step)?.actions.contains(action) == true else { throw .actionNotAllowed }
        var next = `case`
        next.tasks[task].state = state
        next.tasks[task].decision = ChainTask.Decision(
            by: decider, opinion: opinion, missing: missing, content: content, at: now)
        return next
    }

    /// The open task, if these persons may decide on it.
    private func deciding(_ case: ChainState, by decider: Decider) throws(Refusal) -> Int {
        if `case`.state.isClosed { throw .closed(`case`.state) }
        guard let task = `case`.openTask, let step = `case`.step, version.step(step) != nil else {
            throw `case`.state == .returned ? .waitsForApplicant : .chainGone
        }
        guard !decider.persons.contains(applicant.person) else { throw .ownCase }
        guard decider.persons.isDisjoint(with: barred(from: step, in: `case`)) else { throw .actedBefore }
        return task
    }

    func closed(_ case: ChainState, as state: CaseState) -> ChainState {
        var next = `case`
        next.state = state
        next.step = nil
        next.stoppedOn = nil
        next.mendDue = nil
        return next
    }
}
