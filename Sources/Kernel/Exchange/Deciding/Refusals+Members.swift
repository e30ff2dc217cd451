package import Standards

// Who may speak at all. Types and fixed texts are those that X-Road's clients know (exchange of 7.8).
extension ExchangeRefusal {
    /// The trust configuration of this gateway has expired.
    package static func configurationExpired(_ expiry: Instant) -> ExchangeRefusal {
        let time = BeijingTime.text(expiry)
        return ExchangeRefusal(
            "global_conf_outdated", at: .provider, code: "configuration.expired",
            reason: Localized(
                zh: "提供方网关的信任配置已于 \(time)（北京时间）过期，且一直未能从共享枢纽更新。",
                en:
                    "The provider's gateway has no valid trust configuration: its last one expired at \(time) Beijing time."
            ),
            next: Localized(
                zh: "请联系提供部门的网关运维人员，检查网关与共享枢纽之间的网络。",
                en: "Ask the operators of the provider's gateway to look at its way to the hub."))
    }

    /// The message came from a gateway that the configuration does not have.
    static func unknownGateway(_ id: String) -> ExchangeRefusal {
        ExchangeRefusal(
            "ssl_authentication_failed", at: .provider, code: "gateway.unknown",
            fixed: "Security server '\(id)' is not registered",
            reason: Localized(
                zh: "发送方网关“\(id)”未在本市数据共享体系中登记，或者登记已被撤销。",
                en: "The sending gateway “\(id)” is not registered in this exchange, or no longer."),
            next: Localized(
                zh: "请由该网关的运维人员在「数据交换」页重新办理接入。",
                en: "Its operators join it anew on the page “Data exchange”."))
    }

    /// No member or subsystem of this id is known.
    static func unknownMember(_ client: ClientID) -> ExchangeRefusal {
        ExchangeRefusal(
            "unknown_member", at: .provider, code: "client.unknown", fixed: "Client '\(client.objectText)' not found",
            reason: Localized(
                zh: "需求方“\(client)”不是本市数据共享体系的成员单位或者业务系统。",
                en: "The client “\(client)” is no member or system of this exchange."),
            next: Localized(
                zh: "请核对请求头 X-Road-Client；系统尚未登记的，由本单位在「数据交换」页登记。",
                en:
                    "Check the header X-Road-Client; systems are registered on the page “Data exchange”."
            ))
    }

    /// The client stands behind another gateway than the one that sent its message.
    static func otherGateway(_ client: ClientID, _ peer: Localized?) -> ExchangeRefusal {
        ExchangeRefusal(
            "ssl_authentication_failed", at: .provider, code: "client.gateway",
            fixed: "Client (\(client.objectText)) is not registered at this security server",
            reason: Localized(
                zh: "“\(client)”不在发送方网关“\(peer?.zh ?? "")”之后，该网关不能代其发起请求。",
                en:
                    "The sending gateway “\(peer?.en ?? "")” cannot speak for “\(client)”, which stands behind another."
            ),
            next: Localized(
                zh: "请通过该系统登记的网关发起请求；登记有误的，在「数据交换」页更正。",
                en:
                    "Call through its own gateway, or correct the registration on the page “Data exchange”."
            ))
    }

    /// The provider's gateway is being worked on.
    static func inMaintenance(_ gateway: GatewayEntry, _ notice: Localized) -> ExchangeRefusal {
        ExchangeRefusal(
            "maintenance_mode", at: .provider, code: "gateway.maintenance",
            fixed: "Security server \(gateway.id) is in maintenance mode. Message from administrator: \(notice.en)",
            reason: Localized(
                zh: "提供方网关“\(gateway.title.zh)”正在维护：\(notice.zh)",
                en: "The provider's gateway “\(gateway.title.en)” is in maintenance: \(notice.en)"),
            next: Localized(zh: "请在维护结束后重试。", en: "Try again when the maintenance is over."))
    }
}
