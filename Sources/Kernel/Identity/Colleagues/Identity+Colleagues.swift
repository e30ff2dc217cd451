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
            try eachPost(in: organisation, on: day, snapshot) { account, _, _, post in
                if posts.contains(post) { holders[post, default: []].insert(account) }
            }
        }
        return holders
    }

    /// Who holds a post in an organisation on a day, by account, accounts in use only.
    package func colleagues(in organisation: String, on day: Day, in snapshot: Snapshot) throws -> [Colleague] {
        var found: [(account: String, name: String, home: String, posts: [Assignment])] = []
        try eachPost(in: organisation, on: day, snapshot) { account, name, home, post in
            if found.last?.account == account {
                found[found.count - 1].posts.append(post)
            } else {
                found.append((account, name, home, [post]))
            }
        }
        return found.map { Colleague(account: $0.account, name: $0.name, organisation: $0.home, posts: $0.posts) }
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
                WHERE a.name IN (\(group.map { _ in "?" }.joined(separator: ", ")))
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
        _ body: (_ account: String, _ name: String, _ home: String, _ post: Assignment) -> Void
    ) throws {
        try snapshot.each(
            """
            SELECT r.account, p.name, a.organisation, r.role FROM identity_post r
            JOIN identity_account a ON a.name = r.account JOIN identity_person p ON p.id = a.person
            WHERE r.organisation = ? AND r.valid_from <= ? AND (r.valid_to IS NULL OR r.valid_to >= ?)
                AND a.state = 'active'
            ORDER BY r.account, r.role
            """, [.text(organisation), SQLValue(day), SQLValue(day)]
        ) { row in
            body(
                try row.text(0), try row.text(1), try row.text(2),
                Assignment(role: try row.text(3), organisation: organisation))
            return true
        }
    }
}
