import Definitions
import Expressions
import Standards
import Testing

@testable import Authority

@Suite struct `A permit under a grant` {
    let policy = AccessPolicy(TestPacks.set)

    private func grant(
        _ fields: [String], dataset: String? = "resident", rows: String? = nil, list: OwnList? = nil
    ) -> Grant {
        Grant(
            id: ID(rawValue: "g"), number: "SQ-1", caseNumber: "GX-1", entry: "resident", entryVersion: 1,
            dataset: dataset,
            provider: "police", consumer: "social-security", system: "pension", form: .match, fields: fields,
            rows: rows,
            list: list, purpose: "资格核查", law: "法", scene: "场景", from: TestPacks.day, to: TestPacks.day, callsPerDay: 1,
            rowsPerDay: 1, decidedBy: "luo", decidedByName: "罗", grantedAt: Instant(microseconds: 0))
    }

    private func permit(_ grant: Grant, caseNumber: String? = nil) throws -> Permit {
        try policy.decide(under: grant, caseNumber: caseNumber, operatorName: "李晓梅", decision: "d1").get()
    }

    @Test func `opens the granted items, masks what is sensitive, and says who and why`() throws {
        let permit = try permit(grant(["citizen-id", "full-name", "no-such"]), caseNumber: "ZS-1")
        #expect(permit.fields == ["citizen-id", "full-name"])
        #expect(permit.masks == ["citizen-id": .identity])
        #expect(permit.act == .view)
        #expect(permit.rows == nil)
        #expect(permit.actor.account == "system:social-security/pension")
        #expect(permit.actor.name == "李晓梅")
        #expect(permit.actor.kind == .service)
        #expect(permit.posts.isEmpty)
        #expect(permit.purpose == Purpose(code: "grant:SQ-1", text: "资格核查", caseNumber: "ZS-1"))
        #expect(permit.quotaKey == "grant SQ-1")
    }

    @Test func `shows the key whole where the consumer brought it on her own list`() throws {
        let list = OwnList(dataset: "pension-recipient", element: "citizen-id")
        #expect(try permit(grant(["citizen-id", "phone"], list: list)).masks.isEmpty)
        let other = OwnList(dataset: "pension-recipient", element: "phone")
        #expect(try permit(grant(["citizen-id"], list: other)).masks == ["citizen-id": .identity])
    }

    @Test func `narrows to the granted records`() throws {
        let rows = try #require(try permit(grant(["full-name"], rows: "town = 'north'")).rows)
        #expect(rows.evaluate { _ in .text("north") } == true)
        #expect(rows.evaluate { _ in .text("south") } == false)
    }

    @Test func `opens nothing where the packs no longer fit`() {
        for grant in [
            grant(["full-name"], dataset: nil), grant(["full-name"], dataset: "gone"), grant(["gone"]), grant([]),
            grant(["full-name"], rows: "gone = 'x'"), grant(["full-name"], rows: "town ="),
            grant(["full-name"], rows: ""),
        ] {
            let answer = policy.decide(under: grant, caseNumber: nil, operatorName: nil, decision: "d1")
            #expect(throws: Refusal.self) { try answer.get() }
            if case .failure(let refusal) = answer { #expect(refusal.code == "grant.definition") }
        }
    }

    @Test func `masks by sensitivity and never less than the element does`() {
        #expect(Grant.mask(.name, sensitivity: .personal, isListKey: false) == .none)
        #expect(Grant.mask(.identity, sensitivity: .sensitive, isListKey: false) == .identity)
        #expect(Grant.mask(.none, sensitivity: .sensitive, isListKey: false) == .whole)
        #expect(Grant.mask(.identity, sensitivity: .sensitive, isListKey: true) == .none)
        #expect(Grant.mask(.whole, sensitivity: .internal, isListKey: false) == .none)
    }
}
