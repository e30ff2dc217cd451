import Authority
import Standards

// What is called, before any grant is looked at or beside it.
extension ExchangeRefusal {
    /// The provider switched the service off.
    static func disabled(_ service: GatewayService, _ notice: Localized) -> ExchangeRefusal {
        ExchangeRefusal(
            "service_disabled", at: .provider, code: "service.disabled",
            fixed: "Service \(service.id.objectText) is disabled: \(notice.en)",
            reason: Localized(
                zh: "提供部门已停用服务“\(service.title.zh)”：\(notice.zh)",
                en: "The provider has switched the service “\(service.title.en)” off: \(notice.en)"),
            next: Localized(zh: "请等待恢复，或者联系提供部门。", en: "Wait until it is back, or ask the provider."))
    }

    /// The method and path belong to no endpoint.
    static func endpoint(_ service: GatewayService) -> ExchangeRefusal {
        let known = service.endpoints.prefix(6).map(\.listed).map { "\($0.method) \($0.path)" }
        return denied(
            service, code: "service.path",
            reason: Localized(
                zh: "服务“\(service.title.zh)”没有所请求的方法和路径。",
                en: "The service “\(service.title.en)” has no such method and path."),
            next: Localized(
                zh: "可用的有：\(known.joined(separator: "、"))。", en: "There are: \(known.joined(separator: ", "))."))
    }

    /// Something stood after a question mark, where identifiers would land in logs.
    static func queryString(_ service: GatewayService) -> ExchangeRefusal {
        badRequest(
            "body.query-string",
            zh: "服务“\(service.title.zh)”的地址中不能带查询参数，查询内容只能写在请求体中。",
            en:
                "“\(service.title.en)” takes no query in its address: what is asked stands in the body alone.",
            next: Localized(zh: "请去掉地址中问号以后的内容。", en: "Leave out everything after the question mark."))
    }

    /// The number of the matter or the operator is missing.
    static func missingMatter(_ header: Matter.Header) -> ExchangeRefusal {
        switch header {
        case .caseNumber:
            ExchangeRefusal(
                "access_denied", at: .provider, code: "case.missing",
                reason: Localized(
                    zh: "按“查询”形式的授权，每次请求都须写明所办事项的办件编号，本次请求没有写明。",
                    en: "Under a grant to query, every call names the case at hand; this one does not."),
                next: Localized(
                    zh: "请在请求头 X-Road-Issue 中填写办件编号。", en: "Give the case number in the header X-Road-Issue."))
        case .operatorName:
            ExchangeRefusal(
                "access_denied", at: .provider, code: "operator.missing",
                reason: Localized(
                    zh: "按“查询”形式的授权，每次请求都须写明经办人，本次请求没有写明。",
                    en: "Under a grant to query, every call names the operator; this one does not."),
                next: Localized(
                    zh: "请在请求头 X-Road-UserId 中填写经办人账号。", en: "Give the operator's account in the header X-Road-UserId.")
            )
        }
    }

    /// The number of the matter or the operator cannot be one.
    static func malformedMatter(_ header: Matter.Header) -> ExchangeRefusal {
        switch header {
        case .caseNumber:
            badRequest(
                "case.malformed", zh: "请求头 X-Road-Issue 不是办件编号。", en: "The header X-Road-Issue is no case number.",
                next: Localized(
                    zh: "办件编号不超过 64 个字符，不含控制字符，且至少有一个数字。",
                    en: "A case number has at most 64 characters, no control characters, and at least one digit."))
        case .operatorName:
            badRequest(
                "operator.malformed", zh: "请求头 X-Road-UserId 不是经办人账号。",
                en: "The header X-Road-UserId is no operator's account.",
                next: Localized(
                    zh: "账号不超过 64 个字符，不含控制字符。",
                    en: "An account has at most 64 characters and no control characters."))
        }
    }

    /// A call that is wrong in itself.
    static func badRequest(_ code: String, zh: String, en: String, next: Localized) -> ExchangeRefusal {
        ExchangeRefusal(
            "bad_request", at: .client, code: code, reason: Localized(zh: zh, en: en), next: next)
    }

    /// No right to a service, in X-Road's words and ours.
    static func denied(
        _ service: GatewayService, code: String, reason: Localized, next: Localized, opensAt: Instant? = nil
    ) -> ExchangeRefusal {
        ExchangeRefusal(
            "access_denied", at: .provider, code: code, fixed: "Request is not allowed: \(service.id.objectText)",
            reason: reason, next: next, opensAt: opensAt)
    }
}
