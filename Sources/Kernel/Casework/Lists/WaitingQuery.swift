import Authority
import Standards
import Store

/// A row of what waits.
struct WaitingRow: Sendable, Hashable {
    let task: ID<CaseTask>
    let file: ID<CaseFile>
    let queue: String
    let due: Day
}

/// What waits in somebody's queues.
///
/// Each queue is read along its own index as far as the page needs, and the engine merges them: a page costs queues times
/// rows, however much waits elsewhere or further down.
struct WaitingQuery: Sendable {
    let sight: Sight

    func page(after: ToDoCursor?, limit: Int, in snapshot: Snapshot) throws -> [WaitingRow] {
        let queues = queues
        let lower = after == nil ? "" : "AND (o.due, o.task) > (?, ?)"
        let parts = queues.indices.map { place in
            """
            SELECT * FROM (SELECT o.task, o.case_id, o.queue, o.due FROM casework_open o WHERE o.queue = ? \(lower)
            AND \(Self.mayDecide) ORDER BY o.due, o.task LIMIT ?) AS q\(place)
            """
        }
        let values = queues.flatMap { queue -> [SQLValue] in
            [.text(queue.key)] + (after.map { [SQLValue($0.due), .text($0.task)] } ?? []) + persons(queue)
                + [SQLValue(limit)]
        }
        return try snapshot.query(
            """
            SELECT task, case_id, queue, due FROM (\(parts.joined(separator: " UNION ALL "))) AS waiting
            ORDER BY due, task LIMIT ?
            """, values + [SQLValue(limit)]
        ) { row in
            WaitingRow(
                task: try row.id(0), file: try row.id(1), queue: try row.text(2), due: try row.day(3))
        }
    }

    func counts(today: Day, in snapshot: Snapshot) throws -> CaseCounts {
        let queues = queues
        let parts = queues.map { _ in
            """
            SELECT COUNT(*) AS waiting, SUM(CASE WHEN o.due < ? THEN 1 ELSE 0 END) AS late FROM casework_open o
            WHERE o.queue = ? AND \(Self.mayDecide)
            """
        }
        let values = queues.flatMap { [SQLValue(today), .text($0.key)] + persons($0) }
        var counts = CaseCounts(toDo: 0, overdue: 0)
        try snapshot.each(parts.joined(separator: " UNION ALL "), values) { row in
            counts = CaseCounts(
                toDo: counts.toDo + (try row.int(0)),
                overdue: counts.overdue + Int(try row.optionalInteger(1) ?? 0))
            return true
        }
        return counts
    }

    private var queues: [(key: String, actingFor: ChainPerson?)] {
        [(Key.mend(sight.actor.account), nil)] + sight.queues
    }

    /// Neither she nor the person for whom she acts is barred from the task.
    private static let mayDecide =
        "NOT EXISTS (SELECT 1 FROM casework_bar b WHERE b.task = o.task AND (b.person = ? OR b.person = ?))"

    private func persons(_ queue: (key: String, actingFor: ChainPerson?)) -> [SQLValue] {
        [.text(sight.person.person), .text(queue.actingFor?.person ?? sight.person.person)]
    }
}

/// Where a to-do list goes on: `2026-11-24:` and the task.
struct ToDoCursor: Sendable, Hashable {
    let due: Day
    let task: String

    init(due: Day, task: String) {
        self.due = due
        self.task = task
    }

    /// Reads what `text` writes; nil for anything else.
    init?(_ text: String) {
        let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
        guard text.utf8.count <= 100, parts.count == 2, let due = Day(parts[0]),
            parts[1].utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else { return nil }
        self.init(due: due, task: parts[1])
    }

    var text: String { "\(due):\(task)" }
}
