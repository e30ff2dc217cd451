import Journal
import Standards
import Store
import TestSupport
import Testing

@Suite struct CommandTests {
    struct Receipt: Codable, Sendable, Equatable {
        let number: Int
    }

    @Test(arguments: Engine.allCases)
    func `a repeated command does nothing and returns the first outcome`(engine: Engine) async throws {
        try await Fixture.with(engine) { city in
            let command = try CommandID("form-1")
            let details = city.details()
            func submit(_ number: Int) async throws -> Receipt {
                try await city.store.write { transaction in
                    try city.journal.perform(command, kind: "test.submit", in: transaction) { transaction in
                        try city.journal.append(details, in: transaction)
                        return Receipt(number: number)
                    }
                }
            }
            #expect(try await submit(1) == Receipt(number: 1))
            #expect(try await submit(2) == Receipt(number: 1))
            #expect(try await city.journal.sealNow() == 1)
        }
    }

    @Test(arguments: Engine.allCases)
    func `of duplicates that come at once one wins and all get its outcome`(engine: Engine) async throws {
        try await Fixture.with(engine) { city in
            let command = try CommandID("form-1")
            let details = city.details()
            let outcomes = try await withThrowingTaskGroup(of: Receipt.self) { group in
                for number in 0..<8 {
                    group.addTask {
                        try await city.store.write { transaction in
                            try city.journal.perform(command, kind: "test.submit", in: transaction) { transaction in
                                try city.journal.append(details, in: transaction)
                                return Receipt(number: number)
                            }
                        }
                    }
                }
                return try await group.reduce(into: [Receipt]()) { $0.append($1) }
            }
            #expect(outcomes.count == 8)
            #expect(Set(outcomes.map(\.number)).count == 1)
            #expect(try await city.journal.sealNow() == 1)
        }
    }

    @Test(arguments: Engine.allCases)
    func `an id that comes back for another kind of command is refused`(engine: Engine) async throws {
        try await Fixture.with(engine) { city in
            let command = try CommandID("form-1")
            func perform(_ kind: String) async throws -> Int {
                try await city.store.write { try city.journal.perform(command, kind: kind, in: $0) { _ in 1 } }
            }
            _ = try await perform("test.submit")
            let error = await #expect(throws: JournalError.self) { try await perform("test.other") }
            #expect(error?.code == .commandReused)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a command whose body fails may be sent again`(engine: Engine) async throws {
        try await Fixture.with(engine) { city in
            struct Failure: Error {}
            let command = try CommandID("form-1")
            await #expect(throws: Failure.self) {
                try await city.store.write { transaction -> Int in
                    try city.journal.perform(command, kind: "test.submit", in: transaction) { _ in throw Failure() }
                }
            }
            let outcome = try await city.store.write { transaction in
                try city.journal.perform(command, kind: "test.submit", in: transaction) { _ in 5 }
            }
            #expect(outcome == 5)
        }
    }

    @Test(arguments: ["", " ", "a b", "é", "a\n", String(repeating: "x", count: 201)])
    func `a text that is no command id is refused`(text: String) {
        #expect(throws: JournalError.self) { try CommandID(text) }
    }
}
