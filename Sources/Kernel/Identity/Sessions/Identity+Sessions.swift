import Authority
import Journal
package import Standards
import Store

extension Identity {
    /// The session of a token, or nil where there is none or it has ended.
    ///
    /// The last-seen moment is written once a minute.
    package func session(for token: SessionToken) async throws -> Session? {
        let now = clock.now()
        guard let found = try await store.read({ try self.find(token, at: now, in: $0) }) else { return nil }
        if found.needsTouch {
            _ = try await store.write { transaction in
                try transaction.execute(
                    "UPDATE identity_session SET seen_at = ? WHERE hash = ? AND seen_at < ?",
                    [SQLValue(now), .text(token.hash), SQLValue(now)])
            }
        }
        return found.session
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
        try await store.write { [self] transaction in
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
        try await store.write { [self] transaction in
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
        _ = try await store.write { transaction in
            try transaction.execute(
                "UPDATE identity_session SET language = ? WHERE hash = ?",
                [.text(language.rawValue), .text(session.token.hash)])
        }
    }
}

extension Identity {
    /// A session with what is to be done about it.
    struct Found: Sendable {
        let session: Session
        let needsTouch: Bool
    }

    /// One statement, by the primary key of the session: account, person and posts come along.
    func find(_ token: SessionToken, at now: Instant, in snapshot: Snapshot) throws -> Found? {
        var head: SessionRow?
        var posts: [Post] = []
        try snapshot.each(SessionRow.query, [.text(token.hash)]) { row in
            if head == nil { head = try SessionRow(row) }
            if let post = try SessionRow.post(row) { posts.append(post) }
            return true
        }
        guard let head,
            case .valid(let touch) = configuration.sessions.standing(
                createdAt: head.createdAt, seenAt: head.seenAt, now: now)
        else { return nil }
        let day = BeijingTime.day(of: now)
        let valid = posts.filter { $0.isValid(on: day) }.map(\.assignment).sorted()
        let actor = Actor(
            account: head.account.name, name: head.account.personName, organisation: head.account.organisation,
            roles: head.account.mustChange ? [] : valid, kind: head.account.kind, subject: head.account.subject)
        let session = Session(
            actor: actor, posts: valid, language: head.language, mustChangePassword: head.account.mustChange,
            startedAt: head.createdAt,
            endsAt: configuration.sessions.end(createdAt: head.createdAt, seenAt: touch ? now : head.seenAt),
            token: token)
        return Found(session: session, needsTouch: touch)
    }

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

/// A session's row with its account.
private struct SessionRow {
    let account: StoredAccount
    let language: Language
    let createdAt: Instant
    let seenAt: Instant

    static let query = """
        SELECT \(StoredAccount.columns), s.language, s.created_at, s.seen_at,
        r.role, r.organisation, r.valid_from, r.valid_to
        FROM identity_session s
        JOIN identity_account a ON a.name = s.account AND a.state = 'active'
        JOIN identity_person p ON p.id = a.person
        LEFT JOIN identity_post r ON r.account = a.name
        WHERE s.hash = ?
        """

    init(_ row: Row) throws {
        account = try StoredAccount(row)
        language = Language(rawValue: try row.text(10)) ?? .chinese
        createdAt = try row.instant(11)
        seenAt = try row.instant(12)
    }

    static func post(_ row: Row) throws -> Post? {
        guard let role = try row.optionalText(13) else { return nil }
        return Post(
            Assignment(role: role, organisation: try row.text(14)), from: try row.day(15), to: try row.optionalDay(16))
    }
}
