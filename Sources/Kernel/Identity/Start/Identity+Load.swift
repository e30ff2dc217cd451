import Authority
import Journal
import Standards
import Store

extension Identity {
    /// Creates the accounts that do not exist yet, in use from now, and answers their names; those that exist are left alone.
    ///
    /// All or none: a bad name, an unknown role or organisation, or roles of one person that must be apart throw a `Refusal`.
    @discardableResult
    package func load(people: [LoadedPerson]) async throws -> [String] {
        for person in people { try check(person) }
        let names = people.map(\.account)
        let present = try await store.read { snapshot in
            try Set(names.filter { try StoredAccount.named($0, in: snapshot) != nil })
        }
        let missing = try await hashed(people.filter { !present.contains($0.account) })
        guard !missing.isEmpty else { return [] }
        let (now, day) = (clock.now(), today)
        return try await change { [self] transaction in
            let book = AccountBook(transaction: transaction, separation: separation, today: day)
            // Two nodes may load at once: whoever comes second finds the accounts there.
            let added = try missing.filter { try StoredAccount.named($0.0.account, in: transaction) == nil }
            for (person, hash) in added { try add(person, hash: hash, to: book, at: now) }
            guard !added.isEmpty else { return [] }
            let names = added.map(\.0.account)
            try journal.append(
                event("loaded", by: Actor.system.account, of: nil, at: now, ["accounts": names]), in: transaction)
            return names
        }
    }

    /// People with the hashes of their passwords, in their order, as many at once as there are hashing threads.
    private func hashed(_ people: [LoadedPerson]) async throws -> [(LoadedPerson, hash: String)] {
        var hashes: [Int: String] = [:]
        try await withThrowingTaskGroup(of: (Int, String).self) { group in
            for (index, person) in people.enumerated() {
                guard let password = Password(person.password) else { throw Refusal.password(.tooShort) }
                if index >= configuration.hashingThreads, let (done, hash) = try await group.next() {
                    hashes[done] = hash
                }
                group.addTask { (index, try await self.hash(password).text) }
            }
            for try await (done, hash) in group { hashes[done] = hash }
        }
        return people.enumerated().compactMap { index, person in hashes[index].map { (person, hash: $0) } }
    }

    private func check(_ person: LoadedPerson) throws(Refusal) {
        guard AccountName(person.account)?.text == person.account else { throw .change(.badName) }
        guard person.kind == .resident || organisations[person.organisation] != nil else {
            throw .change(.unknownOrganisation)
        }
        for role in person.roles {
            guard separation.knows(role.role) else { throw .change(.unknownRole) }
            guard person.kind == .resident || organisations[role.organisation] != nil else {
                throw .change(.unknownOrganisation)
            }
        }
        if separation.conflict(among: Set(person.roles.map(\.role))) != nil { throw .change(.separated) }
    }

    func add(_ person: LoadedPerson, hash: String, to book: AccountBook, at now: Instant) throws {
        let posts = person.roles.map { Post($0, from: book.today) }
        let new = NewAccount(
            account: person.account, person: person.name, kind: person.kind, organisation: person.organisation,
            posts: posts, subject: person.subject)
        try book.insert(
            new, person: ids.next(Person.self).rawValue, isNewPerson: true, hash: hash, state: .active,
            mustChange: person.mustChangePassword, at: now)
        for post in posts { try book.grant(post, to: person.account) }
    }
}
