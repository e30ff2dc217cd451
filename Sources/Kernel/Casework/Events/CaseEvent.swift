import Authority
import Journal
import Standards
import Store

/// What the journal says about a case: the kind of the event is `case.` and the word.
enum CaseEvent: String, Sendable, Hashable, CaseIterable {
    case opened, approved, returned, resubmitted, refused, delegated, withdrawn, reminded, overdue
    /// The case has ended; the payload says how.
    case closed

    init(_ act: CaseAct) {
        self =
            switch act {
            case .approve: .approved
            case .return: .returned
            case .refuse: .refused
            case .delegate: .delegated
            case .resubmit: .resubmitted
            case .withdraw: .withdrawn
            case .remind: .reminded
            }
    }

    var kind: String { "case.\(rawValue)" }

    init?(kind: String) {
        guard kind.hasPrefix("case.") else { return nil }
        self.init(rawValue: String(kind.dropFirst(5)))
    }
}

/// The payload of an event: which case, where it is now, who did it.
///
/// What was written stays in the case.
struct CaseEventPayload: Sendable, Hashable, Codable {
    /// With whom the case is then.
    struct Next: Sendable, Hashable, Codable {
        let task: ID<CaseTask>
        let step: String
        let role: String
        let organisation: String
        let assignee: String?
        let due: Day?
    }

    let file: ID<CaseFile>
    let number: String
    let chain: String
    let object: String
    /// The step in which it happened, or that waits where nobody decided.
    let step: String?
    let applicant: String
    let titleZh: String
    let titleEn: String
    let state: CaseState
    let next: Next?
    let by: String
    let actingFor: String?
    /// Which clock, where a clock is the cause: `step`, `mend` or `statutory`.
    let clock: String?
    let due: Day?
    /// The task that was decided by it; nil: it decided none.
    var decided: ID<CaseTask>?
    /// What it commits to (`CaseDigest`): the decision, or what was asked in this edition.
    var digest: String?
    var edition: Int?

    private enum CodingKeys: String, CodingKey {
        case file = "case"
        case number, chain, object, step, applicant, titleZh, titleEn, state, next, by, actingFor, clock, due
        case decided, digest, edition
    }
}

extension StoredCase {
    /// What an event about the case as it is now says.
    func payload(
        by account: String, actingFor: String? = nil, step: String?, clock: CaseClock.Bell? = nil
    ) -> CaseEventPayload {
        let next = chain.openTask.map { place in
            let task = chain.tasks[place]
            return CaseEventPayload.Next(
                task: self.task(place), step: task.step, role: task.post.role, organisation: task.post.organisation,
                assignee: task.assignee, due: task.due?.day)
        }
        return CaseEventPayload(
            file: header.id, number: header.number, chain: header.chain, object: header.object, step: step,
            applicant: header.applicant.account, titleZh: header.title.zh, titleEn: header.title.en,
            state: chain.state, next: next, by: account, actingFor: actingFor, clock: clock?.clock,
            due: clock?.due ?? (chain.state == .returned ? chain.mendDue?.day : nil))
    }
}

extension Casework {
    /// The retention class of what happens to cases: the records of decisions are kept for thirty years.
    static let retention = "30-years"

    /// Records what somebody did with a case.
    func record(
        _ event: CaseEvent, of stored: StoredCase, _ chain: Chain, by actor: Actor, as seat: Seat?, at now: Instant,
        in transaction: Transaction
    ) throws {
        let place = seat.flatMap { seat in stored.chain.tasks.indices.first { stored.task($0) == seat.task } }
        var payload = stored.payload(
            by: actor.account, actingFor: seat?.actingFor,
            step: place.map { stored.chain.tasks[$0].step } ?? stored.chain.step)
        try commit(&payload, to: event, of: stored, at: place)
        try journal.append(
            EventDetails(
                kind: event.kind, actor: actor.account,
                organisation: seat?.post.organisation ?? stored.header.applicantPost?.organisation,
                caseNumber: stored.header.number,
                payload: try JSONText.of(payload), retention: Self.retention, at: now),
            in: transaction)
    }

    /// Adds what the event commits to: the decision that it tells of, or what was asked.
    private func commit(
        _ payload: inout CaseEventPayload, to event: CaseEvent, of stored: StoredCase, at place: Int?
    ) throws {
        switch event {
        case .opened, .resubmitted:
            payload.edition = stored.edition
            payload.digest = try CaseDigest.content(of: stored)
        case .approved, .returned, .refused, .withdrawn:
            let last = stored.chain.tasks.indices.last { stored.chain.tasks[$0].state == .withdrawn }
            guard let place = place ?? last else { return }
            payload.decided = stored.task(place)
            payload.digest = try CaseDigest.decision(of: stored.chain.tasks[place])
        case .delegated, .reminded, .overdue, .closed: return
        }
    }
}
