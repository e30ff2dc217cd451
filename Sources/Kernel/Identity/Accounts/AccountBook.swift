import Authority
import Standards
import Store

/// Changes of accounts and posts inside one transaction, with the rules that hold whatever the change.
struct AccountBook {
    let transaction: Transaction
    let separation: Separation
    let today: Day

    /// How many posts an account may hold.
    static let maximumPosts = 32

    /// Checks that a proposed change can be made, and reserves the name of a new account: it exists from now, inactive.
    func prepare(_ change: Change, hash: String?, person: ID<Person>, at now: Instant) throws {
        guard case .create(let new) = change else {
            let account = try existing(change.account)
            guard change.target(from: account.state) != nil else { throw Refusal.change(.wrongState) }
            if case .revoke(let name, let assignment) = change, try !holds(assignment, account: name) {
                throw Refusal.change(.notHeld)
            }
            if case .grant(_, let post) = change {
                try checkSeparation(of: account.person, adding: [post.assignment.role])
            }
            return
        }
        var owner = person.rawValue
        if let other = new.samePersonAs {
            owner = try existing(other).person
        }
        try insert(
            new, person: owner, isNewPerson: new.samePersonAs == nil, hash: hash ?? "", state: .proposed, at: now)
        try checkSeparation(of: owner, adding: Set(new.posts.map(\.assignment.role)))
    }

    /// Makes an approved change.
    func make(_ change: Change, hash: String?) throws {
        let account = try existing(change.account)
        guard let state = change.target(from: account.state) else { throw Refusal.change(.wrongState) }
        let guarded = try securityAdministrators()
        try apply(change, to: account, hash: hash)
        try transaction.execute(
            "UPDATE identity_account SET state = ? WHERE name = ?", [.text(state.rawValue), .text(account.name)])
        if change.endsSessions {
            try transaction.execute("DELETE FROM identity_session WHERE account = ?", [.text(account.name)])
        }
        try checkSeparation(of: account.person, adding: [])
        if guarded > 0, try securityAdministrators() == 0 { throw Refusal.change(.lastSecurityAdministrator) }
    }

    /// Forgets what a proposal reserved that was not approved.
    func drop(_ change: Change) throws {
        guard case .create(let new) = change else { return }
        let account = try existing(new.account)
        try transaction.execute(
            "DELETE FROM identity_account WHERE name = ? AND state = 'proposed'", [.text(account.name)])
        try transaction.execute(
            """
            DELETE FROM identity_person WHERE id = ? AND NOT EXISTS
            (SELECT 1 FROM identity_account a WHERE a.person = identity_person.id)
            """, [.text(account.person)])
    }

    private func apply(_ change: Change, to account: StoredAccount, hash: String?) throws {
        switch change {
        case .create(let new):
            for post in new.posts { try grant(post, to: new.account) }
        case .grant(let name, let post):
            try grant(post, to: name)
            let count = try transaction.first(
                "SELECT count(*) FROM identity_post WHERE account = ?", [.text(name)]
            ) { try $0.int(0) }
            if count ?? 0 > Self.maximumPosts { throw Refusal.change(.tooManyPosts) }
        case .revoke(let name, let assignment):
            let removed = try transaction.execute(
                "DELETE FROM identity_post WHERE account = ? AND role = ? AND organisation = ?",
                [.text(name), .text(assignment.role), .text(assignment.organisation)])
            if removed == 0 { throw Refusal.change(.notHeld) }
        case .resetPassword(let name):
            guard let hash else { throw Refusal.change(.passwordMissing) }
            try transaction.execute(
                "UPDATE identity_account SET hash = ?, must_change = 1 WHERE name = ?", [.text(hash), .text(name)])
        case .suspend, .resume, .close:
            break
        }
    }

    /// Writes a new account with its person.
    func insert(
        _ new: NewAccount, person: String, isNewPerson: Bool, hash: String, state: AccountState,
        mustChange: Bool = true,
        at now: Instant
    ) throws {
        if isNewPerson {
            try transaction.execute(
                "INSERT INTO identity_person (id, name, created_at) VALUES (?, ?, ?)",
                [.text(person), .text(new.person), SQLValue(now)])
        }
        let inserted = try transaction.execute(
            """
            INSERT INTO identity_account
            (name, person, kind, organisation, subject, state, hash, must_change, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
            """,
            [
                .text(new.account), .text(person), .text(new.kind.rawValue), .text(new.organisation),
                SQLValue(new.subject), .text(state.rawValue), .text(hash), SQLValue(mustChange), SQLValue(now),
            ])
        if inserted == 0 { throw Refusal.change(.nameTaken) }
    }

    /// Gives an account a post, or other days to one that it has.
    func grant(_ post: Post, to account: String) throws {
        try transaction.execute(
            """
            INSERT INTO identity_post (account, role, organisation, valid_from, valid_to) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (account, role, organisation)
            DO UPDATE SET valid_from = excluded.valid_from, valid_to = excluded.valid_to
            """,
            [
                .text(account), .text(post.assignment.role), .text(post.assignment.organisation), SQLValue(post.from),
                SQLValue(post.to),
            ])
    }
}
