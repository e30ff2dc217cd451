package import Authority
package import Journal
package import Standards
import Store

extension Identity {
    /// Proposes a change of accounts or roles, and answers the proposal's id.
    ///
    /// Throws a `Refusal` where it could never be made.
    ///
    /// - Parameters:
    ///   - password: the first password of a new account or after a reset; to be changed at the first sign-in.
    ///   - permit: for `.propose` on `.accounts`.
    package func propose(
        _ change: Change, reason: String, password: String? = nil, command: CommandID, under permit: Permit
    ) async throws -> ID<Proposal> {
        try check(permit, allows: .propose)
        let change = try checkForm(of: change)
        let reason = try Self.reason(reason)
        var hash: String?
        if change.needsPassword {
            guard let password else { throw Refusal.change(.passwordMissing) }
            if let refusal = PasswordRules.refusal(of: password, account: change.account) {
                throw Refusal.password(refusal)
            }
            guard let accepted = Password(password) else { throw Refusal.password(.tooLong) }
            hash = try await self.hash(accepted).text
        }
        let (id, now, day, actor) = (ids.next(Proposal.self), clock.now(), today, permit.actor)
        return try await perform(command, kind: "identity.propose") { [self, hash] transaction in
            let book = AccountBook(transaction: transaction, separation: separation, today: day)
            try book.prepare(change, hash: hash, person: ids.next(Person.self), at: now)
            try transaction.execute(
                """
                INSERT INTO identity_proposal (id, account, change, hash, reason, proposed_by, proposed_at, state)
                VALUES (?, ?, ?, ?, ?, ?, ?, 'proposed')
                """,
                [
                    .text(id.rawValue), .text(change.account), .text(try JSONText.of(change)), SQLValue(hash),
                    .text(reason), .text(actor.account), SQLValue(now),
                ])
            let record = ProposalEvent(proposal: id, change: change, reason: reason, state: .proposed)
            try journal.append(
                event("proposed", by: actor.account, of: actor.organisation, at: now, record), in: transaction)
            return id
        }
    }

    /// Throws unless the permit is for this act on accounts.
    func check(_ permit: Permit, allows act: Act) throws(Refusal) {
        guard permit.act == act, permit.object == .accounts else { throw .notPermitted }
    }

    /// A reason without white space around it; 1 to 500 characters.
    static func reason(_ text: String) throws(Refusal) -> String {
        let words = text.drop { $0.isWhitespace }
        guard let last = words.lastIndex(where: { !$0.isWhitespace }), words[...last].count <= 500 else {
            throw .reasonRequired
        }
        return String(words[...last])
    }

    /// What can be said of a change without looking at any account; answers it with its name as it is stored.
    private func checkForm(of change: Change) throws(Refusal) -> Change {
        switch change {
        case .create(let new):
            guard let name = AccountName(new.account), name.text != Actor.system.account else {
                throw .change(.badName)
            }
            guard (1...64).contains(new.person.count), !new.person.unicodeScalars.contains(where: { $0.value < 0x20 }),
                new.person.contains(where: { !$0.isWhitespace })
            else { throw .change(.badPerson) }
            guard new.kind == .resident || organisations[new.organisation] != nil else {
                throw .change(.unknownOrganisation)
            }
            guard new.posts.count <= AccountBook.maximumPosts else { throw .change(.tooManyPosts) }
            for post in new.posts { try check(post) }
            return .create(
                NewAccount(
                    account: name.text, person: new.person, samePersonAs: new.samePersonAs, kind: new.kind,
                    organisation: new.organisation, posts: new.posts, subject: new.subject))
        case .grant(_, let post):
            try check(post)
            return change
        case .revoke, .resetPassword, .suspend, .resume, .close:
            return change
        }
    }

    private func check(_ post: Post) throws(Refusal) {
        guard separation.knows(post.assignment.role) else { throw .change(.unknownRole) }
        guard organisations[post.assignment.organisation] != nil else { throw .change(.unknownOrganisation) }
        guard post.from <= (post.to ?? .latest) else { throw .change(.badDays) }
    }
}

/// What the journal keeps of a proposal: all but the password's hash.
struct ProposalEvent: Encodable {
    let proposal: ID<Proposal>
    let change: Change
    let reason: String
    let state: Proposal.State
}
