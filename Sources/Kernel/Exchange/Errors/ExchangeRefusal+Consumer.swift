package import Standards

/// Refusals at the door of the consumer's gateway.
extension ExchangeRefusal {
    /// The code of what is turned away because too much is under way; answered with status 503.
    package static let busyCode = "exchange.busy"

    /// The client is not registered at this gateway.
    package static func unknownClient(_ client: ClientID) -> ExchangeRefusal {
        ExchangeRefusal(
            "unknown_member", at: .consumer, code: "client.unknown", fixed: "Client '\(client.objectText)' not found",
            reason: Localized(zh: "本网关没有登记该业务系统。", en: "This gateway has no such client."),
            next: Localized(zh: "请由网关管理员登记该系统。", en: "The gateway's operator registers the system."))
    }

    /// Nobody in the trust configuration serves this.
    package static func unknownProvider(_ service: ServiceID) -> ExchangeRefusal {
        ExchangeRefusal(
            "unknown_member", at: .consumer, code: "provider.unknown",
            fixed: "Could not find addresses for service provider \"\(service.subsystem.objectText)\"",
            reason: Localized(zh: "交换平台上没有这个提供方系统。", en: "The exchange knows no such providing system."),
            next: Localized(zh: "请核对请求地址，或向市政务服务数据管理局查询。", en: "Check the address, or ask the data bureau."))
    }

    /// The gateway that the client asked for does not serve the provider.
    package static func wrongSecurityServer(_ server: SecurityServerID) -> ExchangeRefusal {
        ExchangeRefusal(
            "invalid_security_server", at: .consumer, code: "provider.gateway",
            fixed: "Invalid security server identifier",
            reason: Localized(
                zh: "网关“\(server.code)”不为该提供方服务。", en: "Gateway “\(server.code)” does not serve this provider."),
            next: Localized(
                zh: "请去掉请求头 X-Road-Security-Server，或改为提供方所在网关。",
                en: "Leave X-Road-Security-Server out, or name the provider's gateway."))
    }

    /// The client calls otherwise than it was registered.
    package static func clientRule(
        _ client: ClientID, code: String, _ rest: String, reason: Localized, next: Localized
    ) -> ExchangeRefusal {
        ExchangeRefusal(
            "ssl_authentication_failed", at: .consumer, code: code, fixed: "Client (\(client.objectText)) \(rest)",
            reason: reason, next: next)
    }

    /// The trust configuration has expired.
    package static func configurationOutdated(since expiry: String) -> ExchangeRefusal {
        ExchangeRefusal(
            "global_conf_outdated", at: .consumer, code: "configuration.expired",
            reason: Localized(
                zh: "本网关的信任配置已于 \(expiry) 过期，交换暂停。", en: "This gateway's trust configuration expired at \(expiry)."),
            next: Localized(
                zh: "请网关管理员恢复与市级平台的连接。", en: "The gateway's operator restores the connection to the hub."))
    }

    /// A gateway is being worked on.
    package static func maintenance(gateway: String, notice: Localized, at side: Side = .consumer) -> ExchangeRefusal {
        ExchangeRefusal(
            "maintenance_mode", at: side, code: "gateway.maintenance",
            fixed: "Security server \(gateway) is in maintenance mode. Message from administrator: \(notice.en)",
            reason: Localized(zh: "网关“\(gateway)”正在维护：\(notice.zh)", en: ""),
            next: Localized(zh: "请在维护结束后重试。", en: "Try again when it is over."))
    }

    /// The answer does not belong to the request.
    package static func inconsistentAnswer(_ text: String) -> ExchangeRefusal {
        ExchangeRefusal(
            "inconsistent_response", at: .consumer, code: "answer.inconsistent", fixed: text,
            reason: Localized(zh: "提供方网关的应答与本次请求不符，已弃用。", en: "The provider's gateway answered another request."),
            next: Localized(zh: "请联系提供方网关管理员核查。", en: "The provider's operator looks into it."))
    }

    /// The provider's gateway cannot be reached, or broke off.
    package static func peer(_ gateway: String, _ words: Localized) -> ExchangeRefusal {
        ExchangeRefusal(
            "network_error", at: .consumer, code: "peer.network",
            reason: Localized(
                zh: "与提供方网关“\(gateway)”的连接失败：\(words.zh)", en: "Gateway “\(gateway)” failed us: \(words.en)"),
            next: Localized(
                zh: "请稍后重试；持续失败请联系该网关管理员。", en: "Try again later; if it goes on, tell that gateway's operator."))
    }

    /// Too much is under way in this gateway.
    package static var busy: ExchangeRefusal {
        ExchangeRefusal(
            "busy", at: .consumer, code: busyCode,
            reason: Localized(zh: "网关正在处理的数据量已达上限。", en: "The gateway has as much under way as it can hold."),
            next: Localized(zh: "请稍后重试。", en: "Try again in a moment."))
    }

    /// The record of the exchange cannot be written, so nothing is forwarded or answered.
    package static func unrecorded(at side: Side) -> ExchangeRefusal {
        ExchangeRefusal(
            "logging_failed", at: side, code: "record.failed",
            reason: Localized(
                zh: "交换记录无法落盘，为保证可追溯已停止交换。", en: "The exchange cannot be recorded, so it does not take place."),
            next: Localized(zh: "请网关管理员检查磁盘。", en: "The gateway's operator looks at its disk."))
    }

    /// The body is larger than the gateway takes.
    package static func bodyTooLarge(limit: Int) -> ExchangeRefusal {
        ExchangeRefusal(
            "message_too_large", at: .client, code: "message.large",
            reason: Localized(zh: "报文超过上限 \(limit) 字节。", en: "The message is larger than \(limit) bytes."),
            next: Localized(zh: "请分批调用，或改用文件交换。", en: "Call in parts, or use the exchange of files."))
    }
}

/// Faults of the gateway itself.
extension ExchangeRefusal {
    /// Something in the gateway went wrong that is nobody's refusal.
    package static var gatewayFault: ExchangeRefusal {
        ExchangeRefusal(
            "internal_error", at: .consumer, code: "gateway.fault",
            reason: Localized(zh: "网关内部出错。", en: "Something went wrong in the gateway."),
            next: Localized(zh: "请把 detail 中的编号告知网关管理员。", en: "Tell the gateway's operator the number in detail."))
    }

    /// `listClients` was asked for an instance that the gateway does not know.
    package static func unknownInstance(_ instance: String) -> ExchangeRefusal {
        ExchangeRefusal(
            "internal_error", at: .consumer, code: "instance.unknown",
            fixed: "Invalid instance identifier: \(instance)",
            reason: Localized(zh: "没有这个实例。", en: "There is no such instance."),
            next: Localized(zh: "请去掉参数 xRoadInstance。", en: "Leave xRoadInstance out."))
    }
}
