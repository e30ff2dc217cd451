import Definitions
import Jobs
import Standards
import Store
import TestSupport
import Testing

@testable import Casework

/// When a step is due, and what happens then.
@Suite struct ClockTests {
    /// 2026: 1–7 October off, Saturday the 10th worked.
    @Test(arguments: [
        ("2026-09-29", 1, "2026-09-30"), ("2026-09-30", 1, "2026-10-08"), ("2026-09-30", 2, "2026-10-09"),
        ("2026-09-30", 3, "2026-10-10"), ("2026-10-03", 1, "2026-10-08"), ("2026-10-09", 1, "2026-10-10"),
        ("2026-10-10", 1, "2026-10-12"), ("2026-10-11", 1, "2026-10-12"), ("2026-11-27", 5, "2026-12-04"),
    ])
    func `terms skip National Day and count the Saturday worked for it`(day: String, count: Int, due: String) throws {
        let term = WorkTime.china.due(after: try #require(Day(day)), workingDays: count)
        #expect(term == Term(day: try #require(Day(due)), isProvisional: false))
    }

    @Test func `beyond the calendar Monday to Friday count and the term is provisional`() throws {
        let time = WorkTime.china
        let start = try #require(Day("2026-12-30"))
        #expect(
            time.due(after: start, workingDays: 1) == Term(day: try #require(Day("2026-12-31")), isProvisional: false))
        #expect(
            time.due(after: start, workingDays: 2) == Term(day: try #require(Day("2027-01-01")), isProvisional: true))
        #expect(
            time.due(after: start, workingDays: 3) == Term(day: try #require(Day("2027-01-04")), isProvisional: true))
        let later = try #require(Day("2031-05-02"))
        #expect(time.due(after: later, workingDays: 1).day == Day("2031-05-05"))
        #expect(time.due(after: try #require(Day("2031-05-03")), workingDays: 0).day == Day("2031-05-05"))
        #expect(time.workingDays(from: start, to: later) == time.workingDays(from: start, to: later))
        #expect(time.due(after: .latest, workingDays: 5).day == .latest)
        #expect(time.due(after: .earliest, workingDays: 1).day > .earliest)
    }

    /// `due` and `workingDays` undo each other across both ends of the calendar.
    @Test func `counting undoes the term on every day`() throws {
        let time = WorkTime.china
        for start in ["2003-12-20", "2010-01-30", "2026-09-20", "2026-12-20", "2027-02-01", "2055-12-31"] {
            let first = try #require(Day(start))
            for offset in 0..<25 {
                let day = try #require(first.adding(days: offset))
                for count in [1, 2, 5, 10, 20, 260] {
                    let term = time.due(after: day, workingDays: count)
                    #expect(time.workingDays(from: day, to: term.day) == count, "\(day) + \(count)")
                    #expect(time.workingDays(from: term.day, to: day) == -count)
                }
                let before = time.workingDay(before: day)
                #expect(before < day && time.workingDays(from: before, to: day) <= 1)
            }
        }
    }

    @Test func `the day of opening is Beijing's, to the second`() async throws {
        try await CaseWorld.run(on: .sqlite) { world in
            let midnight = BeijingTime.start(of: try #require(Day("2026-11-25")))
            world.clock.set(midnight.advanced(by: .microseconds(-1)))
            #expect(try await world.open().openTask?.due == Day("2026-11-26"))
            world.clock.set(midnight)
            #expect(try await world.open().openTask?.due == Day("2026-11-27"))
        }
    }

    @Test(arguments: Engine.allCases)
    func `a step is warned of one working day before and overdue when its day is over`(engine: Engine) async throws {
        try await CaseWorld.run(on: engine) { world in
            world.go(to: "2026-09-28")
            let id = try await world.open().id
            try await world.act(.yes, on: id, by: "zhong")
            // The form check opened on Monday the 28th; three working days end on 8 October, the day after the holidays.
            #expect(try await world.file(id)?.openTask?.due == Day("2026-10-08"))
            let warning = BeijingTime.start(of: try #require(Day("2026-09-30")))
            #expect(try await world.sweep(at: warning.advanced(by: .microseconds(-1))) == 0)
            #expect(try await world.sweep(at: warning) == 1)
            let over = BeijingTime.start(of: try #require(Day("2026-10-09")))
            #expect(try await world.sweep(at: over.advanced(by: .microseconds(-1))) == 0)
            #expect(try await world.file(id)?.openTask?.remaining == 0)
            #expect(try await world.sweep(at: over) == 1)
            #expect(try await world.sweep(at: over.advanced(by: .seconds(864_000))) == 0, "each fires once")
            #expect(try await world.file(id)?.openTask?.remaining ?? 0 < 0)
            #expect(try await world.events().suffix(2) == ["case.reminded", "case.overdue"])
            let counts = try await world.counts("huang")
            #expect(counts.toDo == 1 && counts.overdue == 1)
        }
    }

    @Test func `clocks stand still while the case is returned`() async throws {
        try await CaseWorld.run(on: .sqlite) { world in
            let id = try await world.open().id
            try await world.act(.yes, on: id, by: "zhong")
            try await world.act(.yes, on: id, by: "huang")
            world.go(to: "2026-11-26")
            let before = try await world.act(.back, on: id, by: "chen")
            #expect(before.due == Day("2026-12-08") && before.remaining == 8)
            world.go(to: "2026-12-14")
            #expect(try await world.file(id)?.remaining == 8, "twelve working days later eight are left")
            let again = try await world.act(.again, on: id, by: "li")
            #expect(again.due == Day("2026-12-24") && again.remaining == 8)
            #expect(again.openTask?.due == Day("2026-12-17"), "the step had three left")
            #expect(again.openTask?.remaining == 3)
        }
    }

    @Test func `what is returned reminds the applicant of her own term`() async throws {
        try await CaseWorld.run(on: .sqlite) { world in
            let id = try await world.open().id
            try await world.act(.back, on: id, by: "zhong")
            #expect(try await world.count("timer") == 2, "only the applicant's clock runs")
            #expect(try await world.sweep(at: BeijingTime.start(of: try #require(Day("2026-12-02")))) == 2)
            let events = try await world.events()
            #expect(events.contains("case.overdue"))
            #expect(!events.contains("case.reminded"), "nobody is warned of what is over already")
            #expect(try await world.toDo("li").first?.remaining ?? 0 < 0)
        }
    }

    @Test func `a case opens when the calendar has ended`() async throws {
        try await CaseWorld.run(on: .sqlite) { world in
            world.go(to: "2026-12-31")
            let file = try await world.open()
            #expect(file.openTask?.due == Day("2027-01-04") && file.openTask?.isProvisional == true)
            #expect(file.isProvisional)
            #expect(try await world.toDo("zhong").first?.remaining == 2)
        }
    }
}

extension CaseWorld {
    /// Goes to a moment and fires what is due; how many timers did.
    func sweep(at instant: Instant) async throws -> Int {
        clock.set(instant)
        return try await timers.sweep(instant)
    }

    func counts(_ account: String) async throws -> CaseCounts {
        let actor = actor(account)
        return try await store.read { [casework] in try casework.counts(for: actor, in: $0) }
    }
}
