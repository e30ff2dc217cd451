import Authority
import Standards
import Store

/// A row of `casework_task`.
struct StoredTask: Sendable {
    let caseID: ID<CaseFile>
    let task: ChainTask

    static let columns = """
        case_id, role, step, organisation, opened_at, due, due_provisional, assignee, delegated_by, delegation_note, \
        state, by_account, by_person, by_name, for_account, for_person, for_name, opinion, missing, content, decided_at
        """

    init(_ row: Row) throws {
        caseID = try row.id(0)
        var task = ChainTask(
            step: try row.text(2), post: Assignment(role: try row.text(1), organisation: try row.text(3)),
            openedAt: try row.instant(4),
            due: try row.optionalDay(5).map { Term(day: $0, isProvisional: try row.boolean(6)) },
            assignee: try row.optionalText(7))
        if let by = try row.optionalText(8) {
            task.delegation = ChainTask.Delegation(by: by, note: try row.optionalText(9) ?? "")
        }
        task.state = CaseTask.State(rawValue: try row.text(10)) ?? .withdrawn
        if let at = try row.optionalInstant(20), let by = try Self.person(row, from: 11) {
            task.decision = ChainTask.Decision(
                by: Decider(by, actingFor: try Self.person(row, from: 14)), opinion: try row.optionalText(17) ?? "",
                missing: try row.optionalText(18).map { try JSONText.value($0) } ?? [],
                content: try row.optionalText(19), at: at)
        }
        self.task = task
    }

    private static func person(_ row: Row, from column: Int) throws -> ChainPerson? {
        guard let account = try row.optionalText(column) else { return nil }
        return ChainPerson(
            account: account, person: try row.optionalText(column + 1) ?? account,
            name: try row.optionalText(column + 2) ?? "")
    }

    /// Writes the task at a place of a case, new or changed.
    static func put(
        _ task: ChainTask, at place: Int, of header: CaseHeader, in transaction: Transaction
    ) throws {
        let (decision, by) = (task.decision, task.decision?.by)
        try transaction.execute(
            """
            INSERT INTO casework_task (id, ordinal, \(columns))
            VALUES (\(SQLMarks.of(23)))
            ON CONFLICT (id) DO UPDATE SET assignee = excluded.assignee, delegated_by = excluded.delegated_by,
                delegation_note = excluded.delegation_note, state = excluded.state, by_account = excluded.by_account,
                by_person = excluded.by_person, by_name = excluded.by_name, for_account = excluded.for_account,
                for_person = excluded.for_person, for_name = excluded.for_name, opinion = excluded.opinion,
                missing = excluded.missing, content = excluded.content, decided_at = excluded.decided_at
            """,
            [
                SQLValue(header.task(place)), SQLValue(place + 1), SQLValue(header.id), .text(task.post.role),
                .text(task.step),
                .text(task.post.organisation), SQLValue(task.openedAt), SQLValue(task.due?.day),
                SQLValue(task.due?.isProvisional ?? false), SQLValue(task.assignee), SQLValue(task.delegation?.by),
                SQLValue(task.delegation?.note), .text(task.state.rawValue), SQLValue(by?.person.account),
                SQLValue(by?.person.person), SQLValue(by?.person.name), SQLValue(by?.actingFor?.account),
                SQLValue(by?.actingFor?.person), SQLValue(by?.actingFor?.name), SQLValue(decision?.opinion),
                SQLValue(try decision.flatMap { $0.missing.isEmpty ? nil : try JSONText.of($0.missing) }),
                SQLValue(decision?.content), SQLValue(decision?.at),
            ])
    }
}
