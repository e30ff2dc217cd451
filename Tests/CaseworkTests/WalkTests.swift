import Authority
import Casework
import Definitions
import Standards
import Store
import Testing

/// The demonstration's chain, walked by everybody.
@Suite struct WalkTests {
    @Test(arguments: Engine.allCases)
    func `five people walk the chain to a grant`(engine: Engine) async throws {
        try await CaseWorld.run(on: engine) { world in
            let opened = try await world.open()
            #expect(opened.number.wholeMatch(of: /GX-20261124-[2-9A-HJKMNP-TV-Z]{5}/) != nil)
            #expect(opened.step == "consumer-approval")
            #expect(opened.openTask?.due == Day("2026-11-26"))
            #expect(opened.due == nil)
            try await world.act(.yes, on: opened.id, by: "zhong")
            let third = try await world.act(.yes, on: opened.id, by: "huang")
            #expect(third.step == "provider-proposal")
            #expect(third.due == Day("2026-12-08"), "ten working days after the provider got it")
            #expect(third.remaining == 10)
            try await world.act(.approve(opinion: "拟给四项", content: #"{"fields":4}"#), on: opened.id, by: "chen")
            let done = try await world.act(.yes, on: opened.id, by: "luo")
            #expect(done.state == .approved)
            #expect(done.step == nil && done.openTask == nil && done.closedAt != nil)
            #expect(done.decision == #"{"fields":4}"#)
            #expect(done.tasks.map(\.by) == ["zhong", "huang", "chen", "luo"])
            #expect(try await world.count("casework_open") == 0)
            #expect(try await world.count("casework_bar") == 0)
            #expect(try await world.count("timer") == 0)
            // Events of one transaction carry one time; which of them the journal puts first says nothing.
            let events = try await world.events()
            #expect(events.sorted() == Array(repeating: "case.approved", count: 4) + ["case.closed", "case.opened"])
        }
    }

    /// Who may decide in which step, everybody against every step.
    @Test func `only those whose step it is may decide`() async throws {
        try await CaseWorld.run(on: .sqlite) { world in
            let id = try await world.open().id
            for holder in ["zhong", "huang", "chen", "luo"] {
                for account in TestCity.people.map(\.account) {
                    let seats = try await world.seats(account, id)
                    #expect(seats.isEmpty == (account != holder), "\(account) in the step of \(holder)")
                    guard account != holder else { continue }
                    for act in [CaseAct.yes, .no, .back, .delegate(to: "wu", note: "")] {
                        let code = try await world.refusal(act, on: id, by: account)
                        #expect(code == "case.not-yours" || code == "case.unknown", "\(account): \(act.word)")
                    }
                }
                try await world.act(.yes, on: id, by: holder)
            }
            for account in TestCity.people.map(\.account) {
                for act in [CaseAct.yes, .no, .back, .again, .withdraw(reason: "不需要了"), .remind] {
                    let code = try await world.refusal(act, on: id, by: account)
                    #expect(code == "case.closed" || code == "case.unknown", "\(account): \(act.word)")
                }
            }
        }
    }

    @Test(arguments: Engine.allCases)
    func `a return lists everything once and comes back to the step that returned it`(engine: Engine) async throws {
        try await CaseWorld.run(on: engine) { world in
            let id = try await world.open().id
            try await world.act(.yes, on: id, by: "zhong")
            let returned = try await world.act(.back, on: id, by: "huang")
            #expect(returned.state == .returned && returned.openTask == nil && returned.actions.isEmpty)
            #expect(returned.mendDue == Day("2026-12-01"))
            #expect(try await world.refusal(.yes, on: id, by: "huang") == "case.with-applicant")
            #expect(try await world.toDo("li").map(\.duty) == [.mend])
            #expect(try await world.refusal(.again, on: id, by: "zhong") == "case.applicant-only")
            let again = try await world.act(.again, on: id, by: "li")
            #expect(again.step == "form-check" && again.content == #"{"fields":4}"#)
            #expect(again.actions == [.approve, .refuse])
            #expect(try await world.refusal(.back, on: id, by: "huang") == "case.returned-before")
            #expect(try await world.toDo("li").isEmpty)
            #expect(try await world.refusal(.again, on: id, by: "li") == "case.not-returned")
            let refused = try await world.act(.no, on: id, by: "huang")
            #expect(refused.state == .refused && refused.tasks.last?.opinion == "不符合法定条件")
        }
    }

    @Test func `the applicant withdraws until it is decided`() async throws {
        try await CaseWorld.run(on: .sqlite) { world in
            let open = try await world.open().id
            #expect(try await world.refusal(.withdraw(reason: " "), on: open, by: "li") == "case.text")
            #expect(try await world.refusal(.withdraw(reason: "x"), on: open, by: "zhong") == "case.applicant-only")
            let withdrawn = try await world.act(.withdraw(reason: "改用其他数据"), on: open, by: "li")
            #expect(withdrawn.state == .withdrawn && withdrawn.tasks.last?.state == .withdrawn)
            let returned = try await world.open().id
            try await world.act(.back, on: returned, by: "zhong")
            #expect(try await world.act(.withdraw(reason: "不再需要"), on: returned, by: "li").state == .withdrawn)
            #expect(try await world.toDo("li").isEmpty)
            #expect(try await world.count("timer") == 0)
        }
    }
}
