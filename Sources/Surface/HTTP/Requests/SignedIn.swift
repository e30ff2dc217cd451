package import Authority
package import Identity

/// Who is signed in, and by what.
package struct SignedIn: Sendable {
    /// How the request proved it.
    package enum Means: Sendable, Hashable {
        /// The cookie of a browser, which sends it unasked: forms need a token.
        case cookie
        /// A bearer token, which nobody sends unasked.
        case bearer
    }

    /// The session.
    package let session: Session
    /// The secret of the session; never log it.
    package let token: SessionToken
    /// How the request proved it.
    package let means: Means

    /// Somebody signed in.
    package init(session: Session, token: SessionToken, means: Means) {
        self.session = session
        self.token = token
        self.means = means
    }

    /// Who acts.
    package var actor: Actor { session.actor }
}
