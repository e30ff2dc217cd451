import Authority
import Standards
import Store

/// Reads pages of accounts: three statements a page, however many accounts are on it.
struct AccountListing {
    let rules: LockoutRules
    let now: Instant

    func page(after name: String, limit: Int, in snapshot: Snapshot) throws -> AccountPage {
        let rows = try snapshot.query(
            """
            SELECT \(StoredAccount.columns), a.last_sign_in
            FROM identity_account a JOIN identity_person p ON p.id = a.person
            WHERE a.name > ? ORDER BY a.name LIMIT ?
            """, [.text(name), SQLValue(limit + 1)]
        ) { (try StoredAccount($0), lastSignIn: try $0.optionalInstant(10)) }
        let shown = rows.prefix(limit)
        guard let first = shown.first?.0.name, let last = shown.last?.0.name else {
            return AccountPage(accounts: [], next: nil)
        }
        let posts = try posts(from: first, to: last, in: snapshot)
        let locks = try locks(of: shown.map(\.0.name), in: snapshot)
        let accounts = shown.map { account, lastSignIn in
            AccountSummary(
                name: account.name, person: account.personName, kind: account.kind,
                organisation: account.organisation, state: account.state, posts: posts[account.name] ?? [],
                lockedUntil: locks[account.name], lastSignIn: lastSignIn)
        }
        return AccountPage(accounts: accounts, next: rows.count > limit ? last : nil)
    }

    private func posts(from first: String, to last: String, in snapshot: Snapshot) throws -> [String: [Post]] {
        var posts: [String: [Post]] = [:]
        try snapshot.each(
            """
            SELECT account, role, organisation, valid_from, valid_to FROM identity_post
            WHERE account >= ? AND account <= ? ORDER BY account, role, organisation
            """, [.text(first), .text(last)]
        ) { row in
            let assignment = Assignment(role: try row.text(1), organisation: try row.text(2))
            posts[try row.text(0), default: []].append(
                Post(assignment, from: try row.day(3), to: try row.optionalDay(4)))
            return true
        }
        return posts
    }

    /// Until when accounts are locked, by the later of their two doors.
    private func locks(of names: [String], in snapshot: Snapshot) throws -> [String: Instant] {
        let doors = names.flatMap { name in
            AccountName(name).map { valid in
                [true, false].map { (name, Door.account(valid, familiar: $0, rules).slot) }
            } ?? []
        }
        let owners = Dictionary(doors.map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        let marks = SQLMarks.of(doors.count)
        var locks: [String: Instant] = [:]
        try snapshot.each(
            "SELECT slot, failures, last_at, closed_until FROM identity_door WHERE slot IN (\(marks))",
            doors.map { .text($1) }
        ) { row in
            let failures = Failures(
                count: try row.int(1), last: try row.instant(2), until: try row.optionalInstant(3))
            if let owner = owners[try row.text(0)], let until = failures.closed(at: now, rules) {
                locks[owner] = max(until, locks[owner] ?? until)
            }
            return true
        }
        return locks
    }
}
