package import Authority
import Standards
package import Store

extension Casework {
    /// What waits for her, the most urgent first, at most `limit` (1–100) after `after`.
    package func toDo(
        for actor: Actor, after: String? = nil, limit: Int = 20, in snapshot: Snapshot
    ) throws -> CasePage<ToDo> {
        let limit = min(100, max(1, limit))
        let sight = try sight(of: actor, in: snapshot)
        let waiting = WaitingQuery(sight: sight)
        let found = try waiting.page(after: after.flatMap(ToDoCursor.init), limit: limit + 1, in: snapshot)
        let shown = found.prefix(limit)
        let stored = try StoredCase.list(Array(Set(shown.map(\.file))).sorted(), in: snapshot)
        let byID = Dictionary(stored.map { ($0.header.id, $0) }) { first, _ in first }
        let items = shown.compactMap { row in byID[row.file].flatMap { toDo(row, of: $0, for: sight) } }
        let next = found.count > limit ? shown.last.map { ToDoCursor(due: $0.due, task: $0.task.rawValue).text } : nil
        return CasePage(items: items, next: next)
    }

    /// How much waits for her, counted in the indexes of her queues alone.
    package func counts(for actor: Actor, in snapshot: Snapshot) throws -> CaseCounts {
        try WaitingQuery(sight: try sight(of: actor, in: snapshot)).counts(today: today, in: snapshot)
    }

    private func toDo(_ row: WaitingRow, of stored: StoredCase, for sight: Sight) -> ToDo? {
        guard let place = stored.chain.tasks.indices.last(where: { stored.task($0) == row.task }) else { return nil }
        let isMend = row.queue == Key.mend(sight.actor.account)
        let today = today
        let due = row.due == .latest ? nil : row.due
        let seat = isMend ? mendSeat(row.task, of: stored) : seat(row, stored.chain.tasks[place], for: sight)
        return ToDo(
            file: summary(stored, on: today), duty: isMend ? .mend : .decide, task: view(place, of: stored, on: today),
            due: due, remaining: due.map { WorkTime.china.workingDays(from: today, to: $0) }, seat: seat)
    }

    /// The seat that her queue stands for: the query has left out what she is barred from.
    private func seat(_ row: WaitingRow, _ task: ChainTask, for sight: Sight) -> Seat {
        sight.seats(on: task, row.task, barred: []).first ?? Seat(task: row.task, post: task.post)
    }

    private func mendSeat(_ task: ID<CaseTask>, of stored: StoredCase) -> Seat {
        let none = Assignment(role: "", organisation: stored.header.parties.values.min() ?? "")
        return Seat(task: task, post: stored.header.applicantPost ?? none)
    }
}
