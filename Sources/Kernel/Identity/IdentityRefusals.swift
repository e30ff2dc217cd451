import Authority
import Standards

extension Refusal {
    /// The one answer to a wrong name, a wrong password and an account that is not in use.
    static let wrongNameOrPassword = Refusal(
        code: "identity.wrong-name-or-password",
        reason: Localized(zh: "账号或密码不正确。", en: "The account name or the password is not right."),
        next: Localized(
            zh: "请核对后重新输入；忘记密码请联系本单位系统管理员。",
            en: "Check both and try again; if you forgot the password, ask your system administrator."))

    /// A closed door; the same for accounts that exist and those that do not.
    static let tooManyFailures = Refusal(
        code: "identity.too-many-failures",
        reason: Localized(zh: "登录失败次数过多，已暂停登录。", en: "Too many failed sign-ins; signing in is paused."),
        next: Localized(
            zh: "请稍后再试，或联系安全管理员解除锁定。", en: "Try again later, or ask the security administrator to lift the lock."))

    /// More people sign in than can be served at this moment.
    static let busy = Refusal(
        code: "identity.busy",
        reason: Localized(zh: "当前登录人数较多。", en: "Many people are signing in at this moment."),
        next: Localized(zh: "请几秒钟后再试。", en: "Try again in a few seconds."))

    /// The session ended.
    static let sessionEnded = Refusal(
        code: "identity.session-ended",
        reason: Localized(zh: "登录已失效。", en: "Your session has ended."),
        next: Localized(zh: "请重新登录。", en: "Sign in again."))

    /// The permit is for something else.
    static let notPermitted = Refusal(
        code: "identity.not-permitted",
        reason: Localized(zh: "您无权进行此项操作。", en: "You may not do this."),
        next: Localized(zh: "请由相应的管理员办理。", en: "Ask the administrator in charge."))

    /// No reason was given.
    static let reasonRequired = Refusal(
        code: "identity.reason-required",
        reason: Localized(zh: "请填写理由，不超过500字。", en: "A reason of at most 500 characters is needed."),
        next: Localized(zh: "用一句话写明理由。", en: "Say why in a sentence."))

    /// The new password is the old one.
    static let samePassword = Refusal(
        code: "identity.same-password",
        reason: Localized(zh: "新密码与原密码相同。", en: "The new password is the old one."),
        next: Localized(zh: "请另设一个密码。", en: "Choose another password."))

    /// The new password will not do.
    static func password(_ refusal: PasswordRefusal) -> Refusal {
        let next = Localized(
            zh: "建议用几个不相干的词组成一句自己记得住的话。", en: "Several unrelated words that you can remember make a good password.")
        let (code, reason) =
            switch refusal {
            case .tooShort: ("short", Localized(zh: "密码至少10个字符。", en: "A password has at least 10 characters."))
            case .tooLong: ("long", Localized(zh: "密码最多256个字符。", en: "A password has at most 256 characters."))
            case .unprintable:
                ("unprintable", Localized(zh: "密码不能含有控制字符。", en: "A password has no control characters."))
            case .common: ("common", Localized(zh: "这个密码太常见，容易被猜到。", en: "This password is too common."))
            case .holdsName:
                ("holds-name", Localized(zh: "密码不能包含账号名。", en: "A password must not hold the account's name."))
            }
        return Refusal(code: "identity.password-\(code)", reason: reason, next: next)
    }

    /// The change cannot be made.
    static func change(_ refusal: ChangeRefusal) -> Refusal {
        Refusal(code: refusal.code, reason: refusal.reason, next: refusal.next)
    }

    /// The proposal cannot be decided so.
    static func proposal(_ refusal: ProposalRefusal) -> Refusal {
        let (code, reason, next) =
            switch refusal {
            case .alreadyDecided:
                (
                    "already-decided", Localized(zh: "该申请已有处理结果。", en: "This proposal has been decided already."),
                    Localized(zh: "请刷新页面查看结果。", en: "Load the page again to see how.")
                )
            case .notProposer:
                (
                    "not-proposer", Localized(zh: "只有提出人可以撤回申请。", en: "Only the proposer can take a proposal back."),
                    Localized(zh: "请由提出人办理。", en: "Ask the proposer.")
                )
            case .notSecurityAdministrator:
                (
                    "not-security-administrator",
                    Localized(zh: "须由安全管理员审批。", en: "A security administrator has to decide."),
                    Localized(zh: "请由安全管理员办理。", en: "Ask a security administrator.")
                )
            case .ownProposal:
                (
                    "own-proposal", Localized(zh: "不能审批自己提出的申请。", en: "Nobody decides on her own proposal."),
                    Localized(zh: "请由另一名安全管理员审批。", en: "Ask another security administrator.")
                )
            case .ownAccount:
                (
                    "own-account",
                    Localized(zh: "不能审批涉及本人账号的申请。", en: "Nobody decides on a change of her own account."),
                    Localized(zh: "请由另一名安全管理员审批。", en: "Ask another security administrator.")
                )
            case .unknown:
                (
                    "unknown-proposal", Localized(zh: "没有这项申请。", en: "There is no such proposal."),
                    Localized(zh: "请返回列表核对。", en: "Go back to the list.")
                )
            }
        return Refusal(code: "identity.\(code)", reason: reason, next: next)
    }
}
