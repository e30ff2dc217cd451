import Authority
import Standards
import Store

extension AccountBook {
    /// The account of a name; throws a refusal where there is none.
    func existing(_ name: String) throws -> StoredAccount {
        guard let account = try StoredAccount.named(name, in: transaction) else {
            throw Refusal.change(.unknownAccount)
        }
        return account
    }

    /// Whether an account holds a post, on whatever days.
    func holds(_ assignment: Assignment, account: String) throws -> Bool {
        try transaction.first(
            "SELECT 1 FROM identity_post WHERE account = ? AND role = ? AND organisation = ?",
            [.text(account), .text(assignment.role), .text(assignment.organisation)]
        ) { _ in true } ?? false
    }

    /// Whether an account is an administrator of a kind today.
    func holds(_ administrator: Administrator, account: String) throws -> Bool {
        try transaction.first(
            """
            SELECT 1 FROM identity_post WHERE account = ? AND role = ? AND valid_from <= ?
            AND (valid_to IS NULL OR valid_to >= ?)
            """,
            [.text(account), .text(administrator.rawValue), SQLValue(today), SQLValue(today)]
        ) { _ in true } ?? false
    }

    /// Throws where a person, with all her accounts and the roles to be added, would hold two roles that must be apart.
    ///
    /// Posts that have ended do not count; those to come do, and so do those of suspended accounts.
    func checkSeparation(of person: String, adding roles: Set<String>) throws {
        let held = try transaction.query(
            """
            SELECT DISTINCT r.role FROM identity_account a JOIN identity_post r ON r.account = a.name
            WHERE a.person = ? AND a.state <> 'closed' AND (r.valid_to IS NULL OR r.valid_to >= ?)
            """, [.text(person), SQLValue(today)]
        ) { try $0.text(0) }
        if separation.conflict(among: roles.union(held)) != nil { throw Refusal.change(.separated) }
    }

    /// How many accounts can approve today and until further notice; one whose post ends does not count.
    func securityAdministrators() throws -> Int {
        try transaction.first(
            """
            SELECT count(DISTINCT a.name) FROM identity_post r JOIN identity_account a ON a.name = r.account
            WHERE r.role = ? AND a.state = 'active' AND r.valid_from <= ? AND r.valid_to IS NULL
            """, [.text(Administrator.security.rawValue), SQLValue(today)]
        ) { try $0.int(0) } ?? 0
    }
}

extension Change {
    /// The state of the account after the change, or nil where one in `state` cannot be changed so.
    func target(from state: AccountState) -> AccountState? {
        switch (self, state) {
        case (.create, .proposed): .active
        case (.grant, .active), (.revoke, .active), (.resetPassword, .active): .active
        case (.grant, .suspended), (.revoke, .suspended), (.resetPassword, .suspended): .suspended
        case (.suspend, .active): .suspended
        case (.resume, .suspended): .active
        case (.close, .active), (.close, .suspended): .closed
        default: nil
        }
    }

    /// Whether the account's sessions end with it.
    var endsSessions: Bool {
        switch self {
        case .resetPassword, .suspend, .close: true
        case .create, .grant, .revoke, .resume: false
        }
    }
}
