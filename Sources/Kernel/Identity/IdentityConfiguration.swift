import Standards

/// What an instance may choose about accounts and sessions.
package struct IdentityConfiguration: Sendable {
    /// What a new password hash costs; stored ones keep theirs until the next sign-in.
    package var scrypt: ScryptParameters
    /// How many passwords are hashed at once; each takes the memory that `scrypt` asks for (32 MiB by default).
    package var hashingThreads: Int
    /// How many sign-ins may wait to be hashed; more are told to come back in a moment.
    package var hashingQueue: Int
    /// How long sessions last.
    package var sessions: SessionLimits
    /// How many sessions one account may have; a further one ends the one that was quiet longest.
    package var sessionsPerAccount: Int
    /// How failures close an account's door.
    package var accountLockout: LockoutRules
    /// How failures close an address's door.
    package var addressLockout: LockoutRules

    /// The defaults, fit for production.
    package init() {
        scrypt = .production
        hashingThreads = 2
        hashingQueue = 64
        sessions = SessionLimits()
        sessionsPerAccount = 20
        accountLockout = .account
        addressLockout = .address
    }
}
