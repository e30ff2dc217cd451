import Authority
import Crypto
import Journal
package import Standards
import Store

/// A sign-in of an account that has not ended, as its owner sees it.
package struct OwnSession: Sendable, Hashable {
    /// What the owner names it by: it says nothing about the token and means nothing to another session.
    package let reference: String
    /// When it began.
    package let startedAt: Instant
    /// When something was last done in it, to the minute.
    package let seenAt: Instant
    /// Whether it is the one that asks.
    package let isThis: Bool
}

extension Identity {
    /// The sign-ins of a session's account that have not ended: this one first, then the one seen last.
    ///
    /// One walk over an index, of at most as many rows as an account may have sessions.
    package func sessions(of session: Session) async throws -> [OwnSession] {
        let now = clock.now()
        return try await store.read { [self] in try lasting(of: session, at: now, in: $0).map(\.own) }
    }

    /// Ends one of the sign-ins of a session's account by its reference.
    ///
    /// False: there is none, or no longer.
    @discardableResult
    package func endSession(_ reference: String, of session: Session) async throws -> Bool {
        let now = clock.now()
        return try await change { [self] transaction in
            let found = try lasting(of: session, at: now, in: transaction).first { $0.own.reference == reference }
            guard let found else { return false }
            try transaction.execute("DELETE FROM identity_session WHERE hash = ?", [.text(found.hash)])
            try journal.append(
                event(
                    "session-ended", by: session.actor.account, of: session.actor.organisation, at: now,
                    ["started": found.own.startedAt.description]),
                in: transaction)
            return true
        }
    }

    private func lasting(
        of session: Session, at now: Instant, in snapshot: Snapshot
    ) throws -> [(hash: String, own: OwnSession)] {
        let key = session.token.key(for: "own sessions")
        let rows = try snapshot.query(
            "SELECT hash, created_at, seen_at FROM identity_session WHERE account = ? ORDER BY seen_at DESC, hash",
            [.text(session.actor.account)]
        ) { row in
            let hash = try row.text(0)
            let code = HMAC<SHA256>.authenticationCode(for: Array(hash.utf8), using: key)
            return (
                hash: hash,
                own: OwnSession(
                    reference: Base64URL.text(Array(code)), startedAt: try row.instant(1), seenAt: try row.instant(2),
                    isThis: hash == session.token.hash)
            )
        }
        let lasting = rows.filter { row in
            let standing = configuration.sessions.standing(
                createdAt: row.own.startedAt, seenAt: row.own.seenAt, now: now)
            if case .valid = standing { return true }
            return false
        }
        return lasting.filter(\.own.isThis) + lasting.filter { !$0.own.isThis }
    }
}
