import Authority
import Casework
import Journal
import Standards
import Store
import Testing

/// Several at once, and the same again.
@Suite struct RaceTests {
    @Test(arguments: Engine.allCases)
    func `of many who decide at once one decides and the others are told`(engine: Engine) async throws {
        try await CaseWorld.run(on: engine) { world in
            let names = (1...6).map { "cdo\($0)" }
            for name in names {
                world.directory.put(TestCity.person(name, "social-security", ["chief-data-officer"]))
            }
            let id = try await world.open().id
            var seats: [String: Seat] = [:]
            for name in names { seats[name] = try await world.seats(name, id).first }
            let chosen = seats
            let codes = try await withThrowingTaskGroup(of: String?.self) { group in
                for (place, name) in names.enumerated() {
                    group.addTask {
                        try await world.refusal(place % 2 == 0 ? .yes : .no, on: id, by: name, as: chosen[name])
                    }
                }
                return try await group.reduce(into: [String?]()) { $0.append($1) }
            }
            #expect(codes.filter { $0 == nil }.count == 1)
            #expect(codes.compactMap(\.self).allSatisfy { $0 == "case.moved" || $0 == "case.closed" })
            let decided = try await world.count(
                "casework_task", where: "step = 'consumer-approval' AND state <> 'open'")
            #expect(decided == 1)
            let kinds = try await world.events().filter { $0 == "case.approved" || $0 == "case.refused" }
            #expect(kinds.count == 1)
        }
    }

    @Test func `a decision meant for one step is never taken for the next`() async throws {
        try await CaseWorld.run(on: .sqlite) { world in
            // One person is clerk and officer of the provider, and has the page of the clerk's step open.
            world.directory.put(TestCity.person("both", "public-security", ["data-clerk", "chief-data-officer"]))
            let id = try await world.open().id
            try await world.act(.yes, on: id, by: "zhong")
            try await world.act(.yes, on: id, by: "huang")
            let seat = try #require(try await world.seats("both", id).first)
            try await world.act(.yes, on: id, by: "chen")
            #expect(try await world.refusal(.yes, on: id, by: "both", as: seat) == "case.moved")
            #expect(try await world.file(id)?.step == "provider-decision")
            #expect(try await world.seats("both", id).count == 1, "she may still decide, having seen where it is")
        }
    }

    @Test(arguments: Engine.allCases)
    func `a repeated command opens and decides once`(engine: Engine) async throws {
        try await CaseWorld.run(on: engine) { world in
            let (first, second) = (try world.command, try world.command)
            let files = try await withThrowingTaskGroup(of: CaseFile.self) { group in
                for _ in 0..<4 { group.addTask { try await world.open(command: first) } }
                return try await group.reduce(into: [CaseFile]()) { $0.append($1) }
            }
            #expect(Set(files.map(\.number)).count == 1)
            let id = files[0].id
            let seat = try #require(try await world.seats("zhong", id).first)
            for _ in 0..<3 {
                let file = try await world.act(.yes, on: id, by: "zhong", as: seat, command: second)
                #expect(file.step == "form-check")
            }
            try await world.act(.yes, on: id, by: "huang")
            #expect(try await world.act(.yes, on: id, by: "zhong", as: seat, command: second).revision == 3)
            #expect(try await world.events().filter { $0 == "case.opened" }.count == 1)
            #expect(try await world.count("casework_case") == 1)
        }
    }

    @Test func `a command id opens nobody else's case`() async throws {
        try await CaseWorld.run(on: .sqlite) { world in
            let (first, second) = (try world.command, try world.command)
            let id = try await world.open(command: first).id
            let other = try await world.open().id
            await #expect(throws: Refusal.self) { try await world.open(by: "stranger", command: first) }
            try await world.act(.yes, on: id, by: "zhong", command: second)
            do {
                try await world.act(.yes, on: other, by: "zhong", command: second)
                Issue.record("the command was used for another case")
            } catch let refusal as Refusal {
                #expect(refusal.code == "case.command-used")
            }
            await #expect(throws: JournalError.self) {
                try await world.act(.no, on: other, by: "zhong", command: second)
            }
            #expect(try await world.file(other)?.step == "consumer-approval")
        }
    }

    @Test func `a refused act leaves nothing behind`() async throws {
        try await CaseWorld.run(on: .sqlite) { world in
            let id = try await world.open().id
            let command = try world.command
            await #expect(throws: Refusal.self) {
                try await world.act(.refuse(reason: "  "), on: id, by: "zhong", command: command)
            }
            #expect(try await world.file(id)?.revision == 1)
            #expect(try await world.act(.no, on: id, by: "zhong", command: command).state == .refused)
        }
    }
}
