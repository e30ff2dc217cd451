package import Standards

/// Refusals at the provider's gateway, with the texts that X-Road's clients know.
extension ExchangeRefusal {
    /// The provider has no such service.
    package static func unknownService(_ service: ServiceID) -> ExchangeRefusal {
        ExchangeRefusal(
            "unknown_service", at: .provider, code: "service.unknown", fixed: "Unknown service: \(service.objectText)",
            reason: Localized(zh: "提供方没有这项服务。", en: "The provider has no such service."),
            next: Localized(zh: "请用 listMethods 查询可用服务。", en: "listMethods tells which there are."))
    }

    /// The call is not allowed; `code`, `reason` and `next` say why and what to do.
    package static func accessDenied(
        _ service: ServiceID, code: String, reason: Localized, next: Localized
    ) -> ExchangeRefusal {
        ExchangeRefusal(
            "access_denied", at: .provider, code: code, fixed: "Request is not allowed: \(service.objectText)",
            reason: reason, next: next)
    }

    /// The service is switched off.
    package static func serviceDisabled(_ service: ServiceID, notice: Localized) -> ExchangeRefusal {
        ExchangeRefusal(
            "service_disabled", at: .provider, code: "service.disabled",
            fixed: "Service \(service.objectText) is disabled: \(notice.en)",
            reason: Localized(zh: "该服务已停用：\(notice.zh)", en: ""),
            next: Localized(zh: "请联系提供方。", en: "The provider knows until when."))
    }

    /// A service of another protocol was called by this one.
    package static func serviceType(_ service: ServiceID) -> ExchangeRefusal {
        ExchangeRefusal(
            "service_type", at: .provider, code: "service.type",
            fixed: "Service is a SOAP service and cannot be called using REST interface",
            reason: Localized(zh: "该服务不能以 REST 方式调用。", en: ""),
            next: Localized(zh: "请联系提供方。", en: "Ask the provider for a REST service."))
    }

    /// The path of a call cannot be matched against rights: see `ServicePath`.
    package static func invalidPath(_ service: ServiceID) -> ExchangeRefusal {
        accessDenied(
            service, code: "call.path",
            reason: Localized(
                zh: "服务路径中含有 “..”、编码的斜杠、控制字符或无效的编码。",
                en: "The path holds “..”, an encoded slash, a control character or bytes that are no UTF-8."),
            next: Localized(zh: "请更正路径后重试。", en: "Correct the path and try again."))
    }

    /// The provider's system cannot be reached.
    package static func network(_ words: Localized) -> ExchangeRefusal {
        ExchangeRefusal(
            "network_error", at: .provider, code: "service.network",
            reason: Localized(
                zh: "提供方业务系统无法连接：\(words.zh)", en: "The provider's system cannot be reached: \(words.en)"),
            next: Localized(zh: "请稍后重试；持续失败请联系提供方。", en: "Try again later; if it goes on, tell the provider."))
    }

    /// The provider's system broke off or answered what is no HTTP.
    package static func inputOutput(_ words: Localized) -> ExchangeRefusal {
        ExchangeRefusal(
            "io_error", at: .provider, code: "service.io",
            reason: Localized(
                zh: "提供方业务系统应答异常：\(words.zh)", en: "The provider's system failed in its answer: \(words.en)"),
            next: Localized(zh: "请稍后重试；持续失败请联系提供方。", en: "Try again later; if it goes on, tell the provider."))
    }
}
