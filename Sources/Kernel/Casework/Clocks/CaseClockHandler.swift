import Authority
import Foundation
import Jobs
import Journal
import Standards
import Store

/// Records that a case is nearly or fully out of time, when its timers are due.
///
/// Timers go with the clocks that set them, so that one which is due is true; what is read here says with whom the case
/// is. Two statements for all that are due together, and one event each.
struct CaseClockHandler: TimerHandler {
    let journal: Journal
    let clock: WallClock

    func fire(_ timers: [DueTimer], in transaction: Transaction) throws {
        let now = clock.now()
        let bells = try timers.map { try JSONText.value($0.payload, as: CaseClock.Bell.self) }
        let cases = Dictionary(
            try StoredCase.list(Array(Set(bells.map(\.file))).sorted(), in: transaction).map { ($0.header.id, $0) }
        ) { first, _ in first }
        for bell in bells {
            guard let stored = cases[bell.file], isStill(bell, of: stored), !isLate(bell, at: now) else { continue }
            try journal.append(
                EventDetails(
                    kind: (bell.sign == .overdue ? CaseEvent.overdue : .reminded).kind, actor: "system",
                    organisation: stored.chain.openTask.map { stored.chain.tasks[$0].post.organisation },
                    caseNumber: stored.header.number,
                    payload: try JSONText.of(
                        stored.payload(by: "system", step: stored.chain.step, clock: bell)),
                    retention: Casework.retention, at: now),
                in: transaction)
        }
    }

    /// Whether a warning comes when the last day is over: the city stood still meanwhile, and the other timer says so.
    private func isLate(_ bell: CaseClock.Bell, at now: Instant) -> Bool {
        bell.sign == .soon && BeijingTime.day(of: now) > bell.due
    }

    /// Whether the clock of a timer still runs to the same day.
    private func isStill(_ bell: CaseClock.Bell, of stored: StoredCase) -> Bool {
        stored.clocks.contains { $0.word == bell.clock && $0.task == bell.task && $1 == bell.due }
    }
}
