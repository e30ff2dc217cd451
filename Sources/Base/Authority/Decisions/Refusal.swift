package import Standards

/// Why something may not be done, and what to do next.
///
/// It says nothing about what lies behind the closed door.
package struct Refusal: Error, Sendable, Hashable {
    /// Stable and for machines, such as `access.purpose-required`.
    package let code: String
    /// Why, in both languages.
    package let reason: Localized
    /// What the reader can do now, in both languages.
    package let next: Localized

    /// A refusal.
    ///
    /// Other modules make their own with codes of their own.
    package init(code: String, reason: Localized, next: Localized) {
        self.code = code
        self.reason = reason
        self.next = next
    }
}

extension Refusal: CustomStringConvertible {
    /// The code alone, fit for any log.
    package var description: String { code }
}

extension Refusal {
    /// Nobody signed in, or no post valid today.
    static let noRole = Refusal(
        code: "access.no-role",
        reason: Localized(zh: "您的账号目前没有有效的岗位。", en: "Your account holds no valid post at present."),
        next: Localized(
            zh: "请联系本单位系统管理员申请岗位。", en: "Ask your organisation's system administrator for a post."))

    /// The same words whether the object does not exist, is hidden, or only the act is missing.
    static let notGranted = Refusal(
        code: "access.not-granted",
        reason: Localized(zh: "您的岗位不能进行此项操作。", en: "Your post does not allow this."),
        next: Localized(
            zh: "如因履职需要，请通过本单位首席数据官申请相应权限。",
            en: "If your duties need it, apply through your organisation's chief data officer."))

    /// Plain view was asked for without saying why.
    static let purposeRequired = Refusal(
        code: "access.purpose-required",
        reason: Localized(zh: "明文查看须说明用途。", en: "Plain view needs a stated purpose."),
        next: Localized(
            zh: "请选择用途，并填写事由和办件编号。", en: "Choose a purpose, and give a reason and a case number."))

    /// The purpose is not one that the post allows.
    static let purposeNotAllowed = Refusal(
        code: "access.purpose-not-allowed",
        reason: Localized(zh: "您的岗位不能以此用途明文查看。", en: "Your post does not allow plain view for this purpose."),
        next: Localized(zh: "请从列出的用途中选择。", en: "Choose one of the purposes listed."))

    /// No reason, or one without a single letter.
    static let reasonRequired = Refusal(
        code: "access.reason-required",
        reason: Localized(zh: "请填写查看事由。", en: "A reason is needed."),
        next: Localized(
            zh: "用一句话写明为什么需要查看明文。", en: "Say in a sentence why the plain data is needed."))

    /// A reason too long, or with control characters.
    static let reasonMalformed = Refusal(
        code: "access.reason-malformed",
        reason: Localized(
            zh: "事由不得超过500字，且不得含有控制字符。",
            en: "A reason has at most 500 characters and no control characters."),
        next: Localized(zh: "请缩短或重新填写事由。", en: "Shorten the reason or write it again."))

    /// No case number.
    static let caseNumberRequired = Refusal(
        code: "access.case-number-required",
        reason: Localized(zh: "明文查看须填写办件编号。", en: "Plain view needs a case number."),
        next: Localized(zh: "请填写所办事项的办件编号或来文文号。", en: "Give the number of the case or letter at hand."))

    /// A case number that cannot be one.
    static let caseNumberMalformed = Refusal(
        code: "access.case-number-malformed",
        reason: Localized(
            zh: "办件编号须为4至64个字符，由文字、数字和连接号组成，且至少含一个数字。",
            en: "A case number has 4 to 64 letters, digits and hyphens, with at least one digit."),
        next: Localized(zh: "请核对后重新填写办件编号。", en: "Check the case number and enter it again."))
}
