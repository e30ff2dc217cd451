import Authority
import Jobs
import Standards
import Store

/// Writes a case: what changed of it, what waits now, who may see and not decide, and the timers of its clocks.
struct CaseWriter {
    let chain: Chain
    let timers: Timers
    let now: Instant
    let transaction: Transaction

    /// Writes a new case; false where another has its number.
    func insert(_ stored: StoredCase) throws -> Bool {
        guard try insertRow(stored) else { return false }
        let header = stored.header
        for organisation in Set(header.parties.values).sorted() {
            try transaction.execute(
                "INSERT INTO casework_party (organisation, case_id) VALUES (?, ?)",
                [.text(organisation), SQLValue(header.id)])
        }
        let viewers = [Key.account(header.applicant.account)] + chain.posts.map(Key.post)
        for viewer in Set(viewers).sorted() { try addViewer(viewer, of: stored) }
        try CaseDocuments.put(stored, for: [CaseDocuments.everybody], in: transaction)
        try follow(from: nil, to: stored)
        return true
    }

    /// Writes what changed of a case since `old`.
    func update(_ old: StoredCase, to new: StoredCase) throws {
        let changed = try transaction.execute(
            """
            UPDATE casework_case SET state = ?, step = ?, content = ?, decision = ?, closed_at = ?, due = ?,
                due_provisional = ?, stopped_on = ?, mend_due = ?, mend_provisional = ?, reminded_on = ?, revision = ?
            WHERE id = ? AND revision = ?
            """,
            changing(new) + [SQLValue(new.revision), SQLValue(new.header.id), SQLValue(old.revision)])
        // Serializable transactions do not come here; a row changed in another way must not be overwritten.
        guard changed == 1 else { throw StoreError(.busy, "case \(new.header.id) changed meanwhile") }
        if old.chain.state != new.chain.state { try CaseDocuments.refresh(new, in: transaction) }
        try follow(from: old, to: new)
    }

    /// Lets somebody see the case who could not by her posts.
    func addViewer(_ viewer: String, of stored: StoredCase) throws {
        let added = try transaction.execute(
            "INSERT INTO casework_viewer (viewer, case_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
            [.text(viewer), SQLValue(stored.header.id)])
        if added == 1 { try CaseDocuments.put(stored, for: [viewer], in: transaction) }
    }

    private func follow(from old: StoredCase?, to new: StoredCase) throws {
        for (place, task) in new.chain.tasks.enumerated() {
            let isSame = old.map { place < $0.chain.tasks.count && $0.chain.tasks[place] == task } ?? false
            if !isSame { try StoredTask.put(task, at: place, of: new.header, in: transaction) }
        }
        try replace(old?.waiting, with: new.waiting, of: new)
        let clock = CaseClock(timers: timers, time: chain.time, now: now, transaction: transaction)
        try clock.replace(old?.clocks ?? [:], with: new.clocks, of: new.header.id)
    }

    private func replace(_ old: Waiting?, with new: Waiting?, of stored: StoredCase) throws {
        guard old != new else { return }
        if let old, old.task != new?.task {
            try transaction.execute("DELETE FROM casework_open WHERE task = ?", [SQLValue(old.task)])
        }
        // What waits for the applicant to mend keeps its task, but none of the bars: she is the first of them.
        if let old, old.task != new?.task || stored.chain.openTask == nil {
            try transaction.execute("DELETE FROM casework_bar WHERE task = ?", [SQLValue(old.task)])
        }
        guard let new else { return }
        try transaction.execute(
            """
            INSERT INTO casework_open (task, case_id, queue, due) VALUES (?, ?, ?, ?)
            ON CONFLICT (task) DO UPDATE SET queue = excluded.queue, due = excluded.due
            """, [SQLValue(new.task), SQLValue(stored.header.id), .text(new.queue), SQLValue(new.due)])
        guard old?.task != new.task, let place = stored.chain.openTask else { return }
        for person in chain.barred(from: stored.chain.tasks[place].step, in: stored.chain).sorted() {
            try transaction.execute(
                "INSERT INTO casework_bar (task, person) VALUES (?, ?)", [SQLValue(new.task), .text(person)])
        }
    }

    private func insertRow(_ stored: StoredCase) throws -> Bool {
        let header = stored.header
        return try transaction.execute(
            """
            INSERT INTO casework_case (id, number, chain, chain_version, title_zh, title_en, object, parties, applicant,
                applicant_person, applicant_name, applicant_role, applicant_organisation, opened_at, search_text,
                state, step,
                content, decision, closed_at, due, due_provisional, stopped_on, mend_due, mend_provisional, reminded_on,
                revision)
            VALUES (\(SQLMarks.of(27))) ON CONFLICT (number) DO NOTHING
            """,
            [
                SQLValue(header.id), .text(header.number), .text(header.chain), SQLValue(header.chainVersion),
                .text(header.title.zh), .text(header.title.en), .text(header.object),
                .text(try JSONText.of(header.parties)), .text(header.applicant.account),
                .text(header.applicant.person), .text(header.applicant.name), SQLValue(header.applicantPost?.role),
                SQLValue(header.applicantPost?.organisation), SQLValue(header.openedAt),
                .text(try JSONText.of(header.text)),
            ] + changing(stored) + [SQLValue(stored.revision)]) == 1
    }

    /// The columns that change, in the order of both statements.
    private func changing(_ stored: StoredCase) -> [SQLValue] {
        let chain = stored.chain
        return [
            .text(chain.state.rawValue), SQLValue(chain.step), .text(chain.content), SQLValue(chain.decision),
            SQLValue(stored.closedAt), SQLValue(chain.due?.day), SQLValue(chain.due?.isProvisional ?? false),
            SQLValue(chain.stoppedOn), SQLValue(chain.mendDue?.day), SQLValue(chain.mendDue?.isProvisional ?? false),
            SQLValue(stored.remindedOn),
        ]
    }
}
