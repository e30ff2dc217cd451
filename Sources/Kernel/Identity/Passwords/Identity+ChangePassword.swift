import Authority
import Journal
import Standards
import Store

extension Identity {
    /// Changes the password of who is signed in, and ends all her other sessions.
    ///
    /// Answers the token of the session that takes this one's place. Throws a `Refusal`; a wrong present password counts as a
    /// failed sign-in, so that a borrowed session cannot be used to guess it.
    package func changePassword(
        of session: Session, from present: String, to new: String
    ) async throws -> SessionToken {
        let name = session.actor.account
        if let refusal = PasswordRules.refusal(of: new, account: name) { throw Refusal.password(refusal) }
        let now = clock.now()
        let seen = try await store.read { try self.sight(of: name, at: now, in: $0) }
        guard let (account, door, closed) = seen else { throw Refusal.sessionEnded }
        if closed != nil { throw Refusal.tooManyFailures }

        let hash = try await renewed(from: present, to: new, stored: account.hash)
        let token = SessionToken(entropy: entropy)
        let isChanged = try await change { [self] transaction in
            guard let hash, let account = try StoredAccount.named(name, in: transaction), account.hash == seen?.0.hash
            else {
                _ = try door.fail(at: now, in: transaction)
                try journal.append(event("password-change-failed", by: account, at: now), in: transaction)
                return false
            }
            try transaction.execute(
                "UPDATE identity_account SET hash = ?, must_change = 0 WHERE name = ?", [.text(hash), .text(name)])
            try endAll(of: name, in: transaction)
            try begin(token, for: name, session.language, at: now, in: transaction)
            try journal.append(event("password-changed", by: account, at: now), in: transaction)
            return true
        }
        guard isChanged else { throw Refusal.wrongNameOrPassword }
        return token
    }

    private func sight(
        of name: String, at now: Instant, in snapshot: Snapshot
    ) throws -> (StoredAccount, Door, Instant?)? {
        guard let account = try StoredAccount.named(name, in: snapshot), account.state == .active,
            let valid = AccountName(name)
        else { return nil }
        let door = Door.account(valid, familiar: true, configuration.accountLockout)
        return (account, door, try door.closed(at: now, in: snapshot))
    }

    /// What became of comparing the present password and hashing the new one.
    private enum Renewal: Sendable {
        case wrong
        case same
        case done(String)
        case failed(any Error)
    }

    /// The new password's hash, or nil where the present one is wrong.
    private func renewed(from present: String, to new: String, stored: String) async throws -> String? {
        guard let present = Password(present), let new = Password(new), let stored = PasswordHash(stored) else {
            return nil
        }
        let (parameters, entropy) = (configuration.scrypt, entropy)
        let renewal = await hashing.run { () -> Renewal in
            guard stored.matches(present) else { return .wrong }
            if present.text == new.text { return .same }
            do {
                return .done(try PasswordHash(of: new, parameters: parameters, entropy: entropy).text)
            } catch {
                return .failed(error)
            }
        }
        switch renewal {
        case nil: throw Refusal.busy
        case .wrong: return nil
        case .same: throw Refusal.samePassword
        case .done(let hash): return hash
        case .failed(let error): throw error
        }
    }

    /// A password hashed on the hashing threads; throws `busy` where too many wait.
    func hash(_ password: Password) async throws -> PasswordHash {
        let (parameters, entropy) = (configuration.scrypt, entropy)
        let outcome = await hashing.run {
            Result { try PasswordHash(of: password, parameters: parameters, entropy: entropy) }
        }
        guard let outcome else { throw Refusal.busy }
        return try outcome.get()
    }
}
