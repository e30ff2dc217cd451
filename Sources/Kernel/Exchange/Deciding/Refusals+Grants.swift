import Authority
import Standards

// Why no grant lets a call through: each state in its own words, with who did it and what to do now.
extension ExchangeRefusal {
    /// A member calls without naming the system that grants are given to.
    static func noSystem(_ service: GatewayService, _ provider: Localized) -> ExchangeRefusal {
        denied(
            service, code: "grant.system",
            reason: Localized(
                zh: "\(provider.zh)的授权是给具体业务系统的，本次请求只写明了单位。",
                en: "Grants of \(provider.en) are given to systems; this call names a member alone."),
            next: Localized(
                zh: "请在请求头 X-Road-Client 中写明业务系统（四段）。",
                en: "Name the system in the header X-Road-Client (four parts)."))
    }

    /// Nothing was ever granted.
    static func noGrant(_ service: GatewayService, _ client: ClientID, _ provider: Localized) -> ExchangeRefusal {
        denied(
            service, code: "grant.none",
            reason: Localized(
                zh: "\(provider.zh)没有向“\(client)”授权使用“\(service.title.zh)”。",
                en: "\(provider.en) has granted “\(client)” no use of “\(service.title.en)”."),
            next: Localized(
                zh: "请在数据目录中找到“\(service.title.zh)”，提出共享申请。",
                en: "Find “\(service.title.en)” in the data catalogue and ask for it."))
    }

    /// The grant is for other systems of the same member.
    static func otherSystem(
        _ service: GatewayService, _ system: String, _ granted: Set<String>
    ) -> ExchangeRefusal {
        let names = granted.sorted().prefix(5)
        return denied(
            service, code: "grant.system",
            reason: Localized(
                zh: "本单位使用“\(service.title.zh)”的授权是给系统\(names.joined(separator: "、"))的，不包括系统“\(system)”。",
                en:
                    "“\(service.title.en)” is granted to your system \(names.joined(separator: ", ")), not to “\(system)”."
            ),
            next: Localized(
                zh: "请由获得授权的系统发起请求，或者为系统“\(system)”另行申请。",
                en: "Call from that system, or ask for a grant for “\(system)”."))
    }

    /// Other forms are granted, this one is not.
    static func otherForm(_ service: GatewayService, _ form: GrantForm, has forms: Set<GrantForm>) -> ExchangeRefusal {
        let titles = forms.sorted { $0.breadth < $1.breadth }.map(\.title)
        return denied(
            service, code: "grant.form",
            reason: Localized(
                zh: "授权的使用形式是\(titles.map { "“\($0.zh)”" }.joined(separator: "、"))，不包括“\(form.title.zh)”。",
                en: "The grant is for the form \(titles.map(\.en).joined(separator: ", ")), not for \(form.title.en)."),
            next: Localized(
                zh: "请按授权的形式调用；确需“\(form.title.zh)”的，在「授权」页申请变更。",
                en: "Call in a granted form; where \(form.title.en) is needed, ask for a change on the page “Grants”."))
    }

    /// The first day of use is still to come.
    static func notYet(_ service: GatewayService, _ grant: Grant) -> ExchangeRefusal {
        denied(
            service, code: "grant.not-yet",
            reason: Localized(
                zh: "授权 \(grant.number) 自 \(grant.from) 起生效，目前尚不能使用。",
                en: "Grant \(grant.number) is in force from \(grant.from) on and cannot be used yet."),
            next: Localized(zh: "请在生效之日后调用。", en: "Call from that day on."),
            opensAt: BeijingTime.start(of: grant.from))
    }

    /// The last day of use has passed.
    static func expired(_ service: GatewayService, _ grant: Grant) -> ExchangeRefusal {
        denied(
            service, code: "grant.expired",
            reason: Localized(
                zh: "授权 \(grant.number) 已于 \(grant.to) 到期。", en: "Grant \(grant.number) expired on \(grant.to)."),
            next: Localized(
                zh: "如需继续使用，请在「授权」页重新申请；到期前可以申请续期。",
                en: "To go on, ask again on the page “Grants”; before its last day a grant can be renewed."))
    }

