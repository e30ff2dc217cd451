import Authority
import Casework
import Standards
import Store
import TestSupport
import Testing

/// Who sees what, and in which lists.
@Suite struct SightTests {
    @Test(arguments: Engine.allCases)
    func `a case is seen by those who have to do with it and does not exist for others`(engine: Engine) async throws {
        try await CaseWorld.run(on: engine) { world in
            let file = try await world.open()
            for (account, sees) in [
                ("li", true), ("zhong", true), ("huang", true), ("chen", true), ("luo", true), ("zhang", false),
                ("wu", false), ("stranger", false), ("nobody", false),
            ] {
                let actor = world.actor(account)
                let found = try await world.store.read { [casework = world.casework] snapshot in
                    (
                        try casework.file(file.id, for: actor, in: snapshot) != nil,
                        try casework.file(number: file.number, for: actor, in: snapshot) != nil,
                        try casework.files(CaseQuery(), for: actor, in: snapshot).items.count
                    )
                }
                #expect(found == (sees, sees, sees ? 1 : 0), "\(account)")
                let hidden = try await world.refusal(.remind, on: file.id, by: account)
                let missing = try await world.refusal(.remind, on: ID(rawValue: "no-such-case"), by: account)
                #expect(missing == "case.unknown")
                if !sees { #expect(hidden == missing, "the same answer, whether it is hidden or not there") }
            }
        }
    }

    @Test func `a supervisor sees everything and decides nothing`() async throws {
        try await CaseWorld.run(on: .sqlite) { world in
            world.directory.put(TestCity.person("audit", "data-bureau", ["supervisor"]))
            let id = try await world.open().id
            #expect(try await world.file(id, for: "audit") != nil)
            #expect(try await world.refusal(.yes, on: id, by: "audit") == "case.not-yours")
            #expect(try await world.refusal(.withdraw(reason: "x"), on: id, by: "audit") == "case.applicant-only")
            #expect(try await world.refusal(.remind, on: id, by: "audit") == nil)
            #expect(try await world.refusal(.remind, on: id, by: "li") == "case.reminded-today")
            world.go(to: "2026-11-25")
            #expect(try await world.refusal(.remind, on: id, by: "li") == nil)
        }
    }

    @Test(arguments: Engine.allCases)
    func `lists narrow, page without gaps and show only what is hers`(engine: Engine) async throws {
        try await CaseWorld.run(on: engine) { world in
            world.directory.put(TestCity.person("audit", "data-bureau", ["supervisor"]))
            world.directory.put(TestCity.person("he", "health", ["data-clerk"]))
            world.directory.put(TestCity.person("mei", "health", ["chief-data-officer"]))
            var own: [String] = []
            for place in 0..<12 {
                let provider = place % 3 == 0 ? "social-security" : "public-security"
                let new = NewCase(
                    chain: "small", title: CaseWorld.request.title, object: "entry:\(place % 2)",
                    parties: ["consumer": "public-security", "provider": provider])
                own.append(try await world.open(new, by: "li").number)
                world.clock.advance(by: .seconds(1))
            }
            try await world.act(.yes, on: try #require(try await world.find("li", CaseQuery()).last?.id), by: "zhong")
            for (account, query, count) in [
                ("li", CaseQuery(), 12), ("audit", CaseQuery(), 12), ("zhong", CaseQuery(), 4), ("luo", CaseQuery(), 8),
                ("he", CaseQuery(), 0), ("audit", CaseQuery(party: "social-security"), 4),
                ("li", CaseQuery(party: "social-security"), 4), ("li", CaseQuery(object: "entry:1"), 6),
                ("audit", CaseQuery(state: .approved), 1), ("audit", CaseQuery(chain: "sharing-request"), 0),
                ("audit", CaseQuery(applicant: "li"), 12), ("audit", CaseQuery(applicantOrganisation: "health"), 0),
                ("zhong", CaseQuery(state: .open, party: "social-security"), 3),
                ("audit", CaseQuery(object: "\u{0}"), 0),
            ] {
                #expect(try await world.find(account, query).count == count, "\(account) \(query)")
            }
            let all = try await world.find("li", CaseQuery()).map(\.number)
            #expect(all == own.reversed(), "the youngest first, each once")
        }
    }

    @Test(arguments: Engine.allCases)
    func `a to-do list is by urgency and pages without gaps`(engine: Engine) async throws {
        try await CaseWorld.run(on: engine) { world in
            world.directory.put(
                TestCity.person("zhong", "social-security", ["chief-data-officer", "data-clerk"]))
            for place in 0..<9 {
                if place == 5 { world.go(to: "2026-11-23") }
                try await world.open(by: place == 8 ? "zhong" : "li")
            }
            world.go(to: "2026-11-26")
            let actor = world.actor("zhong")
            var (found, after) = ([ToDo](), String?.none)
            repeat {
                let page = try await world.store.read { [casework = world.casework, after] in
                    try casework.toDo(for: actor, after: after, limit: 3, in: $0)
                }
                found += page.items
                after = page.next
            } while after != nil
            #expect(found.count == 8, "her own request is not hers to decide")
            #expect(Set(found.map(\.task.id)).count == 8)
            #expect(found.map { $0.due ?? .latest } == found.map { $0.due ?? .latest }.sorted())
            #expect(found.filter { $0.remaining == -1 }.count == 3)
            let counts = try await world.counts("zhong")
            #expect(counts.toDo == 8 && counts.overdue == 3)
            let garbage = try await world.store.read { [casework = world.casework] in
                try casework.toDo(for: actor, after: "x:\u{0}", in: $0).items.count
            }
            #expect(garbage == 8, "an unknown place is the beginning")
        }
    }

    @Test func `numbers that meet are drawn again`() async throws {
        let chars = Set("23456789ABCDEFGHJKMNPQRSTVWXYZ-")
        try await CaseWorld.run(on: .sqlite) { world in
            var seen: Set<String> = []
            for _ in 0..<60 { seen.insert(try await world.open().number) }
            #expect(seen.count == 60)
            #expect(seen.allSatisfy { $0.dropFirst(3).allSatisfy { chars.contains($0) || $0 == "0" || $0 == "1" } })
        }
    }
}

extension CaseWorld {
    /// Everything that a list has for somebody, page by page.
    func find(_ account: String, _ query: CaseQuery) async throws -> [CaseSummary] {
        let actor = actor(account)
        var (found, after) = ([CaseSummary](), String?.none)
        repeat {
            let page = try await store.read { [casework, after] in
                try casework.files(query, for: actor, after: after, limit: 5, in: $0)
            }
            found += page.items
            after = page.next
        } while after != nil
        return found
    }
}

/// Finding cases by what is written in them.
@Suite struct CaseSearchTests {
    @Test(arguments: Engine.allCases)
    func `text finds cases, and only those that are hers to see`(engine: Engine) async throws {
        try await CaseWorld.run(on: engine) { world in
            world.directory.put(TestCity.person("mei", "health", ["chief-data-officer"]))
            world.directory.put(
                TestCity.person("mai", "social-security", ["chief-data-officer", "data-clerk"]))
            var numbers: [String] = []
            for place in 0..<7 {
                let new = NewCase(
                    chain: "sharing-request",
                    title: Localized(zh: "第\(place)号低保核对", en: "Means test \(place)"), object: "entry:\(place % 2)",
                    parties: ["consumer": "social-security", "provider": "public-security"], text: ["隐藏的事由\(place)"])
                numbers.append(try await world.open(new, by: "mai").number)
                world.clock.advance(by: .seconds(1))
            }
            let first = try #require(try await world.find("mai", CaseQuery(text: numbers[0])).first?.id)
            try await world.act(.no, on: first, by: "zhong")
            for (account, query, count) in [
                ("mai", CaseQuery(text: "低保"), 7), ("mai", CaseQuery(text: "means TEST"), 7),
                ("mai", CaseQuery(text: "隐藏的事由3"), 1), ("mai", CaseQuery(text: "低保 缺"), 0),
                ("luo", CaseQuery(text: "低保"), 7), ("huang", CaseQuery(text: "低保"), 7),
                ("mei", CaseQuery(text: "低保"), 0), ("nobody", CaseQuery(text: "低保"), 0),
                ("mai", CaseQuery(state: .refused, text: "低保"), 1), ("luo", CaseQuery(state: .open, text: "低保"), 6),
                ("mai", CaseQuery(object: "entry:1", text: "低保"), 3),
                ("luo", CaseQuery(party: "health", text: "低保"), 0),
                ("mai", CaseQuery(text: "  "), 7), ("mai", CaseQuery(text: "%"), 0),
                ("mai", CaseQuery(text: "a\u{0}"), 0),
                ("mai", CaseQuery(applicant: "li", text: "低保"), 0), ("mai", CaseQuery(chain: "small", text: "低保"), 0),
            ] {
                let found = try await world.find(account, query)
                #expect(found.count == count, "\(account) \(query)")
                #expect(Set(found.map(\.number)).count == found.count, "each once, though she sees it by several posts")
            }
            #expect(try await world.find("mai", CaseQuery(text: "低保")).map(\.number) == numbers.reversed())
        }
    }
}
