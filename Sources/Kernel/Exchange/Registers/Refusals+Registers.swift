import Authority
import Standards

// What a dataset refuses when a call has come to it.
extension ExchangeRefusal {
    /// The code of a call that names subjects off the asker's own list.
    package static let notListedCode = "grant.list"

    /// Some keys are not on the asker's own list.
    static func notListed(_ grant: Grant, _ missing: Int) -> ExchangeRefusal {
        ExchangeRefusal(
            "access_denied", at: .provider, code: notListedCode,
            reason: Localized(
                zh: "授权 \(grant.number) 只限本单位名单内的对象，本次请求中有 \(missing) 个不在名单内，整批未予答复。",
                en:
                    "Grant \(grant.number) is for your own list alone; \(missing) subjects are not on it, and none was answered."
            ),
            next: Localized(
                zh: "请先更新本单位名单，或者去掉名单外的对象后重新提交。",
                en: "Bring your list up to date, or leave out who is not on it, and send the call again."))
    }

    /// The list is not where this gateway could look.
    static func noList(_ grant: Grant) -> ExchangeRefusal {
        ExchangeRefusal(
            "access_denied", at: .provider, code: "grant.list-unavailable",
            reason: Localized(
                zh: "授权 \(grant.number) 指定的名单在提供方网关无法核对。",
                en: "The list that grant \(grant.number) names cannot be looked at from the provider's gateway."),
            next: Localized(
                zh: "请联系政务数据共享主管部门，确认名单数据集已汇入共享库。",
                en: "Ask the data bureau whether the list has been brought into the shared registers."))
    }

    /// The grant names what the packs no longer have.
    static func noPermit(_ refusal: Refusal) -> ExchangeRefusal {
        ExchangeRefusal(
            "access_denied", at: .provider, code: refusal.code, reason: refusal.reason, next: refusal.next)
    }

    /// The store did not answer.
    static var registerUnavailable: ExchangeRefusal {
        ExchangeRefusal(
            "io_error", at: .provider, code: "register.unavailable",
            reason: Localized(zh: "提供方的数据库暂时没有应答。", en: "The provider's store does not answer at present."),
            next: Localized(
                zh: "请稍后重试；持续出现的，凭 detail 中的编号联系提供部门。",
                en: "Try again later; if it lasts, give the provider the number in “detail”."))
    }
}
