package import Authority
import Journal
import Standards
import Store

/// A password for one sign-in, shown once to whoever starts the instance.
package struct OneTimePassword: Sendable, Hashable {
    /// The account.
    package let account: String
    /// What it administers.
    package let administrator: Administrator
    /// The password; nothing keeps it.
    package let password: String
}

extension Identity {
    /// At the first start, creates the three administrators with passwords that must be changed at the first sign-in.
    ///
    /// Answers them once; where the instance has a security administrator already, nothing happens and the answer is empty.
    /// - Parameter organisation: the code of the organisation that runs the instance.
    package func bootstrap(organisation: String) async throws -> [OneTimePassword] {
        guard organisations[organisation] != nil else { throw Refusal.change(.unknownOrganisation) }
        let (now, day) = (clock.now(), today)
        if try await store.read({ try Self.hasSecurityAdministrator(in: $0) }) { return [] }
        var ready: [(LoadedPerson, hash: String)] = []
        var passwords: [OneTimePassword] = []
        for administrator in Administrator.allCases {
            let account = "\(administrator.rawValue.prefix { $0 != "-" }).administrator"
            let text = Self.password(from: entropy.bytes(20))
            guard let password = Password(text) else { continue }
            let person = LoadedPerson(
                account: account, name: administrator.title.zh, organisation: organisation,
                roles: [Assignment(role: administrator.rawValue, organisation: organisation)], password: text,
                mustChangePassword: true)
            ready.append((person, hash: try await hash(password).text))
            passwords.append(OneTimePassword(account: account, administrator: administrator, password: text))
        }
        let people = ready
        let isDone = try await change { [self] transaction in
            if try Self.hasSecurityAdministrator(in: transaction) { return false }
            let book = AccountBook(transaction: transaction, separation: separation, today: day)
            for (person, hash) in people { try add(person, hash: hash, to: book, at: now) }
            try journal.append(
                event(
                    "bootstrapped", by: Actor.system.account, of: organisation, at: now,
                    ["accounts": people.map(\.0.account)]),
                in: transaction)
            return true
        }
        return isDone ? passwords : []
    }

    private static func hasSecurityAdministrator(in snapshot: Snapshot) throws -> Bool {
        try snapshot.first(
            "SELECT 1 FROM identity_post WHERE role = ? LIMIT 1", [.text(Administrator.security.rawValue)]
        ) { _ in true } ?? false
    }

    /// Twenty characters that cannot be taken for one another, in groups of five: 100 random bits.
    private static func password(from bytes: [UInt8]) -> String {
        let alphabet = Array("abcdefghjkmnpqrstuvwxyz23456789ACDEFGHJKLMNPQRSTUVWXYZ".prefix(32))
        let characters = bytes.map { alphabet[Int($0) % alphabet.count] }
        return stride(from: 0, to: characters.count, by: 5)
            .map { String(characters[$0..<min($0 + 5, characters.count)]) }.joined(separator: "-")
    }
}
