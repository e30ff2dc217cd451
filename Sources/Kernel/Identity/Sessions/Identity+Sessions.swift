import Authority
import Journal
package import Standards
import Store

extension Identity {
    /// The session of a token, or nil where there is none or it has ended.
    ///
    /// The last-seen moment is written once a minute.
    package func session(for token: SessionToken) async throws -> Session? {
        let (now, digest) = (clock.now(), token.digest)
        if let known = memory?.session(of: digest),
            case .valid(touch: false) = known.standing(at: now, configuration.sessions)
        {
            return known.session(of: token, at: now, isTouched: false, configuration.sessions)
        }
        let moment = memory?.moment
        guard let stored = try await store.read({ try StoredSession.find(token.hash, in: $0) }),
            case .valid(let touch) = stored.standing(at: now, configuration.sessions)
        else { return nil }
        if touch {
            try await store.write { transaction in
                _ = try transaction.execute(
                    "UPDATE identity_session SET seen_at = ? WHERE hash = ? AND seen_at < ?",
                    [SQLValue(now), .text(token.hash), SQLValue(now)])
            }
        } else if let moment {
            memory?.keep(stored, of: digest, readAfter: moment)
        }
        return stored.session(of: token, at: now, isTouched: touch, configuration.sessions)
    }

    /// The session of a cookie's text; see `session(for:)`.
    package func session(cookie: String) async throws -> Session? {
        guard let token = SessionToken(cookie) else { return nil }
        return try await session(for: token)
    }

    /// Ends a session.
    ///
    /// Ending one that is over already is no error.
    package func signOut(_ session: Session) async throws {
        let now = clock.now()
        try await change { [self] transaction in
            guard try end(session.token, in: transaction) else { return }
            try journal.append(
                event(
                    "sign-out", by: session.actor.account, of: session.actor.organisation, at: now, [String: String]()),
                in: transaction)
        }
    }

    /// Ends all sessions of the account, this one too.
    package func signOutEverywhere(_ session: Session) async throws {
        let now = clock.now()
        try await change { [self] transaction in
            let ended = try endAll(of: session.actor.account, in: transaction)
            try journal.append(
                event(
                    "sign-out-everywhere", by: session.actor.account, of: session.actor.organisation, at: now,
                    ["sessions": ended]),
                in: transaction)
        }
    }

    /// Changes the language of a session's pages.
    package func setLanguage(_ language: Language, of session: Session) async throws {
        _ = try await change { transaction in
            try transaction.execute(
                "UPDATE identity_session SET language = ? WHERE hash = ?",
                [.text(language.rawValue), .text(session.token.hash)])
        }
    }
}

extension Identity {
    /// Begins a session, after clearing away the account's sessions that are over and those beyond the limit.
    func begin(
        _ token: SessionToken, for account: String, _ language: Language, at now: Instant, in transaction: Transaction
    ) throws {
        let limits = configuration.sessions
        let others = try transaction.query(
            "SELECT hash, created_at, seen_at FROM identity_session WHERE account = ? ORDER BY seen_at DESC, hash",
            [.text(account)]
        ) { (hash: try $0.text(0), createdAt: try $0.instant(1), seenAt: try $0.instant(2)) }
        var kept = 0
        for other in others {
            if case .valid = limits.standing(createdAt: other.createdAt, seenAt: other.seenAt, now: now) {
                kept += 1
                if kept < configuration.sessionsPerAccount { continue }
            }
            try transaction.execute("DELETE FROM identity_session WHERE hash = ?", [.text(other.hash)])
        }
        try transaction.execute(
            "INSERT INTO identity_session (hash, account, language, created_at, seen_at) VALUES (?, ?, ?, ?, ?)",
            [.text(token.hash), .text(account), .text(language.rawValue), SQLValue(now), SQLValue(now)])
    }

    /// Ends a session, and answers whether there was one.
    @discardableResult
    func end(_ token: SessionToken, in transaction: Transaction) throws -> Bool {
        try transaction.execute("DELETE FROM identity_session WHERE hash = ?", [.text(token.hash)]) > 0
    }

    /// Ends all sessions of an account, and answers how many there were.
    @discardableResult
    func endAll(of account: String, in transaction: Transaction) throws -> Int {
        try transaction.execute("DELETE FROM identity_session WHERE account = ?", [.text(account)])
    }
}
