import Authority
import Casework
import Catalogue
import Definitions
import Jobs
import Notices
import Standards
import Store
import TestSupport
import Testing

/// What is given: in part, never more; renewed, changed, taken back, run out.
@Suite struct GrantTests {
    private static func decision(_ change: (inout ProviderDecision) -> Void) -> ProviderDecision {
        var decision = ProviderDecision(all: CatalogueWorld.content)
        change(&decision)
        return decision
    }

    @Test(arguments: Engine.allCases)
    func `a provider gives less, with a reason for each item that is not given`(engine: Engine) async throws {
        try await CatalogueWorld.run(on: engine) { (world: CatalogueWorld) async throws in
            let less = Self.decision { decision in
                decision.form = .verify
                decision.fields = ["plate", "citizen-id"]
                decision.withheld = [FieldReason(field: "model", reason: "与事项无关")]
                decision.rows = "model <> 'X'"
                decision.to = Day("2027-05-31") ?? .earliest
                decision.callsPerDay = 100
            }
            let view = try await world.grant(decision: less)
            #expect(view.grant.form == .verify)
            #expect(view.grant.fields == ["citizen-id", "plate"], "in the order of the entry")
            #expect(view.grant.rows == "plate LIKE '粤T%' AND model <> 'X'")
            #expect(view.grant.to == Day("2027-05-31"))
            #expect(view.grant.callsPerDay == 100)
            #expect(view.withheld == [FieldReason(field: "model", reason: "与事项无关")])
            #expect(view.fieldTitles["model"]?.zh == "车辆型号")
        }
    }

