package import Standards

/// The three administrators (三员) that classified protection asks for: kept apart, and fixed here rather than in a pack.
package enum Administrator: String, Sendable, Hashable, CaseIterable, Codable {
    /// Creates accounts, which stay inactive until approved, and operates the system (系统管理员).
    case system = "system-administrator"
    /// Approves accounts, roles and the lifting of locks (安全管理员).
    case security = "security-administrator"
    /// Reads the journal (审计管理员).
    case audit = "audit-administrator"

    /// What people call it.
    package var title: Localized {
        switch self {
        case .system: Localized(zh: "系统管理员", en: "System administrator")
        case .security: Localized(zh: "安全管理员", en: "Security administrator")
        case .audit: Localized(zh: "审计管理员", en: "Audit administrator")
        }
    }

    /// What it may do.
    ///
    /// No pack can add to it: a pack's role of the same id is not read.
    var rules: RoleRules {
        switch self {
        case .system: [.accounts: Self.rule([.view, .propose]), .jobs: Self.rule([.view, .operate])]
        case .security: [.accounts: Self.rule([.view, .propose, .approve, .unlock])]
        case .audit: [.journal: Self.rule([.find, .view, .history, .verify]), .accounts: Self.rule([.view])]
        }
    }

    private static func rule(_ acts: Set<Act>) -> [AccessRule] {
        [AccessRule(acts: acts, fields: [], rows: .all, purposes: [], disclosure: .atOnce)]
    }
}
