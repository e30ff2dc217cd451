import Authority
import NIOCore
import Standards
import Testing

@testable import Exchange

/// The names of a small exchange, and grants and calls as tests need them.
enum World {
    static let instance = "ZS"

    static func member(_ code: String) -> MemberID {
        MemberID(instance: instance, memberClass: "GOV", code: code)
    }

    static let registers = SubsystemID(member("data-bureau"), "registers")
    static let deceased = ServiceID(registers, "deceased")
    static let pension = ClientID(member("social-security"), subsystem: "pension")
    static let doctors = ServiceID(SubsystemID(member("health"), "practice"), "doctors")

    /// Noon of 2026-11-24 in Beijing.
    static let now = BeijingTime.start(of: today).advanced(by: .seconds(12 * 3_600))
    static let today = Day(year: 2026, month: 11, day: 24) ?? .latest

    static func day(_ offset: Int) -> Day { today.adding(days: offset) ?? today }

    static func grant(
        _ form: GrantForm = .query, number: String = "SQ-1", entry: String = "deceased", dataset: String? = "deceased",
        provider: String = "data-bureau", consumer: String = "social-security", system: String = "pension",
        fields: [String] = ["citizen-id", "full-name", "date-of-death"], rows: String? = nil, list: OwnList? = nil,
        from: Int = -10, to: Int = 300, calls: Int = 100, records: Int = 1_000, grantedAt: Instant = now,
        replaces: String? = nil
    ) -> Grant {
        Grant(
            id: ID(rawValue: "grant-\(number)"), number: number, caseNumber: "GX-1", entry: entry, entryVersion: 1,
            dataset: dataset, provider: provider, consumer: consumer, system: system, form: form, fields: fields,
            rows: rows, list: list, purpose: "资格核查", law: "社会保险法", scene: "发放前核查", from: day(from), to: day(to),
            callsPerDay: calls, rowsPerDay: records, decidedBy: "yan.lixin", decidedByName: "严立新",
            grantedAt: grantedAt, replaces: replaces)
    }

    static func ended(_ grant: Grant, _ state: GrantState, because reason: String? = nil) -> Grant {
        var grant = grant
        grant.state = state
        grant.endReason = reason
        grant.endedAt = BeijingTime.start(of: day(-4))
        return grant
    }

    static func configuration(_ grants: [Grant], own: String = "data-bureau") -> TrustConfiguration {
        let names = [
            ("data-bureau", "市政务和数据局", "registers"), ("social-security", "市人社局", "pension"),
            ("public-security", "市公安局", "population"), ("health", "市卫生健康局", "practice"),
        ]
        return TrustConfiguration(
            instance: instance, gateway: own, serial: 1, issuedAt: now, expiresAt: now.advanced(by: .seconds(86_400)),
            authorities: [], revoked: ["0a"],
            gateways: names.map { code, title, _ in
                GatewayEntry(
                    id: code, title: Localized(zh: title + "网关", en: code), host: "127.0.0.1", port: 8_480,
                    fingerprints: ["f-" + code], journalKey: "", journalOrigin: "")
            },
            members: names.map { MemberEntry(id: member($0.0), title: Localized(zh: $0.1, en: $0.0)) },
            subsystems: names.map { code, _, system in
                SubsystemEntry(
                    id: SubsystemID(member(code), system), title: Localized(zh: system, en: system), gateway: code)
            }, grants: grants)
    }

    static func dataset() throws -> ServedDataset { try #require(ServedDataset("deceased", of: SharingPacks.set)) }

    static func gate(_ grants: [Grant], _ change: (inout TrustConfiguration) -> Void = { _ in }) throws -> ProviderGate
    {
        var configuration = configuration(grants)
        change(&configuration)
        return ProviderGate(
            view: ConfigurationView(configuration), services: ServiceTable([try dataset().service(of: registers)]))
    }

    static func call(
        _ form: String, _ body: String = "", by client: ClientID = pension, peer: String = "social-security",
        service: ServiceID = deceased, method: CallMethod = .post, query: String? = nil,
        caseNumber: String? = "ZS-2026-0001", operatorName: String? = "li.xiaomei"
    ) -> ProviderCall {
        ProviderCall(
            peer: peer, client: client, service: service, method: method, path: form, query: query,
            caseNumber: caseNumber, operatorName: operatorName, body: ByteBuffer(string: body))
    }

    static func one(_ number: Int = 1) -> String { "{\"citizen-id\":\"\(SharingPacks.person(number))\"}" }

    static func many(_ numbers: some Sequence<Int>) -> String {
        "{\"citizen-id\":[" + numbers.map { "\"\(SharingPacks.person($0))\"" }.joined(separator: ",") + "]}"
    }
}

extension ProviderDecision {
    /// The code of a refusal, or which way the call goes on.
    var outcome: String {
        switch self {
        case .dataset(let call): "dataset \(call.grant.number)"
        case .foreign(let call): "foreign \(call.grant.number)"
        case .metadata(let call): "metadata \(call.kind.rawValue)"
        case .refused(let refusal): refusal.code
        }
    }

    var refusal: ExchangeRefusal? {
        guard case .refused(let refusal) = self else { return nil }
        return refusal
    }
}
