package import Authority
package import Journal
package import Standards
import Store

extension Identity {
    /// Approves a proposal, which makes the change, or refuses it.
    ///
    /// Throws a `Refusal` where this actor must not, or where the change is impossible by now.
    ///
    /// - Parameter permit: for `.approve` on `.accounts`.
    @discardableResult
    package func decide(
        _ proposal: ID<Proposal>, approve: Bool, reason: String, command: CommandID, under permit: Permit
    ) async throws -> Proposal.State {
        try check(permit, allows: .approve)
        return try await conclude(
            proposal, approve ? .approve : .refuse, reason: try Self.reason(reason), command: command,
            actor: permit.actor)
    }

    /// Takes back what the actor proposed.
    ///
    /// - Parameter permit: for `.propose` on `.accounts`.
    @discardableResult
    package func withdraw(
        _ proposal: ID<Proposal>, reason: String, command: CommandID, under permit: Permit
    ) async throws -> Proposal.State {
        try check(permit, allows: .propose)
        return try await conclude(
            proposal, .withdraw, reason: try Self.reason(reason), command: command, actor: permit.actor)
    }

    private func conclude(
        _ id: ID<Proposal>, _ decision: Proposal.Decision, reason: String, command: CommandID, actor: Actor
    ) async throws -> Proposal.State {
        let (now, day) = (clock.now(), today)
        return try await perform(command, kind: "identity.decide") { [self] transaction in
            let book = AccountBook(transaction: transaction, separation: separation, today: day)
            guard let (proposal, hash) = try StoredProposal.find(id, in: transaction),
                let decider = try StoredAccount.named(actor.account, in: transaction), decider.state == .active
            else { throw Refusal.proposal(.unknown) }
            let proposer = try StoredAccount.named(proposal.proposedBy, in: transaction)?.party
            let state = proposal.state.deciding(
                decision, by: decider.party,
                isSecurityAdministrator: try book.holds(.security, account: decider.name),
                proposer: proposer ?? Party(account: proposal.proposedBy, person: proposal.proposedBy),
                concerns: try StoredAccount.named(proposal.change.account, in: transaction)?.party)
            let next = try state.mapError { Refusal.proposal($0) }.get()
            try StoredProposal.settle(id, as: next, by: decider.name, reason: reason, at: now, in: transaction)
            if next == .approved {
                try book.make(proposal.change, hash: hash)
            } else {
                try book.drop(proposal.change)
            }
            let record = ProposalEvent(proposal: id, change: proposal.change, reason: reason, state: next)
            try journal.append(
                event(next.rawValue, by: decider.name, of: decider.organisation, at: now, record), in: transaction)
            return next
        }
    }
}