    @Test(arguments: [
        (decision { $0.fields.append("full-name") }, "decision.not-asked"),
        (decision { $0.fields.append("case-mark") }, "decision.not-asked"),
        (decision { $0.form = .feed }, "decision.wider"),
        (decision { $0.to = Day("2027-11-24") ?? .earliest }, "decision.wider"),
        (decision { $0.from = Day("2026-11-23") ?? .earliest }, "decision.wider"),
        (decision { $0.callsPerDay = 1_001 }, "decision.wider"),
        (decision { $0.rowsPerDay = 5_001 }, "decision.wider"),
        (decision { $0.rowsPerDay = 0 }, "request.quota"),
        (decision { $0.fields = ["plate"] }, "decision.reason-missing, decision.reason-missing"),
        (
            decision {
                $0.fields = []
                $0.withheld = ["citizen-id", "plate", "model"].map { FieldReason(field: $0, reason: "不提供") }
            }, "decision.nothing"
        ),
        (decision { $0.form = .match }, "decision.list"),
        (decision { $0.rows = "secret = 1" }, "expression.unknown-property"),
        (decision { $0.to = Day("2026-11-23") ?? .earliest }, "request.to-before-from"),
    ])
    func `a provider cannot give more than was asked for`(decision: ProviderDecision, code: String) async throws {
        try await CatalogueWorld.run(on: .sqlite) { (world: CatalogueWorld) async throws in
            #expect(
                try await refusal { _ = try await world.askToDecision(proposal: decision) } == code)
        }
    }

    @Test(arguments: Engine.allCases)
    func `the last word stands, not the proposal`(engine: Engine) async throws {
        try await CatalogueWorld.run(on: engine) { (world: CatalogueWorld) async throws in
            let less = Self.decision { $0.callsPerDay = 10 }
            let file = try await world.askToDecision(proposal: less)
            let last = try world.catalogue.json(Self.decision { $0.callsPerDay = 20 })
            try await world.act(.approve(opinion: "", content: last), on: file.id, as: "luo")
            #expect(try await world.grant(ofCase: file.number)?.grant.callsPerDay == 20)
        }
    }

    @Test(arguments: Engine.allCases)
    func `of two last words at once one makes one grant`(engine: Engine) async throws {
        try await CatalogueWorld.run(on: engine) { (world: CatalogueWorld) async throws in
            let file = try await world.askToDecision()
            let codes = try await atOnce(6) { try await world.act(.yes, on: file.id, as: "luo") }
            #expect(codes.filter { $0 == nil }.count == 1)
            let count = try await world.store.read {
                try $0.first("SELECT COUNT(*) FROM catalogue_grant") { try $0.int(0) }
            }
            #expect(count == 1)
            #expect(try await world.events("grant.") == ["grant.given"])
        }
    }

    @Test(arguments: Engine.allCases)
    func `a repeated last word is told its outcome again`(engine: Engine) async throws {
        try await CatalogueWorld.run(on: engine) { (world: CatalogueWorld) async throws in
            let file = try await world.askToDecision()
            let command = try world.command
            try await world.act(.yes, on: file.id, as: "luo", command: command)
            let again = try await world.act(.yes, on: file.id, as: "luo", command: command)
            #expect(again.state == .approved)
            #expect(try await world.events("grant.") == ["grant.given"])
        }
    }

    @Test(arguments: Engine.allCases)
    func `the provider's officer and the bureau take a grant back, nobody else`(engine: Engine) async throws {
        try await CatalogueWorld.run(on: engine) { (world: CatalogueWorld) async throws in
            let number = try await world.grant().grant.number
            for (account, code) in [
                ("li", "grant.not-revoker"), ("zhong", "grant.not-revoker"), ("chen", "grant.not-revoker"),
                ("feng", "grant.none"), ("wang", "grant.none"), ("liang", "grant.none"),
            ] {
                #expect(try await refusal { try await world.revoke(number, as: account) } == code, "\(account)")
            }
            let command = try world.command
            #expect(try await world.revoke(number, as: "luo", command: command).state == .revoked)
            #expect(try await world.revoke(number, as: "luo", command: command).state == .revoked, "a repeat")
            #expect(try await refusal { try await world.revoke(number, as: "huang") } == "grant.ended")
            let view = try await world.grant(number)
            #expect(view?.grant.endReason == "用途已消失")
            #expect(view?.rights.renew == false)
            #expect(try await world.entry("vehicle", as: "li")?.users == 0)
            let notices = try await world.store.read { [notices = world.notices] in
                try notices.inbox(of: "li", in: $0).items.map(\.kind)
            }
            #expect(notices.contains("grant.revoked"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `a grant is seen by both sides and the bureau alone`(engine: Engine) async throws {
        try await CatalogueWorld.run(on: engine) { (world: CatalogueWorld) async throws in
            let number = try await world.grant().grant.number
            for account in TestPacks.people.map(\.account) {
                let mayKnow = ["li", "zhong", "chen", "luo", "huang"].contains(account)
                let isSeen = try await world.grant(number, as: account) != nil
                #expect(isSeen == mayKnow, "\(account)")
                let actor = world.actor(account)
                let (page, precedents) = try await world.store.read { [catalogue = world.catalogue] snapshot in
                    (
                        try catalogue.grants(for: actor, in: snapshot),
                        try catalogue.precedents(for: CatalogueWorld.content, for: actor, in: snapshot)
                    )
                }
                #expect((page.grants.count == 1) == mayKnow, "\(account)")
                #expect((precedents.count == 1) == ["chen", "luo", "huang"].contains(account), "\(account)")
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `lists go on from page to page without doubling`(engine: Engine) async throws {
        try await CatalogueWorld.run(on: engine) { (world: CatalogueWorld) async throws in
            var numbers: Set<String> = []
            for _ in 0..<5 {
                numbers.insert(try await world.grant().grant.number)
                world.clock.advance(by: .seconds(1))
            }
            for account in ["li", "chen", "huang"] {
                let actor = world.actor(account)
                var found: [String] = []
                var after: String?
                repeat {
                    let from = after
                    let page = try await world.store.read { [catalogue = world.catalogue] in
                        try catalogue.grants(for: actor, after: from, limit: 2, in: $0)
                    }
                    found += page.grants.map(\.grant.number)
                    after = page.next
                } while after != nil
                #expect(found.count == 5)
                #expect(Set(found) == numbers)
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `a grant runs out when its last day is over`(engine: Engine) async throws {
        try await CatalogueWorld.run(on: engine) { (world: CatalogueWorld) async throws in
            let number = try await world.grant().grant.number
            world.go(to: "2027-11-23")
            _ = try await world.timers.sweep(world.clock.now)
            #expect(try await world.grant(number)?.grant.state == .active)
            world.go(to: "2027-11-24")
            _ = try await world.timers.sweep(world.clock.now)
            #expect(try await world.grant(number)?.grant.state == .expired)
            _ = try await world.timers.sweep(world.clock.now)
            #expect(try await world.events("grant.") == ["grant.expired", "grant.given"])
        }
    }

    @Test(arguments: Engine.allCases)
    func `a renewed grant lasts longer, as long as the provider says`(engine: Engine) async throws {
        try await CatalogueWorld.run(on: engine) { (world: CatalogueWorld) async throws in
            let number = try await world.grant().grant.number
            let asked = RenewalContent(grant: number, to: Day("2028-06-30") ?? .earliest, reason: "事项仍在办理")
            let (actor, command) = (world.actor("li"), try world.command)
            let file = try await world.store.write { [catalogue = world.catalogue] in
                try catalogue.renew(asked, by: actor, command: command, in: $0)
            }
            var wider = asked
            wider.to = Day("2028-07-01") ?? .earliest
            let more = try world.catalogue.json(wider)
            #expect(
                try await refusal {
                    try await world.act(.approve(opinion: "", content: more), on: file.id, as: "luo")
                } == "decision.wider")
            var less = asked
            less.to = Day("2028-03-31") ?? .earliest
            let given = try world.catalogue.json(less)
            try await world.act(.approve(opinion: "", content: given), on: file.id, as: "luo")
            #expect(try await world.grant(number)?.grant.to == less.to)
            world.go(to: "2028-01-01")
            _ = try await world.timers.sweep(world.clock.now)
            #expect(try await world.grant(number)?.grant.state == .active, "the first term is over, the grant is not")
            #expect(try await world.events("grant.") == ["grant.given", "grant.renewed"])
        }
    }

    @Test(arguments: Engine.allCases)
    func `a changed grant takes the old one's place in one moment`(engine: Engine) async throws {
        try await CatalogueWorld.run(on: engine) { (world: CatalogueWorld) async throws in
            let old = try await world.grant().grant.number
            var content = CatalogueWorld.content
            content.changes = old
            content.fields.append(FieldReason(field: "full-name", reason: "核对所有人"))
            let new = try await world.grant(content)
            #expect(new.grant.replaces == old)
            #expect(new.grant.fields.count == 4)
            #expect(try await world.grant(old)?.grant.state == .superseded)
            #expect(try await world.grant(old)?.grant.endReason == new.grant.number)
            #expect(try await world.entry("vehicle", as: "li")?.users == 1)
            #expect(
                try await refusal { try await world.ask(content) } == "request.changes", "it is in force no more")
        }
    }

    @Test(arguments: Engine.allCases)
    func `a change of a grant that was taken back meanwhile is refused`(engine: Engine) async throws {
        try await CatalogueWorld.run(on: engine) { (world: CatalogueWorld) async throws in
            let old = try await world.grant().grant.number
            var content = CatalogueWorld.content
            content.changes = old
            let file = try await world.askToDecision(content)
            try await world.revoke(old, as: "huang")
            #expect(try await refusal { try await world.act(.yes, on: file.id, as: "luo") } == "request.changes")
        }
    }

    @Test(arguments: Engine.allCases)
    func `an entry withdrawn or changed meanwhile cannot be given`(engine: Engine) async throws {
        try await CatalogueWorld.run(on: engine) { (world: CatalogueWorld) async throws in
            let file = try await world.askToDecision()
            let without = TestPacks.vehicle().items.filter { $0.id != "model" && $0.id != "case-mark" }
            try await world.revise(
                TestPacks.entry("vehicle", "机动车", provider: "public-security", themes: ["transport"], items: without))
            try await world.publish("vehicle")
            #expect(try await refusal { try await world.act(.yes, on: file.id, as: "luo") } == "decision.field-gone")
            let less = try world.catalogue.json(
                Self.decision {
                    $0.fields = ["citizen-id", "plate"]
                    $0.withheld = [FieldReason(field: "model", reason: "已不再采集")]
                })
            try await world.act(.approve(opinion: "", content: less), on: file.id, as: "luo")
            #expect(try await world.grant(ofCase: file.number)?.grant.entryVersion == 2)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a refusal or a smaller grant can be disputed, once, by the asker`(engine: Engine) async throws {
        try await CatalogueWorld.run(on: engine) { (world: CatalogueWorld) async throws in
            func dispute(_ number: String, as account: String = "li") async throws -> CaseFile {
                let content = DisputeContent(caseNumber: number, statement: "依据充分", wanted: "请予共享")
                let (actor, command) = (world.actor(account), try world.command)
                return try await world.store.write { [catalogue = world.catalogue] in
                    try catalogue.dispute(content, by: actor, command: command, in: $0)
                }
            }
            let whole = try await world.grant().grant.caseNumber
            #expect(try await refusal { _ = try await dispute(whole) } == "dispute.not-disputable")
            let less = Self.decision { $0.callsPerDay = 1 }
            let smaller = try await world.grant(decision: less).grant.caseNumber
            #expect(try await refusal { _ = try await dispute(smaller, as: "feng") } == "dispute.no-case")
            let file = try await dispute(smaller)
            #expect(file.chain == "sharing-dispute")
            #expect(try await refusal { _ = try await dispute(smaller) } == "dispute.already")
            let refused = try await world.askToDecision()
            #expect(try await refusal { _ = try await dispute(refused.number) } == "dispute.not-disputable")
            try await world.act(.no, on: refused.id, as: "luo")
            for account in ["luo", "huang", "liang"] {
                try await world.act(.yes, on: file.id, as: account)
            }
            #expect(try await dispute(refused.number).state == .open)
        }
    }
}
