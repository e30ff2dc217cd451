/// Who is signed in, and by what.
package struct SignedIn: Sendable {
    /// How the request proved it.
    package enum Means: Sendable, Hashable {
        /// The cookie of a browser, which sends it unasked: forms need a token.
        case cookie
        /// A bearer token, which nobody sends unasked.
        case bearer
    }

    /// The secret of the session as the client sent it.
    package let token: String
    /// How the request proved it.
    package let means: Means
}
