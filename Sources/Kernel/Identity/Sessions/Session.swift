package import Authority
import Crypto
package import Standards

/// Somebody signed in, as one request sees it.
package struct Session: Sendable {
    /// Who acts, with the posts that are valid now.
    ///
    /// While a new password is due there are none.
    package let actor: Actor
    /// All the posts that the account holds today, to be shown; `actor.roles` says which may be used.
    package let posts: [Assignment]
    /// The language of the pages.
    package let language: Language
    /// Whether the password must be changed before anything else can be done.
    package let mustChangePassword: Bool
    /// When it began.
    package let startedAt: Instant
    /// When it ends if nothing more happens.
    package let endsAt: Instant
    let token: SessionToken

    /// The token that every form of this session carries against forged requests (CSRF).
    package var csrf: String {
        Base64URL.text(Array(HMAC<SHA256>.authenticationCode(for: Array("csrf".utf8), using: token.key(for: "csrf"))))
    }

    /// Whether a form carries this session's token; compared in constant time.
    package func accepts(csrf text: String) -> Bool {
        guard let bytes = Base64URL.bytes(text, count: 32) else { return false }
        return HMAC<SHA256>.isValidAuthenticationCode(
            bytes, authenticating: Array("csrf".utf8), using: token.key(for: "csrf"))
    }
}
