import Definitions
import Standards

extension Casework {
    /// A case as it is shown on a day.
    func view(_ stored: StoredCase, on day: Day) -> CaseFile {
        let (header, state) = (stored.header, stored.chain)
        return CaseFile(
            id: header.id, number: header.number, chain: header.chain, chainVersion: header.chainVersion,
            title: header.title, object: header.object, parties: header.parties, applicant: header.applicant.account,
            applicantName: header.applicant.name, applicantPost: header.applicantPost, state: state.state,
            step: state.step, content: state.content, decision: state.decision, openedAt: header.openedAt,
            closedAt: stored.closedAt, due: state.due?.day, remaining: remaining(stored, on: day),
            mendDue: state.mendDue?.day, isProvisional: state.isProvisional,
            tasks: state.tasks.indices.map { view($0, of: stored, on: day) },
            actions: chain(of: header)?.actions(on: state) ?? [], revision: stored.revision)
    }

    /// The task at a place of a case as it is shown on a day.
    func view(_ place: Int, of stored: StoredCase, on day: Day) -> CaseTask {
        let (task, decision) = (stored.chain.tasks[place], stored.chain.tasks[place].decision)
        let isOpen = task.state == .open
        return CaseTask(
            id: stored.task(place), step: task.step, title: title(of: task.step, in: stored.header), post: task.post,
            assignee: task.assignee, delegatedBy: task.delegation?.by, delegationNote: task.delegation?.note,
            openedAt: task.openedAt, due: task.due?.day,
            remaining: isOpen ? task.due.map { WorkTime.china.workingDays(from: day, to: $0.day) } : nil,
            isProvisional: task.due?.isProvisional ?? false, state: task.state, by: decision?.by.person.account,
            byName: decision?.by.person.name, actingFor: decision?.by.actingFor?.account,
            actingForName: decision?.by.actingFor?.name, opinion: decision?.opinion, missing: decision?.missing ?? [],
            content: decision?.content, decidedAt: decision?.at)
    }

    /// A case as a list shows it on a day.
    func summary(_ stored: StoredCase, on day: Day) -> CaseSummary {
        let (header, state) = (stored.header, stored.chain)
        return CaseSummary(
            id: header.id, number: header.number, chain: header.chain, title: header.title, object: header.object,
            parties: header.parties, applicant: header.applicant.account, applicantName: header.applicant.name,
            applicantPost: header.applicantPost, state: state.state, step: state.step,
            stepTitle: state.step.map { title(of: $0, in: header) }, openedAt: header.openedAt,
            closedAt: stored.closedAt, due: state.due?.day, remaining: remaining(stored, on: day))
    }

    /// Working days left of the statutory clock, from the day on which it stopped where it stands still.
    private func remaining(_ stored: StoredCase, on day: Day) -> Int? {
        guard let due = stored.chain.due, !stored.chain.state.isClosed else { return nil }
        return WorkTime.china.workingDays(from: stored.chain.stoppedOn ?? day, to: due.day)
    }
}
