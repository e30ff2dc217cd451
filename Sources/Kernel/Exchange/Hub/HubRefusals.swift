package import Authority
import Standards

/// Why the hub does not do something.
package enum HubFault: String, Error, Sendable, Hashable, CaseIterable {
    /// The permit is for something else.
    case notPermitted = "hub.not-permitted"
    /// No gateway of that id.
    case noGateway = "hub.no-gateway"
    /// The id is not of the form that ids of gateways have.
    case badID = "hub.bad-id"
    /// A title, host, port or reason is missing or too long.
    case malformed = "hub.malformed"
    /// No organisation of that code.
    case noMember = "hub.no-member"
    /// The member stands behind another gateway.
    case memberElsewhere = "hub.member-elsewhere"
    /// The gateway still has an invitation that nobody has decided on.
    case invited = "hub.invited"
    /// The code is unknown, used up, withdrawn or too old: one answer for all of them.
    case badCode = "join.code"
    /// The code was used by another key before.
    case codeUsed = "join.code-used"
    /// No invitation of that id.
    case noJoin = "join.unknown"
    /// The invitation is not waiting for a decision.
    case notPending = "join.not-pending"
    /// Whoever made the code must not approve what came by it.
    case ownCode = "join.own-code"
    /// The fingerprint that was compared is not that of the request.
    case otherFingerprint = "join.other-fingerprint"
    /// The certificate request cannot be used.
    case badRequest = "join.bad-request"
    /// The request is not signed by a gateway that is in the exchange.
    case unauthenticated = "gateway.unauthenticated"
    /// The gateway was revoked.
    case revoked = "gateway.revoked"
    /// The clock of the gateway is too far off.
    case clock = "gateway.clock"
    /// A configuration whose payload is not what its envelope says.
    case badConfiguration = "configuration.malformed"
    /// A report that contradicts itself or is too large.
    case badReport = "report.malformed"
}

extension Refusal {
    /// The refusal of a fault, in both languages.
    package static func hub(_ fault: HubFault) -> Refusal {
        let words = fault.words
        return Refusal(
            code: fault.rawValue, reason: Localized(zh: words.0, en: words.1),
            next: Localized(zh: words.2, en: words.3))
    }
}

extension HubFault {
    /// Reason and next step, each in Chinese and in English.
    fileprivate var words: (String, String, String, String) {
        switch self {
        case .notPermitted:
            (
                "您的岗位不能管理交换网关。", "Your post does not manage gateways.", "请由系统管理员或安全管理员办理。",
                "Ask a system or security administrator."
            )
        case .noGateway:
            ("没有这个网关。", "There is no such gateway.", "请从网关列表重新进入。", "Start again from the list of gateways.")
        case .badID:
            (
                "网关编号不符合要求。", "The gateway's id is not of the right form.",
                "请使用 2 至 40 个小写字母、数字和连字符，以字母开头。", "Use 2 to 40 lower-case letters, digits and hyphens, a letter first."
            )
        case .malformed:
            (
                "填写的内容不完整或过长。", "What was filled in is incomplete or too long.", "请按各栏提示修改后重新提交。",
                "Mend the fields as described and send again."
            )
        case .noMember:
            ("没有这个机构。", "There is no such organisation.", "请从机构列表中选择。", "Choose from the list of organisations.")
        case .memberElsewhere:
            (
                "该成员单位已接入另一个网关。", "This member stands behind another gateway.", "请先在原网关上移除该成员单位，或选择其他成员单位。",
                "Remove it there first, or choose another."
            )
        case .invited:
            (
                "该网关还有一个未办结的接入码。", "This gateway still has a join code that is not settled.", "请先撤回原接入码，或办结原申请。",
                "Withdraw that code, or decide on its request first."
            )
        case .badCode:
            (
                "接入码无效。", "The join code is not valid.", "请核对接入码是否抄写完整；如已超过 24 小时或已使用，请向市政务和数据局重新申领。",
                "Check that all of it was copied; if it is older than 24 hours or used, ask the data bureau for a new one."
            )
        case .codeUsed:
            (
                "接入码已被另一把密钥使用。", "The join code was used with another key.", "如非本单位操作，接入码可能已泄露，请立即告知市政务和数据局并重新申领。",
                "If that was not you, the code has leaked: tell the data bureau at once and ask for a new one."
            )
        case .noJoin: ("没有这个接入申请。", "There is no such request to join.", "请使用接入码重新申请。", "Join again with a code.")
        case .notPending:
            (
                "该接入申请已经办结或撤回。", "This request is decided or withdrawn already.", "请刷新页面查看现状。",
                "Reload the page to see how it stands."
            )
        case .ownCode:
            (
                "接入码由您本人生成，不能由您审批。", "You made this code, so you cannot approve what came by it.", "请由另一名安全管理员比对指纹后审批。",
                "Another security administrator compares the fingerprints and decides."
            )
        case .otherFingerprint:
            (
                "填写的指纹与申请不符。", "The fingerprint is not that of the request.", "请与网关所在单位核对屏幕上显示的指纹；仍不一致时请拒绝。",
                "Compare again with what the gateway shows; if they still differ, refuse."
            )
        case .badRequest:
            (
                "证书申请无法使用。", "The certificate request cannot be used.", "请使用 P-256 密钥重新生成证书申请。",
                "Make a new request with a P-256 key."
            )
        case .unauthenticated:
            (
                "请求没有本交换网中网关的有效签名。", "The request is not signed by a gateway of this exchange.", "请检查网关证书是否有效；必要时重新接入。",
                "Check the gateway's certificate; join again if need be."
            )
        case .revoked:
            (
                "该网关的证书已被吊销。", "The gateway's certificate is revoked.", "请联系市政务和数据局查明原因，再重新接入。",
                "Ask the data bureau why; then join again."
            )
        case .clock:
            (
                "网关时钟与交换中心相差过大。", "The gateway's clock is too far off.", "请校准网关所在主机的时钟（NTP）后重试。",
                "Set the clock of its machine (NTP) and try again."
            )
        case .badConfiguration:
            (
                "信任配置的内容与封装不符。", "The configuration is not what its envelope says.",
                "请保留现用配置，并告知市政务和数据局。", "Keep the present one, and tell the data bureau."
            )
        case .badReport:
            (
                "网关报告内容有误。", "The report does not hold together.", "请查看接口说明；网关程序版本过旧时请升级。",
                "See the description of the interface; update the gateway if it is old."
            )
        }
    }
}
