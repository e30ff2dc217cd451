import Authority
import Standards
import Testing

@testable import Exchange

@Suite struct `The provider's gate` {
    private func decide(
        _ call: ProviderCall, _ grants: [Grant], at now: Instant = World.now,
        _ change: (inout TrustConfiguration) -> Void = { _ in }
    ) throws -> ProviderDecision {
        var quotas = Quotas(on: BeijingTime.day(of: now))
        return try World.gate(grants, change).decide(call, quotas: &quotas, now: now)
    }

    @Test func `refuses for every reason with X-Road's type and a code of its own`() throws {
        let query = World.call("/query", World.one())
        let grant = World.grant()
        let other = World.grant(.query, number: "SQ-2", system: "hospital")
        let stranger = ClientID(World.member("nobody"), subsystem: "x")
        let table: [(String, ProviderDecision, String, String)] = [
            ("no grant", try decide(query, []), "access_denied", "grant.none"),
            ("of another system", try decide(query, [other]), "access_denied", "grant.system"),
            (
                "by the member itself",
                try decide(
                    World.call("/query", by: ClientID(World.member("social-security"), subsystem: nil)), [grant]),
                "access_denied", "grant.system"
            ),
            ("of another form", try decide(World.call("/verify"), [grant]), "access_denied", "grant.form"),
            ("revoked", try decide(query, [World.ended(grant, .revoked)]), "access_denied", "grant.revoked"),
            ("suspended", try decide(query, [World.ended(grant, .suspended)]), "access_denied", "grant.suspended"),
            ("superseded", try decide(query, [World.ended(grant, .superseded)]), "access_denied", "grant.superseded"),
            ("expired", try decide(query, [World.ended(grant, .expired)]), "access_denied", "grant.expired"),
            ("past its last day", try decide(query, [World.grant(to: -1)]), "access_denied", "grant.expired"),
            ("before its first day", try decide(query, [World.grant(from: 1)]), "access_denied", "grant.not-yet"),
            ("no calls", try decide(query, [World.grant(calls: 0)]), "access_denied", "grant.quota"),
            ("no rows", try decide(query, [World.grant(records: 0)]), "access_denied", "grant.quota"),
            (
                "no case", try decide(World.call("/query", World.one(), caseNumber: nil), [grant]), "access_denied",
                "case.missing"
            ),
            (
                "an empty case", try decide(World.call("/query", World.one(), caseNumber: " \t"), [grant]),
                "access_denied", "case.missing"
            ),
            (
                "a case without a digit", try decide(World.call("/query", World.one(), caseNumber: "abc"), [grant]),
                "bad_request", "case.malformed"
            ),
            (
                "no operator", try decide(World.call("/query", World.one(), operatorName: nil), [grant]),
                "access_denied", "operator.missing"
            ),
            ("an unknown path", try decide(World.call("/all", World.one()), [grant]), "access_denied", "service.path"),
            ("no path", try decide(World.call("", World.one()), [grant]), "access_denied", "service.path"),
            (
                "a slash too many", try decide(World.call("/query/", World.one()), [grant]), "access_denied",
                "service.path"
            ),
            (
                "a path with dots", try decide(World.call("/query/%2e%2e/%2e%2e/x"), [grant]), "access_denied",
                "call.path"
            ),
            (
                "another method", try decide(World.call("/query", World.one(), method: .get), [grant]),
                "access_denied", "service.path"
            ),
            (
                "a query string", try decide(World.call("/query", World.one(), query: "id=1"), [grant]),
                "bad_request", "body.query-string"
            ),
            (
                "an unknown client", try decide(World.call("/query", World.one(), by: stranger), [grant]),
                "unknown_member", "client.unknown"
            ),
            (
                "a client of another gateway", try decide(World.call("/query", World.one(), peer: "health"), [grant]),
                "ssl_authentication_failed", "client.gateway"
            ),
            (
                "an unknown gateway", try decide(World.call("/query", World.one(), peer: "nowhere"), [grant]),
                "ssl_authentication_failed", "gateway.unknown"
            ),
            (
                "an unknown service",
                try decide(World.call("/query", service: ServiceID(World.registers, "living")), [grant]),
                "unknown_service", "service.unknown"
            ),
            (
                "a service of another gateway", try decide(World.call("/query", service: World.doctors), [grant]),
                "unknown_service", "service.unknown"
            ),
            (
                "an expired configuration", try decide(query, [grant]) { $0.expiresAt = World.now },
                "global_conf_outdated", "configuration.expired"
            ),
            (
                "in maintenance",
                try decide(query, [grant]) { $0.gateways[0].maintenance = Localized(zh: "换硬盘", en: "new disks") },
                "maintenance_mode", "gateway.maintenance"
            ),
        ]
        for (name, decision, type, code) in table {
            let refusal = try #require(decision.refusal, "\(name)")
            #expect(refusal.type == type, "\(name)")
            #expect(refusal.code == code, "\(name)")
            #expect(!refusal.reason.zh.isEmpty && !refusal.reason.en.isEmpty, "\(name)")
            #expect(!refusal.next.zh.isEmpty && !refusal.next.en.isEmpty, "\(name)")
            if type == "access_denied", code.hasPrefix("grant."), code != "grant.quota" {
                #expect(refusal.fixed == "Request is not allowed: SERVICE:ZS/GOV/data-bureau/registers/deceased")
            }
        }
    }

