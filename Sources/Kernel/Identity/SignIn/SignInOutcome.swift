package import Authority
package import Standards

/// What became of a sign-in.
package enum SignInOutcome: Sendable {
    /// A new session. While `mustChangePassword` holds, its actor has no posts.
    case signedIn(SessionToken, mustChangePassword: Bool)
    /// No session; `until` says when it is worth trying again, where that is known.
    case refused(Refusal, until: Instant?)
}
