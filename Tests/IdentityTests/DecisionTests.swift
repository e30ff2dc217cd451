import Authority
import Definitions
import Expressions
import Standards
import Testing

@Suite struct DecisionTests {
    let policy = AccessPolicy(TestPacks.set)
    let purpose = Purpose(code: "registration", text: "办理户口迁移", caseNumber: "粤中公〔2026〕12号")

    func actor(_ roles: [(String, String)], kind: ActorKind = .official) -> Actor {
        Actor(
            account: "chen.jing", name: "陈静", organisation: "police",
            roles: roles.map { Assignment(role: $0.0, organisation: $0.1) }, kind: kind)
    }

    func decide(
        _ roles: [(String, String)], _ act: Act, _ object: ObjectRef = .dataset("resident"), _ purpose: Purpose? = nil
    ) -> Result<Permit, Refusal> {
        policy.decide(actor(roles), act, on: object, for: purpose, decision: "d1")
    }

    func code(_ result: Result<Permit, Refusal>) -> String {
        switch result {
        case .success(let permit): "permit of \(permit.fields.count)"
        case .failure(let refusal): refusal.code
        }
    }

    @Test func `the matrix of roles, acts and objects is as it was agreed`() {
        let objects: [ObjectRef] = [.dataset("resident"), .journal, .accounts, .jobs, .catalogue, .requests]
        let named = ["officer", "clerk", "town-clerk", "auditor", "data-clerk", "catalogue-auditor", "usurper"]
        let roles = named + Administrator.allCases.map(\.rawValue)
        var granted: [String] = []
        for role in roles {
            for object in objects {
                let acts = Act.allCases.filter { act in
                    (try? decide([(role, "xiaolan")], act, object, purpose).get()) != nil
                }
                if !acts.isEmpty {
                    granted.append("\(role) \(object.text): \(acts.map(\.rawValue).joined(separator: " "))")
                }
            }
        }
        #expect(
            granted == [
                "officer dataset:resident: find view plain history import",
                "clerk dataset:resident: find view",
                "town-clerk dataset:resident: find view",
                "auditor journal: verify",
                "data-clerk catalogue: find view propose",
                "data-clerk requests: find view propose",
                "catalogue-auditor catalogue: find view approve",
                "catalogue-auditor requests: find view approve",
                "system-administrator accounts: view propose",
                "system-administrator jobs: view operate",
                "security-administrator accounts: view propose approve unlock",
                "audit-administrator journal: find view history verify",
                "audit-administrator accounts: view",
            ])
    }

    @Test func `an unknown dataset and one that is closed get the same answer`() {
        #expect(decide([("auditor", "police")], .view) == decide([("auditor", "police")], .view, .dataset("no-such")))
    }

    @Test func `who has no post is told so`() {
        #expect(code(decide([], .view)) == "access.no-role")
        #expect(code(decide([("no-such-role", "police")], .view)) == "access.not-granted")
    }

    @Test func `fields are masked unless their element has no mask`() throws {
        let permit = try decide([("officer", "police")], .view).get()
        #expect(permit.masks == ["citizen-id": .identity, "full-name": .name, "phone": .phone])
        #expect(permit.comparable == ["sex", "town"])
        #expect(permit.exactOnly == ["citizen-id", "full-name", "phone"])
        #expect(permit.lifted.isEmpty)
    }

    @Test func `plain view lifts the masks that the rule lifts and no others`() throws {
        let officer = try decide([("officer", "police")], .plain, .dataset("resident"), purpose).get()
        #expect(officer.masks.isEmpty)
        #expect(officer.purpose == purpose)
        let service = Purpose(code: "service", text: "上门服务", caseNumber: "XL-2026-0001")
        let clerk = try decide([("town-clerk", "xiaolan")], .plain, .dataset("resident"), service).get()
        #expect(clerk.fields == ["full-name", "town", "phone"])
        #expect(clerk.lifted == ["phone"])
        #expect(clerk.masks == ["full-name": .name])
    }

    @Test(arguments: [
        ("none", "", nil, "access.purpose-not-allowed"),
        ("service", "上门服务", "XL-2026-0001", "access.purpose-not-allowed"),
        ("registration", "   ", "XL-2026-0001", "access.reason-required"),
        ("registration", "！？。", "XL-2026-0001", "access.reason-required"),
        ("registration", String(repeating: "长", count: 501), "XL-2026-0001", "access.reason-malformed"),
        ("registration", "办理\u{0}迁移", "XL-2026-0001", "access.reason-malformed"),
        ("registration", "办理\u{202E}迁移", "XL-2026-0001", "access.reason-malformed"),
        ("registration", "办理户口迁移", nil, "access.case-number-required"),
        ("registration", "办理户口迁移", "  ", "access.case-number-required"),
        ("registration", "办理户口迁移", "123", "access.case-number-malformed"),
        ("registration", "办理户口迁移", "无编号吧", "access.case-number-malformed"),
        ("registration", "办理户口迁移", "A1; DROP TABLE", "access.case-number-malformed"),
        ("registration", "办理户口迁移", String(repeating: "1", count: 65), "access.case-number-malformed"),
        ("registration", "办理户口迁移", " 粤中公〔2026〕12号 ", "permit of 5"),
        ("correction", "核对姓名", nil, "permit of 5"),
    ])
    func `plain view needs a purpose, a reason and a case number`(
        purpose: String, reason: String, number: String?, outcome: String
    ) {
        let stated = Purpose(code: purpose, text: reason, caseNumber: number)
        #expect(code(decide([("officer", "police")], .plain, .dataset("resident"), stated)) == outcome)
    }

    @Test func `plain view without any purpose is refused`() {
        #expect(code(decide([("officer", "police")], .plain)) == "access.purpose-required")
        #expect(code(decide([("clerk", "police")], .plain, .dataset("resident"), purpose)) == "access.not-granted")
    }

    @Test func `rows follow the division of the organisation in which the post is held`() throws {
        let permit = try decide([("town-clerk", "xiaolan")], .view).get()
        #expect(permit.rows?.evaluate { $0 == "town" ? .text("442000118") : .null } == true)
        #expect(permit.rows?.evaluate { $0 == "town" ? .text("442000122") : .null } == false)
    }

    @Test func `a rule about a division opens nothing to an office that serves none`() {
        #expect(code(decide([("town-clerk", "police")], .view)) == "access.not-granted")
    }

    @Test func `two towns of one person open both towns`() throws {
        let permit = try decide([("town-clerk", "xiaolan"), ("town-clerk", "guzhen")], .view).get()
        #expect(permit.posts.count == 2)
        for (town, open) in [("442000118", true), ("442000122", true), ("442000100", false)] {
            #expect(permit.rows?.evaluate { $0 == "town" ? .text(town) : .null } == open)
        }
    }

    @Test func `wide rows with few fields and few rows with many fields are not added up`() throws {
        let permit = try decide([("clerk", "police"), ("town-clerk", "xiaolan")], .view).get()
        #expect(permit.fields == ["full-name", "town", "phone"])
        #expect(permit.rows != nil)
        let both = actor([("clerk", "police"), ("town-clerk", "xiaolan")])
        let clerk = try policy.decide(
            both, .view, on: .dataset("resident"), for: nil, as: both.roles[0], decision: "d2"
        ).get()
        #expect(clerk.fields == ["full-name", "town"])
        #expect(clerk.rows == nil)
    }

    @Test func `a post that somebody does not hold cannot be chosen`() {
        let result = policy.decide(
            actor([("clerk", "police")]), .view, on: .dataset("resident"), for: nil,
            as: Assignment(role: "officer", organisation: "police"), decision: "d3")
        #expect(code(result) == "access.no-role")
    }

    @Test func `combined posts take the strictest disclosure`() throws {
        #expect(try decide([("clerk", "police"), ("investigator", "police")], .view).get().disclosure == .withheld)
        #expect(try decide([("clerk", "police")], .view).get().disclosure == .atOnce)
    }

    @Test func `the program itself may load and sees nothing`() throws {
        let load = policy.decide(.system, .import, on: .dataset("resident"), for: nil, decision: "d4")
        #expect(code(load) == "permit of 5")
        for act in Act.allCases where act != .import {
            let result = policy.decide(.system, act, on: .dataset("resident"), for: purpose, decision: "d4")
            #expect(code(result) == "access.not-granted")
        }
    }
}
