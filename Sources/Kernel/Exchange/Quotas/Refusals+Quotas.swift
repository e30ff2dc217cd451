import Authority
import Standards

// Nothing left today: how much there was, and when there is more.
extension ExchangeRefusal {
    /// The calls of the day are used up.
    static func calls(_ grant: Grant, opensAt: Instant) -> ExchangeRefusal {
        quota(
            "授权 \(grant.number) 每日可调用 \(grant.callsPerDay) 次，今天已用完。",
            "Grant \(grant.number) allows \(grant.callsPerDay) calls a day, and today's are used up.", opensAt)
    }

    /// The records of the day are used up.
    static func rows(_ grant: Grant, opensAt: Instant) -> ExchangeRefusal {
        quota(
            "授权 \(grant.number) 每日可获取 \(grant.rowsPerDay) 条，今天已用完。",
            "Grant \(grant.number) allows \(grant.rowsPerDay) records a day, and today's are used up.", opensAt)
    }

    /// The answer has more records than are left.
    static func tooManyRows(_ grant: Grant, left: Int, opensAt: Instant) -> ExchangeRefusal {
        quota(
            "授权 \(grant.number) 每日可获取 \(grant.rowsPerDay) 条，今天还剩 \(left) 条，不足以答复本次请求。",
            "Grant \(grant.number) allows \(grant.rowsPerDay) records a day; today's last \(left) are too few.",
            opensAt)
    }

    /// What is left is set aside for calls under way.
    static func rowsHeld(_ grant: Grant, opensAt: Instant) -> ExchangeRefusal {
        ExchangeRefusal(
            "access_denied", at: .provider, code: "grant.quota",
            reason: Localized(
                zh: "授权 \(grant.number) 今天剩余的条数已为正在处理的请求预留。",
                en: "What is left today of grant \(grant.number) is set aside for calls under way."),
            next: Localized(zh: "请稍候片刻再试。", en: "Try again in a moment."), opensAt: opensAt)
    }

    private static func quota(_ zh: String, _ en: String, _ opensAt: Instant) -> ExchangeRefusal {
        let time = BeijingTime.text(opensAt)
        return ExchangeRefusal(
            "access_denied", at: .provider, code: "grant.quota", reason: Localized(zh: zh, en: en),
            next: Localized(
                zh: "\(time)（北京时间）恢复；日常需要更多的，请在「授权」页申请变更。",
                en:
                    "It opens again at \(time) Beijing time; who needs more asks for a change on the page “Grants”."
            ),
            opensAt: opensAt)
    }
}
