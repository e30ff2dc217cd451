package import Authority
package import Standards
package import Store

extension Identity {
    /// The accounts in use that hold each post on a day; a post that nobody holds is left out.
    ///
    /// One statement for each organisation among the posts. It says who may be told of something, not what she may do.
    package func holders(
        of posts: Set<Assignment>, on day: Day, in snapshot: Snapshot
    ) throws -> [Assignment: Set<String>] {
        var holders: [Assignment: Set<String>] = [:]
        for organisation in Set(posts.map(\.organisation)).sorted() {
            try eachPost(in: organisation, on: day, snapshot) { colleague, post in
                if posts.contains(post) { holders[post, default: []].insert(colleague.account) }
            }
        }
        return holders
    }

    /// Who holds a post in an organisation on a day, by account, accounts in use only.
    package func colleagues(in organisation: String, on day: Day, in snapshot: Snapshot) throws -> [Colleague] {
        var found: [Colleague] = []
        try eachPost(in: organisation, on: day, snapshot) { colleague, post in Self.add(post, of: colleague, to: &found)
        }
        return found
    }

    /// The people behind accounts that are in use, with all posts that they hold on a day; others are left out.
    ///
    /// One statement for every two hundred accounts.
    package func people(
        _ accounts: Set<String>, on day: Day, in snapshot: Snapshot
    ) throws -> [String: Colleague] {
        var found: [Colleague] = []
        var rest = accounts.sorted()[...]
        while !rest.isEmpty {
            let group = rest.prefix(200)
            rest = rest.dropFirst(200)
            try snapshot.each(
                """
                SELECT a.name, a.person, p.name, a.organisation, r.role, r.organisation FROM identity_account a
                JOIN identity_person p ON p.id = a.person
                LEFT JOIN identity_post r ON r.account = a.name AND r.valid_from <= ?
                    AND (r.valid_to IS NULL OR r.valid_to >= ?)
                WHERE a.state = 'active' AND a.name IN (\(SQLMarks.of(group.count)))
                ORDER BY a.name, r.role, r.organisation
                """, [SQLValue(day), SQLValue(day)] + group.map { .text($0) }
            ) { row in
                var post: Assignment?
                if let role = try row.optionalText(4), let organisation = try row.optionalText(5) {
                    post = Assignment(role: role, organisation: organisation)
                }
                Self.add(post, of: try Self.colleague(row), to: &found)
                return true
            }
        }
        return Dictionary(found.map { ($0.account, $0) }, uniquingKeysWith: { first, _ in first })
    }

    private static func add(_ post: Assignment?, of colleague: Colleague, to found: inout [Colleague]) {
        let posts = post.map { [$0] } ?? []
        if let last = found.last, last.account == colleague.account {
            found[found.count - 1] = last.holding(last.posts + posts)
        } else {
            found.append(colleague.holding(posts))
        }
    }

    /// Account, person, name and organisation from the first four columns.
    private static func colleague(_ row: Row) throws -> Colleague {
        Colleague(
            account: try row.text(0), person: try row.text(1), name: try row.text(2), organisation: try row.text(3),
            posts: [])
    }

    /// The names of the persons behind accounts, in use or not: evidence of the past keeps its names.
    package func names(of accounts: Set<String>, in snapshot: Snapshot) throws -> [String: String] {
        var names: [String: String] = [:]
        var rest = accounts.sorted()[...]
        while !rest.isEmpty {
            let group = rest.prefix(200)
            rest = rest.dropFirst(200)
            try snapshot.each(
                """
                SELECT a.name, p.name FROM identity_account a JOIN identity_person p ON p.id = a.person
                WHERE a.name IN (\(SQLMarks.of(group.count)))
                """, group.map { .text($0) }
            ) { row in
                names[try row.text(0)] = try row.text(1)
                return true
            }
        }
        return names
    }

    /// The valid posts of an organisation with their holders, in the order of accounts and roles.
    private func eachPost(
        in organisation: String, on day: Day, _ snapshot: Snapshot,
        _ body: (_ colleague: Colleague, _ post: Assignment) -> Void
    ) throws {
        try snapshot.each(
            """
            SELECT r.account, a.person, p.name, a.organisation, r.role FROM identity_post r
            JOIN identity_account a ON a.name = r.account JOIN identity_person p ON p.id = a.person
            WHERE r.organisation = ? AND r.valid_from <= ? AND (r.valid_to IS NULL OR r.valid_to >= ?)
                AND a.state = 'active'
            ORDER BY r.account, r.role
            """, [.text(organisation), SQLValue(day), SQLValue(day)]
        ) { row in
            body(try Self.colleague(row), Assignment(role: try row.text(4), organisation: organisation))
            return true
        }
    }
}
