package import Authority
package import Journal
package import Standards
package import Store

extension Casework {
    /// Does something with a case; the case afterwards.
    ///
    /// A repeat of the command changes nothing and returns the case. Throws a `Refusal` where the act cannot be done: also
    /// where somebody else has acted on the task meanwhile.
    ///
    /// - Parameter seat: one of `seats`; nil for the applicant's own acts (resubmit, withdraw, remind).
    package func act(
        _ act: CaseAct, on id: ID<CaseFile>, by actor: Actor, as seat: Seat?, command: CommandID,
        in transaction: Transaction
    ) throws -> CaseFile {
        let outcome = try journal.perform(command, kind: "case.\(act.word)", in: transaction) { transaction in
            try acting(act, on: id, by: actor, as: seat, in: transaction)
            return CaseOutcome(file: id, account: actor.account)
        }
        guard outcome.account == actor.account, outcome.file == id,
            let stored = try StoredCase.find(id, in: transaction)
        else { throw Refusal.commandUsed }
        return view(stored, on: today)
    }

    private func acting(
        _ act: CaseAct, on id: ID<CaseFile>, by actor: Actor, as seat: Seat?, in transaction: Transaction
    ) throws {
        let (now, today) = (clock.now(), today)
        let sight = try sight(of: actor, in: transaction)
        guard let old = try visible(id, to: sight, in: transaction) else { throw Refusal.noCase }
        guard let chain = chain(of: old.header) else { throw Refusal.chainGone }
        let act = try act.cleaned()
        try check(act, on: old, chain, sight, seat)
        if case .delegate(let account, _) = act {
            try checkDelegate(account, of: old, chain, by: sight, in: transaction)
        }
        var new = old
        new.chain = try chain.after(act, by: sight.decider(in: seat), on: old.chain, at: now)
        new.revision += 1
        if new.chain.state.isClosed { new.closedAt = now }
        if act == .remind { new.remindedOn = today }
        let handler = handler(of: old.header.chain)
        try handler?.check(act, on: view(old, on: today), new: nil, by: actor, in: transaction)
        let writer = CaseWriter(chain: chain, timers: timers, now: now, transaction: transaction)
        try writer.update(old, to: new)
        if act.needsSeat { try writer.addViewer(Key.account(actor.account), of: new) }
        if case .delegate(let account, _) = act { try writer.addViewer(Key.account(account), of: new) }
        try handler?.happened(act, to: view(new, on: today), by: actor, in: transaction)
        try record(CaseEvent(act), of: new, chain, by: actor, as: seat, at: now, in: transaction)
        if new.chain.state.isClosed {
            try record(.closed, of: new, chain, by: actor, as: seat, at: now, in: transaction)
        }
    }

    /// Whether she may do this kind of act at all: in this seat, or as the applicant.
    private func check(
        _ act: CaseAct, on stored: StoredCase, _ chain: Chain, _ sight: Sight, _ seat: Seat?
    ) throws(Refusal) {
        let state = stored.chain
        if state.state.isClosed { throw .closed(state.state) }
        guard act.needsSeat else {
            let isApplicant = stored.header.applicant.account == sight.actor.account
            guard isApplicant || (act == .remind && sight.seesAll) else { throw .applicantOnly }
            if act == .remind, stored.remindedOn == today { throw .remindedToday }
            return
        }
        guard let place = state.openTask else { throw .waitsForApplicant }
        guard let seat else { throw .notYours }
        guard seat.task == stored.task(place) else { throw .moved }
        let task = state.tasks[place]
        let barred = chain.barred(from: task.step, in: state)
        guard sight.seats(on: task, seat.task, barred: barred).contains(seat) else {
            throw sight.refusal(
                on: task, seat.task, barred: barred, applicant: stored.header.applicant.person)
        }
    }
}
