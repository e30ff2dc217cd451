package import Authority

/// A change of accounts or roles that one administrator proposes and a security administrator decides on.
package enum Change: Sendable, Hashable, Codable {
    /// An account that exists from now, inactive, and can sign in once approved.
    case create(NewAccount)
    /// A role more, or other days of one held.
    case grant(account: String, post: Post)
    /// A role less.
    case revoke(account: String, assignment: Assignment)
    /// A new first password, to be changed at sign-in.
    case resetPassword(account: String)
    /// An account out of use for a while.
    case suspend(account: String)
    /// A suspended account in use again.
    case resume(account: String)
    /// An account out of use for good.
    case close(account: String)

    /// The account that is changed.
    package var account: String {
        switch self {
        case .create(let new): new.account
        case .grant(let account, _), .revoke(let account, _), .resetPassword(let account), .suspend(let account),
            .resume(let account), .close(let account):
            account
        }
    }

    /// Whether it comes with a first password.
    package var needsPassword: Bool {
        switch self {
        case .create, .resetPassword: true
        case .grant, .revoke, .suspend, .resume, .close: false
        }
    }

    /// A stable word for records and pages, such as `grant`.
    package var word: String {
        switch self {
        case .create: "create"
        case .grant: "grant"
        case .revoke: "revoke"
        case .resetPassword: "reset-password"
        case .suspend: "suspend"
        case .resume: "resume"
        case .close: "close"
        }
    }
}
