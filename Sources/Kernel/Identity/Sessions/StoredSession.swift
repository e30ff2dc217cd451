import Authority
import Standards
import Store

/// A session as the database has it, with what it needs of its account and all the account's posts.
struct StoredSession: Sendable {
    private let account: String
    private let name: String
    private let organisation: String
    private let kind: ActorKind
    private let subject: String?
    private let mustChange: Bool
    private let language: Language
    private let createdAt: Instant
    private let seenAt: Instant
    private var posts: [Post] = []

    /// The session of a token's hash whose account is active, or nil.
    ///
    /// One statement, by the primary key of the session: account, person and posts come along.
    static func find(_ hash: String, in snapshot: Snapshot) throws -> StoredSession? {
        var session: StoredSession?
        try snapshot.each(query, [.text(hash)]) { row in
            if session == nil { session = try StoredSession(row) }
            if let post = try post(row) { session?.posts.append(post) }
            return true
        }
        session?.posts.sort { $0.assignment < $1.assignment }
        return session
    }

    /// How it stands at a moment.
    func standing(at now: Instant, _ limits: SessionLimits) -> SessionLimits.Standing {
        limits.standing(createdAt: createdAt, seenAt: seenAt, now: now)
    }

    /// What a request at a moment sees of it: the posts that are valid on that day.
    ///
    /// - Parameter isTouched: the last-seen moment was set to `now`.
    func session(of token: SessionToken, at now: Instant, isTouched: Bool, _ limits: SessionLimits) -> Session {
        let day = BeijingTime.day(of: now)
        let valid = posts.filter { $0.isValid(on: day) }.map(\.assignment)
        let actor = Actor(
            account: account, name: name, organisation: organisation, roles: mustChange ? [] : valid, kind: kind,
            subject: subject)
        return Session(
            actor: actor, posts: valid, language: language, mustChangePassword: mustChange, startedAt: createdAt,
            endsAt: limits.end(createdAt: createdAt, seenAt: isTouched ? now : seenAt), token: token)
    }

    private static let query = """
        SELECT \(StoredAccount.columns), s.language, s.created_at, s.seen_at,
        r.role, r.organisation, r.valid_from, r.valid_to
        FROM identity_session s
        JOIN identity_account a ON a.name = s.account AND a.state = 'active'
        JOIN identity_person p ON p.id = a.person
        LEFT JOIN identity_post r ON r.account = a.name
        WHERE s.hash = ?
        """

    private init(_ row: Row) throws {
        let account = try StoredAccount(row)
        self.account = account.name
        name = account.personName
        organisation = account.organisation
        kind = account.kind
        subject = account.subject
        mustChange = account.mustChange
        language = Language(rawValue: try row.text(10)) ?? .chinese
        createdAt = try row.instant(11)
        seenAt = try row.instant(12)
    }

    private static func post(_ row: Row) throws -> Post? {
        guard let role = try row.optionalText(13) else { return nil }
        return Post(
            Assignment(role: role, organisation: try row.text(14)), from: try row.day(15), to: try row.optionalDay(16))
    }
}
