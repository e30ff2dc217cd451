import Authority
import Journal
package import Standards
import Store

extension Identity {
    /// Signs somebody in, or says why not, without betraying whether the account exists.
    ///
    /// The name and the password are what was typed. Whatever is wrong costs the same work and gets the same answer, and
    /// failures close the door of a name that nobody has as they close that of one that somebody has.
    /// - Parameters:
    ///   - address: the client's address, as the connection or a trusted proxy names it.
    ///   - replacing: the session that the browser had before, which ends.
    package func signIn(
        account typed: String, password: String, address: String, language: Language, replacing old: SessionToken? = nil
    ) async throws -> SignInOutcome {
        let attempt = Attempt(
            typed: typed, name: AccountName(typed), client: ClientAddress(address), secret: try await secret(),
            configuration: configuration, now: clock.now())
        let seen = try await store.read { try attempt.look(in: $0) }
        if let until = seen.accountClosed { return .refused(.tooManyFailures, until: until) }

        let stored = seen.account.flatMap { PasswordHash($0.hash) }
        let verdict = await verify(
            Password(password), against: stored, patience: seen.addressClosed == nil ? .ordinary : .slight)
        guard let verdict else {
            return seen.addressClosed.map { .refused(.tooManyFailures, until: $0) } ?? .refused(.busy, until: nil)
        }
        let session = SessionToken(entropy: entropy)
        return try await change { [self] transaction in
            try conclude(attempt, seen: seen, verdict: verdict, session: session, old: old, language, in: transaction)
        }
    }

    /// What hashing found out.
    private struct Verdict: Sendable {
        let isRight: Bool
        /// The hash at today's cost, where the stored one has another.
        let renewed: String?
    }

    /// Compares a password with a stored hash, or with one that nothing matches; nil where too many wait.
    private func verify(
        _ password: Password?, against stored: PasswordHash?, patience: HashingThreads.Patience
    ) async -> Verdict? {
        let (parameters, entropy, decoy) = (configuration.scrypt, entropy, decoy)
        return await hashing.run(patience) {
            guard let password, let stored else {
                _ = decoy.matches(password ?? .decoy)
                return Verdict(isRight: false, renewed: nil)
            }
            let isRight = stored.matches(password)
            guard isRight, stored.parameters != parameters else { return Verdict(isRight: isRight, renewed: nil) }
            let renewed = try? PasswordHash(of: password, parameters: parameters, entropy: entropy)
            return Verdict(isRight: true, renewed: renewed?.text)
        }
    }

    /// Counts and records the outcome.
    ///
    /// Everything is looked at again: others may have failed, or an administrator acted, while this password was
    /// hashed.
    private func conclude(
        _ attempt: Attempt, seen: Attempt.Sight, verdict: Verdict, session: SessionToken, old: SessionToken?,
        _ language: Language, in transaction: Transaction
    ) throws -> SignInOutcome {
        let now = try attempt.look(in: transaction)
        if let until = now.accountClosed { return .refused(.tooManyFailures, until: until) }
        let isRight = verdict.isRight && now.account?.hash == seen.account?.hash && now.account?.state == .active
        if let until = now.addressClosed, !isRight || !now.isFamiliar {
            return .refused(.tooManyFailures, until: until)
        }
        guard isRight, let account = now.account else {
            return try refuse(attempt, now, in: transaction)
        }
        try now.door.open(in: transaction)
        try transaction.execute(
            "UPDATE identity_account SET last_sign_in = ?, last_address = ?, hash = ? WHERE name = ?",
            [
                SQLValue(attempt.now), .text(attempt.addressDoor.tag), .text(verdict.renewed ?? account.hash),
                .text(account.name),
            ])
        if let old { try end(old, in: transaction) }
        try begin(session, for: account.name, language, at: attempt.now, in: transaction)
        try journal.append(
            event("sign-in", by: account, at: attempt.now, ["address": attempt.client.text]), in: transaction)
        return .signedIn(session, mustChangePassword: account.mustChange)
    }

    private func refuse(
        _ attempt: Attempt, _ sight: Attempt.Sight, in transaction: Transaction
    ) throws -> SignInOutcome {
        let account = try sight.door.fail(at: attempt.now, in: transaction)
        let address = try attempt.addressDoor.fail(at: attempt.now, in: transaction)
        // Neither the password nor a name that nobody has is recorded: people type one for the other.
        var payload = ["address": attempt.client.text]
        payload["account-closed-until"] = account?.description
        payload["address-closed-until"] = address?.description
        let kind = account == nil && address == nil ? "sign-in-failed" : "locked"
        try journal.append(event(kind, by: sight.account, at: attempt.now, payload), in: transaction)
        return .refused(.wrongNameOrPassword, until: nil)
    }
}

/// One sign-in under way.
private struct Attempt: Sendable {
    let name: AccountName?
    let client: ClientAddress
    let now: Instant
    let addressDoor: Door
    private let nobodyDoor: Door
    private let accountRules: LockoutRules

    init(
        typed: String, name: AccountName?, client: ClientAddress, secret: [UInt8],
        configuration: IdentityConfiguration, now: Instant
    ) {
        self.name = name
        self.client = client
        self.now = now
        accountRules = configuration.accountLockout
        addressDoor = .address(client, secret: secret, configuration.addressLockout)
        nobodyDoor = .nobody(name?.text ?? String(typed.prefix(256)), secret: secret, accountRules)
    }

    /// What the database says about an attempt.
    struct Sight: Sendable {
        let account: StoredAccount?
        /// Whether the account last signed in from here.
        let isFamiliar: Bool
        let door: Door
        let accountClosed: Instant?
        let addressClosed: Instant?
    }

    func look(in snapshot: Snapshot) throws -> Sight {
        let account = try name.flatMap { try StoredAccount.named($0.text, in: snapshot) }
        let isFamiliar = account?.lastAddress == addressDoor.tag
        var door = nobodyDoor
        if let name, account != nil { door = .account(name, familiar: isFamiliar, accountRules) }
        return Sight(
            account: account, isFamiliar: isFamiliar, door: door,
            accountClosed: try door.closed(at: now, in: snapshot),
            addressClosed: try addressDoor.closed(at: now, in: snapshot))
    }
}