    @Test func `says who ended a grant, when, why and what to do`() throws {
        let grant = World.ended(World.grant(), .revoked, because: "资格核查改由省平台统一办理")
        let refusal = try #require(try decide(World.call("/query"), [grant]).refusal)
        #expect(refusal.reason.zh == "授权 SQ-1 已于 2026-11-20 撤销（市政务和数据局：资格核查改由省平台统一办理）。")
        #expect(refusal.next.zh.contains("请在「授权」页重新申请"))
        let superseded = World.ended(World.grant(), .superseded)
        let later = World.grant(.verify, number: "SQ-9", replaces: "SQ-1")
        let gone = try #require(try decide(World.call("/query"), [superseded, later]).refusal)
        #expect(gone.reason.zh.contains("SQ-9"))
    }

    @Test func `takes of several grants the newest usable one of the form that is called`() throws {
        let grants = [
            World.grant(.match, number: "SQ-M", list: OwnList(dataset: "pension-recipient", element: "citizen-id")),
            World.grant(.verify, number: "SQ-V"), World.ended(World.grant(number: "SQ-R"), .revoked),
            World.grant(number: "SQ-OLD", grantedAt: World.now.advanced(by: .seconds(-90))),
            World.grant(number: "SQ-NEW"), World.grant(number: "SQ-LATER", from: 5),
        ]
        let verify = "{\"citizen-id\":\"\(SharingPacks.person(1))\",\"facts\":{\"date-of-death\":\"2026-11-01\"}}"
        #expect(try decide(World.call("/query", World.one()), grants).outcome == "dataset SQ-NEW")
        #expect(try decide(World.call("/match", World.many(0..<3)), grants).outcome == "dataset SQ-M")
        #expect(try decide(World.call("/verify", verify, caseNumber: nil), grants).outcome == "dataset SQ-V")
    }

    @Test func `looks at membership before the service, and at grants before paths`() throws {
        let unknown = ServiceID(World.registers, "living")
        #expect(try decide(World.call("/x", peer: "health", service: unknown), []).outcome == "client.gateway")
        #expect(try decide(World.call("/x"), []).outcome == "grant.none")
        #expect(try decide(World.call("/%2e%2e/x"), []).outcome == "grant.none")
        #expect(try decide(World.call("/x", method: .get), [World.grant(calls: 0)]).outcome == "service.path")
        // What is over quota is not read, however wrong.
        #expect(try decide(World.call("/query", "{"), [World.grant(calls: 0)]).outcome == "grant.quota")
    }

    @Test func `needs no grant for metadata, and answers only GET`() throws {
        for kind in MetadataService.allCases {
            let service = ServiceID(World.registers, kind.rawValue)
            let call = World.call("", service: service, method: .get, query: "serviceCode=deceased")
            #expect(try decide(call, []).outcome == "metadata \(kind.rawValue)")
            #expect(try decide(World.call("", service: service), []).outcome == "service.unknown")
            let elsewhere = ServiceID(SubsystemID(World.member("health"), "practice"), kind.rawValue)
            #expect(try decide(World.call("", service: elsewhere, method: .get), []).outcome == "service.unknown")
        }
    }

    @Test func `lists as allowed what a usable grant opens`() throws {
        let gate = try World.gate([World.grant(), World.grant(.verify, number: "SQ-2", from: 9)])
        let allowed = gate.allowed(World.pension, of: World.registers, now: World.now)
        #expect(allowed.map { $0.service.listed($0.endpoints).endpoints.map(\.path) } == [["/query"]])
        let stranger = ClientID(World.member("health"), subsystem: "practice")
        #expect(gate.allowed(stranger, of: World.registers, now: World.now).isEmpty)
    }

    @Test func `takes a class that is not the offices' for another member`() throws {
        let firm = MemberID(instance: "ZS", memberClass: "COM", code: "social-security")
        let decision = try decide(
            World.call("/query", World.one(), by: ClientID(firm, subsystem: "pension")), [World.grant()]
        ) {
            $0.members.append(MemberEntry(id: firm, title: Localized(zh: "同名公司", en: "a firm")))
            $0.subsystems.append(
                SubsystemEntry(
                    id: SubsystemID(firm, "pension"), title: Localized(zh: "系统", en: "system"),
                    gateway: "social-security"))
        }
        #expect(decision.outcome == "grant.none")
    }
}
