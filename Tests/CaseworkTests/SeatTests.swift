import Authority
import Casework
import Standards
import Store
import Testing

/// Several posts, steps apart, delegation, reforms.
@Suite struct SeatTests {
    @Test func `one person in several posts decides in both, but not where steps must be apart`() async throws {
        try await CaseWorld.run(on: .sqlite) { world in
            world.directory.put(TestCity.person("mai", "public-security", ["data-clerk", "chief-data-officer"]))
            let id = try await world.open().id
            try await world.act(.yes, on: id, by: "zhong")
            try await world.act(.yes, on: id, by: "huang")
            #expect(try await world.seats("mai", id).map(\.post.role) == ["data-clerk"])
            try await world.act(.yes, on: id, by: "mai")
            #expect(try await world.refusal(.yes, on: id, by: "mai") == "case.acted-before")
            #expect(try await world.toDo("mai").isEmpty, "what she may not decide does not wait for her")
            #expect(try await world.toDo("luo").count == 1)
            // Nor does somebody decide in her name.
            world.directory.put(TestCity.person("wu", "public-security", []))
            try await world.absent("mai", deputy: "wu", from: "2026-11-24", to: "2026-11-30")
            #expect(try await world.refusal(.yes, on: id, by: "wu") == "case.acted-before")
            #expect(try await world.toDo("wu").isEmpty)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a step is handed to a colleague, and only to one`(engine: Engine) async throws {
        try await CaseWorld.run(on: engine) { world in
            let id = try await world.open().id
            for (account, code) in [
                ("nobody", "case.delegate-unknown"), ("a\u{0}", "case.delegate-unknown"), ("", "case.delegate-unknown"),
                ("chen", "case.delegate-outside"), ("li", "case.delegate-barred"), ("zhong", "case.delegate-same"),
            ] {
                #expect(try await world.refusal(.delegate(to: account, note: ""), on: id, by: "zhong") == code)
            }
            let handed = try await world.act(.delegate(to: "zhang", note: "请代为办理"), on: id, by: "zhong")
            #expect(handed.openTask?.assignee == "zhang" && handed.openTask?.delegationNote == "请代为办理")
            #expect(try await world.toDo("zhang").map(\.seat.isDelegated) == [true])
            #expect(try await world.toDo("zhong").isEmpty, "it is off the list of who handed it on")
            #expect(try await world.seats("zhong", id).count == 1, "but stays hers to decide")
            world.directory.put(TestCity.person("wang", "social-security", []))
            #expect(
                try await world.refusal(.delegate(to: "wang", note: ""), on: id, by: "zhang")
                    == "case.delegate-onward")
            try await world.act(.delegate(to: "zhong", note: "退回"), on: id, by: "zhang")
            #expect(try await world.toDo("zhong").count == 1)
            #expect(try await world.toDo("zhang").isEmpty)
            #expect(try await world.file(id, for: "zhang") != nil, "who had it once still sees the case")
            try await world.act(.delegate(to: "zhang", note: ""), on: id, by: "zhong")
            let file = try await world.act(.yes, on: id, by: "zhang")
            #expect(file.tasks[0].by == "zhang" && file.tasks[0].post.role == "chief-data-officer")
            #expect(file.openTask?.assignee == nil, "the next step is everybody's again")
        }
    }

    @Test func `what a colleague returned comes back to her`() async throws {
        try await CaseWorld.run(on: .sqlite) { world in
            let id = try await world.open().id
            try await world.act(.delegate(to: "zhang", note: ""), on: id, by: "zhong")
            try await world.act(.back, on: id, by: "zhang")
            #expect(try await world.act(.again, on: id, by: "li").openTask?.assignee == "zhang")
        }
    }

    @Test func `the successor takes the seat of a closed organisation`() async throws {
        try await CaseWorld.run(on: .sqlite) { world in
            world.directory.put(TestCity.person("old", "traffic-police", ["chief-data-officer"]))
            let new = NewCase(
                chain: "small", title: CaseWorld.request.title, object: "entry:x",
                parties: ["consumer": "social-security", "provider": "traffic-police"])
            let id = try await world.open(new).id
            #expect(try await world.seats("old", id).count == 1)
            #expect(try await world.file(id, for: "luo") == nil)
            world.go(to: "2027-01-04")
            let seat = try #require(try await world.seats("luo", id).first)
            #expect(seat.post == Assignment(role: "chief-data-officer", organisation: "public-security"))
            #expect(try await world.toDo("luo").count == 1)
            #expect(try await world.act(.yes, on: id, by: "luo").state == .approved)
        }
    }

    @Test(arguments: [
        ["consumer": "social-security"], ["consumer": "social-security", "provider": "gone"],
        ["consumer": "social-security", "provider": "nowhere"],
        ["consumer": "social-security", "provider": "public-security", "third": "health"], [:],
    ])
    func `a case opens only with organisations that exist`(parties: [String: String]) async throws {
        try await CaseWorld.run(on: .sqlite) { world in
            let new = NewCase(
                chain: "sharing-request", title: CaseWorld.request.title, object: "entry:x", parties: parties)
            do {
                try await world.open(new)
                Issue.record("it opened")
            } catch let refusal as Refusal {
                #expect(refusal.code == "case.new" && !refusal.next.zh.isEmpty)
            }
        }
    }

    @Test(arguments: ["a|b|c||0", "01|role|org|zhong|1", "01|role|org||0"])
    func `a seat is read as it is written`(text: String) throws {
        #expect(Seat(text)?.text == text)
    }

    @Test(arguments: [
        "", "a", "||||", "|r|o||0", "a|b|c||2", "a|b|c|d|0|", String(repeating: "a", count: 900) + "|b|c||0",
    ])
    func `a seat that nobody wrote is none`(text: String) {
        #expect(Seat(text) == nil)
    }

    @Test func `a forged seat opens nothing`() async throws {
        try await CaseWorld.run(on: .sqlite) { world in
            let file = try await world.open()
            let task = try #require(file.openTask)
            let forged = [
                Seat(task: task.id, post: task.post, actingFor: "zhong"), Seat(task: task.id, post: task.post),
                Seat(task: task.id, post: task.post, isDelegated: true),
                Seat(task: ID(rawValue: "x"), post: task.post),
            ]
            for seat in forged {
                for account in ["li", "huang", "zhang", "chen"] {
                    let code = try await world.refusal(.yes, on: file.id, by: account, as: seat)
                    #expect(["case.not-yours", "case.unknown", "case.moved", "case.own"].contains(code))
                }
            }
            #expect(try await world.file(file.id)?.revision == 1)
        }
    }
}
