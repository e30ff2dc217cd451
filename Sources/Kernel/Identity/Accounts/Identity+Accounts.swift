package import Authority
package import Journal
package import Standards
import Store

extension Identity {
    /// A page of accounts in the order of their names, at most 100.
    ///
    /// - Parameters:
    ///   - name: the name after which the page begins; nil: the first.
    ///   - permit: for `.view` on `.accounts`.
    package func accounts(after name: String? = nil, limit: Int = 50, under permit: Permit) async throws -> AccountPage
    {
        try check(permit, allows: .view)
        let (limit, now) = (min(max(limit, 1), 100), clock.now())
        return try await store.read { [configuration] snapshot in
            try AccountListing(rules: configuration.accountLockout, now: now)
                .page(after: name ?? "", limit: limit, in: snapshot)
        }
    }

    /// A page of proposals, the latest first, at most 100; those in one state, or all.
    ///
    /// - Parameter permit: for `.view` on `.accounts`.
    package func proposals(
        _ state: Proposal.State? = nil, before id: ID<Proposal>? = nil, limit: Int = 50, under permit: Permit
    ) async throws -> ProposalPage {
        try check(permit, allows: .view)
        let limit = min(max(limit, 1), 100)
        return try await store.read { snapshot in
            let found = try StoredProposal.list(state, before: id, limit: limit + 1, in: snapshot)
            let page = Array(found.prefix(limit))
            return ProposalPage(proposals: page, next: found.count > limit ? page.last?.id : nil)
        }
    }

    /// Lifts the lock that failed sign-ins put on an account.
    ///
    /// - Parameter permit: for `.unlock` on `.accounts`; nobody lifts her own.
    package func unlock(_ account: String, command: CommandID, under permit: Permit) async throws {
        try await guardAccount(account, "unlocked", command: command, under: permit) { name, rules, transaction in
            for familiar in [true, false] {
                try Door.account(name, familiar: familiar, rules).open(in: transaction)
            }
        }
    }

    /// Ends all sessions of an account.
    ///
    /// - Parameter permit: for `.unlock` on `.accounts`.
    package func endSessions(of account: String, command: CommandID, under permit: Permit) async throws {
        try await guardAccount(account, "sessions-ended", command: command, under: permit) { name, _, transaction in
            try transaction.execute("DELETE FROM identity_session WHERE account = ?", [.text(name.text)])
        }
    }

    private func guardAccount(
        _ account: String, _ word: String, command: CommandID, under permit: Permit,
        _ act: @escaping @Sendable (AccountName, LockoutRules, Transaction) throws -> Void
    ) async throws {
        try check(permit, allows: .unlock)
        guard let name = AccountName(account) else { throw Refusal.change(.unknownAccount) }
        let (now, actor, rules) = (clock.now(), permit.actor, configuration.accountLockout)
        _ = try await perform(command, kind: "identity.\(word)") { [self] transaction in
            guard let target = try StoredAccount.named(name.text, in: transaction),
                let decider = try StoredAccount.named(actor.account, in: transaction)
            else { throw Refusal.change(.unknownAccount) }
            if decider.party.isSame(as: target.party) { throw Refusal.proposal(.ownAccount) }
            try act(name, rules, transaction)
            try journal.append(
                event(word, by: actor.account, of: actor.organisation, at: now, ["account": name.text]), in: transaction
            )
            return true
        }
    }
}