    /// The provider took it back.
    static func revoked(_ service: GatewayService, _ grant: Grant, _ provider: Localized) -> ExchangeRefusal {
        let (zh, en) = day(grant)
        return denied(
            service, code: "grant.revoked",
            reason: Localized(
                zh: "授权 \(grant.number) 已\(zh)撤销（\(provider.zh)：\(why(grant).zh)）。",
                en: "Grant \(grant.number) was revoked\(en) (\(provider.en): \(why(grant).en))."),
            next: Localized(
                zh: "如需继续使用，请在「授权」页重新申请；对撤销有异议的，可以提出共享争议。",
                en: "To go on, ask again on the page “Grants”; who objects to the revocation may dispute it."))
    }

    /// It stands still.
    static func suspended(_ service: GatewayService, _ grant: Grant, _ provider: Localized) -> ExchangeRefusal {
        let (zh, en) = day(grant)
        return denied(
            service, code: "grant.suspended",
            reason: Localized(
                zh: "授权 \(grant.number) 已\(zh)暂停（\(provider.zh)：\(why(grant).zh)）。",
                en: "Grant \(grant.number) was suspended\(en) (\(provider.en): \(why(grant).en))."),
            next: Localized(
                zh: "请联系\(provider.zh)了解恢复条件；恢复后数秒内即可调用。",
                en: "Ask \(provider.en) what it takes to lift the suspension; calls go through within seconds after."))
    }

    /// A changed grant took its place.
    static func superseded(_ service: GatewayService, _ grant: Grant, by number: String?) -> ExchangeRefusal {
        denied(
            service, code: "grant.superseded",
            reason: Localized(
                zh: "授权 \(grant.number) 已被变更后的授权\(number.map { " \($0) " } ?? "")取代。",
                en: "Grant \(grant.number) gave way to the changed grant\(number.map { " \($0)" } ?? "")."),
            next: Localized(
                zh: "请按变更后的授权调用，其形式和范围见「授权」页。",
                en: "Call as the changed grant says; its form and extent stand on the page “Grants”."))
    }

    /// The answer of the provider's system is not bound to items, and the grant opens less than all of it.
    static func unbound(_ grant: Grant) -> ExchangeRefusal {
        ExchangeRefusal(
            "access_denied", at: .provider, code: "grant.unbound",
            reason: Localized(
                zh: "授权 \(grant.number) 限定了数据项、条件或者名单，而提供方系统的接口没有绑定到数据项，网关无法按授权裁剪。",
                en:
                    "Grant \(grant.number) is limited, and the answer of the provider's system, bound to no items, cannot be cut down."
            ),
            next: Localized(
                zh: "请提供部门在网关的服务配置中写明接口字段与数据项的对应关系。",
                en: "The provider writes into its gateway's service table which field of the interface is which item."))
    }

    /// The own list names another element than the key of what is asked.
    static func listElement(_ grant: Grant) -> ExchangeRefusal {
        ExchangeRefusal(
            "access_denied", at: .provider, code: "grant.definition",
            reason: Localized(
                zh: "授权 \(grant.number) 中的名单与所查数据的主键不一致，无法核对。",
                en: "The list in grant \(grant.number) does not name the subjects by the key of what is asked."),
            next: Localized(
                zh: "请提供部门在「授权」页核对后变更授权。", en: "The provider looks at the grant and changes it."))
    }

    private static func day(_ grant: Grant) -> (zh: String, en: String) {
        guard let end = grant.endedAt else { return ("", "") }
        let day = BeijingTime.day(of: end)
        return ("于 \(day) ", " on \(day)")
    }

    private static func why(_ grant: Grant) -> Localized {
        guard let reason = grant.endReason, !reason.isEmpty else {
            return Localized(zh: "未写明原因", en: "no reason given")
        }
        return Localized(zh: reason, en: reason)
    }
}
