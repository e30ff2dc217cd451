import Authority
import Casework
import Definitions
import Journal
import Notices
import Standards
import Store
import TestSupport
import Testing

/// What happened, in the inboxes of those whom it concerns.
@Suite struct NoticeTests {
    @Test(arguments: Engine.allCases)
    func `each step tells whom it waits for, the end tells the applicant`(engine: Engine) async throws {
        try await CaseWorld.run(on: engine) { world in
            world.directory.put(TestCity.person("wang", "social-security", []))
            world.follow()
            try await world.journal.catchUp()
            try await world.absent("zhong", deputy: "wang", from: "2026-11-24", to: "2026-11-24")
            let deputising = try await world.inbox("wang")
            #expect(deputising.map(\.kind) == ["absence.deputy"])
            #expect(deputising.first?.parameters["name"] == "姓名-zhong")
            let file = try await world.open()
            #expect(try await world.inbox("zhong").map(\.kind) == ["case.task"])
            #expect(try await world.inbox("wang").last?.kind == "case.task", "and her deputy of today")
            #expect(try await world.inbox("zhong").first?.href == "/requests/\(file.number)")
            #expect(try await world.inbox("zhong").first?.parameters["due"] == "2026-11-26")
            try await world.act(.delegate(to: "zhang", note: ""), on: file.id, by: "zhong")
            #expect(try await world.inbox("zhang").map(\.kind) == ["case.delegated"])
            try await world.act(.back, on: file.id, by: "zhang")
            #expect(try await world.inbox("li").map(\.kind) == ["case.returned"])
            #expect(try await world.inbox("li").last?.parameters["reason"] == "来函")
            try await world.act(.again, on: file.id, by: "li")
            try await world.act(.remind, on: file.id, by: "li")
            #expect(
                try await world.inbox("zhang").map(\.kind) == ["case.delegated", "case.task", "case.reminded"])
            #expect(try await world.sweep(at: BeijingTime.start(of: try #require(Day("2026-11-25")))) == 1)
            #expect(try await world.inbox("zhang").last?.kind == "case.soon")
            #expect(try await world.sweep(at: BeijingTime.start(of: try #require(Day("2026-11-27")))) == 1)
            #expect(try await world.inbox("zhang").suffix(2).map(\.kind) == ["case.soon", "case.overdue"])
            #expect(try await world.inbox("li").last?.kind == "case.overdue")
            try await world.act(.no, on: file.id, by: "zhang")
            #expect(try await world.inbox("li").last?.kind == "case.refused")
            #expect(try await world.inbox("li").last?.parameters["reason"] == "不符合法定条件")
            #expect(try await world.inbox("huang").isEmpty, "it never came to her")
            #expect(try await world.inbox("li").last?.parameters["titleZh"] == "机动车登记信息共享申请")
        }
    }

    @Test(arguments: Engine.allCases)
    func `a crash between writing and noting doubles nothing`(engine: Engine) async throws {
        try await CaseWorld.run(on: engine) { world in
            world.follow()
            try await world.journal.catchUp()
            try await world.open()
            let before = try await world.inbox("zhong")
            #expect(before.count == 1)
            // The node dies before it notes that it was done: the entry comes again, and the holders have changed.
            let entries = try await world.store.read { [journal = world.journal] in
                try journal.entries(from: 0, limit: 100, in: $0)
            }
            world.directory.put(TestCity.person("new", "social-security", ["chief-data-officer"]))
            let reaction = CaseNotices(casework: world.casework, notices: world.notices)
            for _ in 0..<3 { for entry in entries { try await reaction.react(to: entry) } }
            #expect(try await world.inbox("zhong") == before)
            #expect(try await world.inbox("new").isEmpty, "it was told to those who held the post then")
        }
    }

    @Test func `a deputy is told only of what she may see`() async throws {
        try await CaseWorld.run(on: .sqlite) { world in
            let (role, own) = ("chief-data-officer", "social-security")
            world.directory.put(
                CasePerson(
                    account: "zhong", person: "p-zhong", name: "钟", organisation: own,
                    posts: [
                        Assignment(role: role, organisation: own), Assignment(role: role, organisation: "data-bureau"),
                    ]))
            world.directory.put(TestCity.person("mei", "data-bureau", []))
            world.follow()
            try await world.journal.catchUp()
            try await world.absent("zhong", deputy: "mei", from: "2026-11-24", to: "2026-11-30")
            let file = try await world.open()
            #expect(try await world.inbox("zhong").count == 1)
            #expect(
                try await world.inbox("mei").map(\.kind) == ["absence.deputy"],
                "she stands in for her in another organisation")
            #expect(try await world.file(file.id, for: "mei") == nil)
        }
    }

    @Test func `the applicant is not asked to decide on her own case`() async throws {
        try await CaseWorld.run(on: .sqlite) { world in
            world.directory.put(TestCity.person("li", "social-security", ["data-clerk", "chief-data-officer"]))
            world.follow()
            try await world.journal.catchUp()
            try await world.open(by: "li")
            #expect(try await world.inbox("li").isEmpty)
            #expect(try await world.inbox("zhong").count == 1)
        }
    }

    @Test func `entries that say nothing readable are passed over`() async throws {
        try await CaseWorld.run(on: .sqlite) { world in
            world.follow()
            try await world.journal.catchUp()
            for payload in ["{}", "[]", "", #"{"case":1}"#] {
                let details = EventDetails(
                    kind: "case.opened", actor: "x", payload: payload, retention: "30-years", at: world.clock.now)
                _ = try await world.store.write { [journal = world.journal] in try journal.append(details, in: $0) }
            }
            #expect(try await world.inbox("zhong").isEmpty)
        }
    }
}

extension CaseWorld {
    func follow() {
        journal.register(reaction: CaseNotices(casework: casework, notices: notices))
    }

    /// An inbox from its beginning, after everything that has happened.
    func inbox(_ account: String) async throws -> [Notice] {
        try await journal.sealNow()
        try await journal.catchUp()
        clock.advance(by: .milliseconds(5))
        return try await store.read { [notices] in try notices.inbox(of: account, limit: 100, in: $0).items.reversed() }
    }
}
