package import Authority
package import Journal
package import Standards
package import Store

extension Casework {
    /// Records days on which somebody is away and another acts for her.
    ///
    /// By herself, or by another holder of the very post: nobody makes herself somebody's deputy. Throws a `Refusal` with
    /// everything that is wrong.
    package func setAbsence(
        _ new: NewAbsence, by actor: Actor, command: CommandID, in transaction: Transaction
    ) throws -> Absence {
        let outcome = try journal.perform(command, kind: "case.absence", in: transaction) { transaction in
            AbsenceOutcome(absence: try recording(new, by: actor, in: transaction), account: actor.account)
        }
        return try absence(outcome, by: actor, in: transaction)
    }

    /// Ends an absence before its last day: by the absent person, her deputy, or whoever recorded it.
    package func endAbsence(
        _ id: ID<Absence>, by actor: Actor, command: CommandID, in transaction: Transaction
    ) throws -> Absence {
        let outcome = try journal.perform(command, kind: "case.absence-end", in: transaction) { transaction in
            guard (1...40).contains(id.rawValue.utf8.count), !id.rawValue.utf8.contains(0),
                let old = try StoredAbsence.find(id, in: transaction),
                [old.account, old.deputy, old.by].contains(actor.account)
            else { throw Refusal.noAbsence }
            guard old.endedAt == nil, old.to >= today else { throw Refusal.absenceOver }
            try StoredAbsence.end(id, at: clock.now(), in: transaction)
            try record("absence-ended", old, by: actor, in: transaction)
            return AbsenceOutcome(absence: id, account: actor.account)
        }
        return try absence(outcome, by: actor, in: transaction)
    }

    /// Absences of an account that are not over, by their last day, at most `limit` (1–100) after `after`.
    package func absences(
        of account: String, after: String? = nil, limit: Int = 20, in snapshot: Snapshot
    ) throws -> CasePage<Absence> { try page("account", account, after: after, limit: limit, in: snapshot) }

    /// Absences in which an account is the deputy that are not over, by their last day.
    package func absences(
        deputy: String, after: String? = nil, limit: Int = 20, in snapshot: Snapshot
    ) throws -> CasePage<Absence> { try page("deputy", deputy, after: after, limit: limit, in: snapshot) }

    /// Absences in an organisation that are not over, by their last day.
    package func absences(
        in organisation: String, after: String? = nil, limit: Int = 20, in snapshot: Snapshot
    ) throws -> CasePage<Absence> { try page("organisation", organisation, after: after, limit: limit, in: snapshot) }

    private func page(
        _ column: String, _ value: String, after: String?, limit: Int, in snapshot: Snapshot
    ) throws -> CasePage<Absence> {
        guard value.utf8.count <= 200, !value.utf8.contains(0) else { return CasePage(items: [], next: nil) }
        let limit = min(100, max(1, limit))
        let cursor = after.flatMap(ToDoCursor.init).map { (day: $0.due, id: $0.task) }
        let found = try StoredAbsence.page(
            column, value, from: today, after: cursor, limit: limit + 1, in: snapshot)
        let items = Array(found.prefix(limit))
        let next = found.count > limit ? items.last.map { ToDoCursor(due: $0.to, task: $0.id.rawValue).text } : nil
        return CasePage(items: items, next: next)
    }

    private func absence(
        _ outcome: AbsenceOutcome, by actor: Actor, in transaction: Transaction
    ) throws -> Absence {
        guard outcome.account == actor.account,
            let absence = try StoredAbsence.find(outcome.absence, in: transaction)
        else { throw Refusal.commandUsed }
        return absence
    }

    private func recording(
        _ new: NewAbsence, by actor: Actor, in transaction: Transaction
    ) throws -> ID<Absence> {
        var problems = Problems()
        let reason = AbsenceRules.reason.clean(new.reason, &problems)
        AbsenceRules.checkDays(new, today: today, &problems)
        try problems.check("absence.new")
        let people = try directory.people(
            Set([new.account, new.deputy].filter(AbsenceRules.isAccount)), in: transaction)
        let organisation = try AbsenceRules.organisation(
            new, absent: people[new.account], deputy: people[new.deputy], by: actor)
        let others = try StoredAbsence.overlapping(new.account, from: new.from, to: new.to, in: transaction)
        guard others.allSatisfy({ $0.post != nil && new.post != nil && $0.post != new.post }) else {
            throw Refusal.absenceOverlaps
        }
        guard try StoredAbsence.overlapping(new.deputy, from: new.from, to: new.to, in: transaction).isEmpty else {
            throw Refusal.deputyAbsent
        }
        let absence = Absence(
            id: ids.next(), account: new.account, post: new.post, deputy: new.deputy, from: new.from, to: new.to,
            reason: reason, by: actor.account, at: clock.now(), endedAt: nil)
        try StoredAbsence.insert(absence, organisation: organisation, in: transaction)
        try record("absence", absence, by: actor, in: transaction)
        return absence.id
    }

    private func record(
        _ word: String, _ absence: Absence, by actor: Actor, in transaction: Transaction
    ) throws {
        let payload = [
            "absence": absence.id.rawValue, "account": absence.account, "deputy": absence.deputy,
            "from": absence.from.description, "to": absence.to.description, "role": absence.post?.role ?? "",
        ]
        try journal.append(
            EventDetails(
                kind: "case.\(word)", actor: actor.account,
                organisation: absence.post?.organisation ?? (actor.organisation.isEmpty ? nil : actor.organisation),
                payload: try JSONText.of(payload), retention: Self.retention, at: clock.now()), in: transaction)
    }
}

/// What a command on an absence came to.
struct AbsenceOutcome: Sendable, Codable {
    let absence: ID<Absence>
    let account: String
}
