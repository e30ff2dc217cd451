import Standards

/// Why a change of accounts or roles cannot be made, now or ever.
enum ChangeRefusal: Error, Sendable, Hashable, CaseIterable {
    case badName
    case nameTaken
    case badPerson
    case unknownAccount
    case unknownRole
    case unknownOrganisation
    case badDays
    case tooManyPosts
    case wrongState
    case notHeld
    case separated
    case lastSecurityAdministrator
    case passwordMissing

    /// Stable and for machines.
    var code: String { "identity.\(words.code)" }
    /// Why.
    var reason: Localized { words.reason }
    /// What to do.
    var next: Localized { words.next }

    private var words: (code: String, reason: Localized, next: Localized) {
        switch self {
        case .badName:
            (
                "bad-account-name", Localized(zh: "账号名不符合要求。", en: "This cannot be an account's name."),
                Localized(
                    zh: "请用2至64个小写字母、数字、点、连字符或下划线，以字母开头。",
                    en: "Use 2 to 64 lower-case letters, digits, dots, hyphens or underscores, a letter first.")
            )
        case .nameTaken:
            (
                "name-taken", Localized(zh: "账号名已被使用。", en: "This account name is in use or was."),
                Localized(zh: "请换一个账号名。", en: "Choose another name.")
            )
        case .badPerson:
            (
                "bad-person-name",
                Localized(zh: "姓名为空、过长或含有控制字符。", en: "The person's name is empty, too long or garbled."),
                Localized(zh: "请填写1至64个字符的姓名。", en: "Give a name of 1 to 64 characters.")
            )
        case .unknownAccount:
            (
                "unknown-account", Localized(zh: "没有这个账号。", en: "There is no such account."),
                Localized(zh: "请从列表中选择。", en: "Choose one from the list.")
            )
        case .unknownRole:
            (
                "unknown-role", Localized(zh: "没有这个角色。", en: "There is no such role."),
                Localized(zh: "请从列表中选择。", en: "Choose one from the list.")
            )
        case .unknownOrganisation:
            (
                "unknown-organisation", Localized(zh: "没有这个单位。", en: "There is no such organisation."),
                Localized(zh: "请从列表中选择。", en: "Choose one from the list.")
            )
        case .badDays:
            (
                "bad-days", Localized(zh: "结束日期早于开始日期。", en: "The last day is before the first."),
                Localized(zh: "请核对任职起止日期。", en: "Check both days.")
            )
        case .tooManyPosts:
            (
                "too-many-posts", Localized(zh: "一个账号最多32个岗位。", en: "An account holds at most 32 posts."),
                Localized(zh: "请先撤销不再需要的岗位。", en: "Revoke those no longer needed first.")
            )
        case .wrongState:
            (
                "wrong-state", Localized(zh: "账号当前状态不允许此项变更。", en: "The account's state does not allow this change."),
                Localized(zh: "请核对账号状态。", en: "Check how the account stands.")
            )
        case .notHeld:
            (
                "not-held", Localized(zh: "该账号没有这个岗位。", en: "The account does not hold this post."),
                Localized(zh: "请刷新页面核对。", en: "Load the page again and check.")
            )
        case .separated:
            (
                "separated", Localized(zh: "同一人不得兼任须分离的角色。", en: "One person may not hold both of these roles."),
                Localized(zh: "请安排另一人，或先撤销原角色。", en: "Choose another person, or revoke the other role first.")
            )
        case .lastSecurityAdministrator:
            (
                "last-security-administrator",
                Localized(zh: "不能去掉最后一名安全管理员。", en: "The last security administrator cannot be removed."),
                Localized(zh: "请先任命另一名安全管理员。", en: "Appoint another one first.")
            )
        case .passwordMissing:
            (
                "password-missing", Localized(zh: "请设置初始密码。", en: "A first password is needed."),
                Localized(zh: "初始密码首次登录时须更改。", en: "It has to be changed at the first sign-in.")
            )
        }
    }
}
