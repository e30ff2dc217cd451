import Authority
import Casework
import Journal
import Standards
import Store
import Testing

/// Acting for somebody who is away.
@Suite struct AbsenceTests {
    @Test(arguments: Engine.allCases)
    func `a deputy acts for the absent leader on the days of the absence`(engine: Engine) async throws {
        try await CaseWorld.run(on: engine) { world in
            world.directory.put(TestCity.person("wang", "social-security", []))
            let id = try await world.open().id
            try await world.absent("zhong", deputy: "wang", from: "2026-11-25", to: "2026-11-26")
            #expect(try await world.file(id, for: "wang") == nil, "not yet")
            world.go(to: "2026-11-25")
            #expect(try await world.toDo("wang").map(\.seat.actingFor) == ["zhong"])
            #expect(try await world.counts("wang").toDo == 1)
            #expect(try await world.seats("zhong", id).count == 1, "the leader may act from wherever she is")
            world.go(to: "2026-11-27")
            #expect(try await world.seats("wang", id).isEmpty, "not any more")
            world.go(to: "2026-11-26")
            let file = try await world.act(.yes, on: id, by: "wang")
            #expect(file.tasks[0].by == "wang" && file.tasks[0].actingFor == "zhong")
            #expect(file.tasks[0].actingForName == "姓名-zhong")
            world.go(to: "2026-12-10")
            #expect(try await world.file(id, for: "wang") != nil, "she sees what she decided")
        }
    }

    @Test func `nobody acts on the applicant's own request, for her or through her`() async throws {
        try await CaseWorld.run(on: .sqlite) { world in
            // The leader asks herself, and her deputy is there.
            world.directory.put(TestCity.person("wang", "social-security", []))
            try await world.absent("zhong", deputy: "wang", from: "2026-11-24", to: "2026-11-30")
            let own = try await world.open(by: "zhong").id
            #expect(try await world.refusal(.yes, on: own, by: "wang") == "case.own")
            #expect(try await world.toDo("wang").isEmpty)
            #expect(try await world.toDo("zhong").isEmpty)
            #expect(try await world.counts("zhong").toDo == 0)
            // The clerk asks, and is the leader's deputy.
            world.directory.put(TestCity.person("zhou", "social-security", ["chief-data-officer"]))
            try await world.absent("zhou", deputy: "li", from: "2026-11-24", to: "2026-11-30")
            let other = try await world.open(by: "li").id
            #expect(try await world.refusal(.yes, on: other, by: "li") == "case.own")
            #expect(try await world.toDo("li").map(\.file.id) == [own], "in the absent leader's post, what is not hers")
        }
    }

    @Test func `a second account of the applicant does not decide either`() async throws {
        try await CaseWorld.run(on: .sqlite) { world in
            world.directory.put(
                TestCity.person("li2", "social-security", ["chief-data-officer"], person: "p-li"))
            let id = try await world.open(by: "li").id
            #expect(try await world.refusal(.yes, on: id, by: "li2") == "case.own")
            #expect(try await world.toDo("li2").isEmpty)
        }
    }

    @Test func `a deputy has no deputy, and lends nothing that was lent to her`() async throws {
        try await CaseWorld.run(on: .sqlite) { world in
            for name in ["wang", "zhao"] { world.directory.put(TestCity.person(name, "social-security", [])) }
            let id = try await world.open().id
            try await world.absent("zhong", deputy: "wang", from: "2026-11-24", to: "2026-11-30")
            // The deputy falls ill later: recording it is possible, and gives her deputy nothing of the leader's.
            await #expect(throws: Refusal.self, "she holds no post to lend") {
                try await world.absent("wang", deputy: "zhao", from: "2026-11-24", to: "2026-11-30")
            }
            world.directory.put(TestCity.person("wang", "social-security", ["data-clerk"]))
            try await world.absent("wang", deputy: "zhao", from: "2026-11-24", to: "2026-11-30")
            #expect(try await world.seats("zhao", id).isEmpty)
            #expect(try await world.seats("wang", id).count == 1)
            #expect(
                try await world.absenceRefusal("li", deputy: "wang", from: "2026-11-28", to: "2026-12-01")
                    == "absence.deputy-absent")
        }
    }

    @Test func `a deputy of another organisation is refused, and one who moves away acts no more`() async throws {
        try await CaseWorld.run(on: .sqlite) { world in
            world.directory.put(TestCity.person("wang", "social-security", []))
            #expect(
                try await world.absenceRefusal("zhong", deputy: "chen", from: "2026-11-24", to: "2026-11-30")
                    == "absence.deputy-outside")
            let id = try await world.open().id
            try await world.absent("zhong", deputy: "wang", from: "2026-11-24", to: "2026-11-30")
            #expect(try await world.seats("wang", id).count == 1)
            world.directory.put(TestCity.person("wang", "health", []))
            #expect(try await world.seats("wang", id).isEmpty)
            world.directory.put(TestCity.person("wang", "social-security", []))
            world.directory.put(TestCity.person("zhong", "social-security", []))
            #expect(try await world.seats("wang", id).isEmpty, "who has lost the post lends it to nobody")
            world.directory.remove("zhong")
            #expect(try await world.seats("wang", id).isEmpty)
        }
    }

    @Test(arguments: Engine.allCases)
    func `an absence is refused in words or recorded once`(engine: Engine) async throws {
        try await CaseWorld.run(on: engine) { world in
            world.directory.put(TestCity.person("wang", "social-security", []))
            let post = Assignment(role: "chief-data-officer", organisation: "social-security")
            for (account, deputy, from, to, by, code) in [
                ("zhong", "zhong", "2026-11-24", "2026-11-25", "zhong", "absence.own-deputy"),
                ("zhong", "nobody", "2026-11-24", "2026-11-25", "zhong", "absence.unknown-account"),
                ("zhong", "a\u{0}b", "2026-11-24", "2026-11-25", "zhong", "absence.unknown-account"),
                ("zhong", "wang", "2026-11-26", "2026-11-25", "zhong", "absence.new"),
                ("zhong", "wang", "2026-11-23", "2026-11-25", "zhong", "absence.new"),
                ("zhong", "wang", "2026-11-24", "2028-11-25", "zhong", "absence.new"),
                ("zhong", "wang", "2026-11-24", "2026-11-25", "wang", "absence.not-yours"),
                ("zhong", "wang", "2026-11-24", "2026-11-25", "li", "absence.not-yours"),
                ("li", "wang", "2026-11-24", "2026-11-25", "li", "absence.post-not-held"),
            ] {
                let refused = try await world.absenceRefusal(
                    account, deputy: deputy, from: from, to: to, post: post, by: by)
                #expect(refused == code, "\(deputy) \(from) by \(by)")
            }
            let absence = try await world.absent(
                "zhong", deputy: "wang", from: "2026-11-24", to: "2026-11-25", post: post)
            #expect(
                try await world.absenceRefusal("zhong", deputy: "wang", from: "2026-11-25", to: "2026-11-25")
                    == "absence.overlaps")
            let page = try await world.store.read { [casework = world.casework] in
                try casework.absences(in: "social-security", in: $0)
            }
            #expect(page.items == [absence])
            let command = try world.command
            for _ in 0..<2 { #expect(try await world.end(absence.id, by: "wang", command: command) == nil) }
            #expect(try await world.end(absence.id, by: "zhong") == "absence.over")
            #expect(try await world.end(absence.id, by: "chen") == "absence.unknown")
            #expect(try await world.end(ID(rawValue: "\u{0}"), by: "chen") == "absence.unknown")
            #expect(try await world.events() == ["case.absence", "case.absence-ended"])
        }
    }

    @Test func `the other holder of a post names a deputy, but never herself`() async throws {
        try await CaseWorld.run(on: .sqlite) { world in
            world.directory.put(TestCity.person("zhou", "social-security", ["chief-data-officer"]))
            world.directory.put(TestCity.person("wang", "social-security", []))
            let post = Assignment(role: "chief-data-officer", organisation: "social-security")
            #expect(
                try await world.absenceRefusal(
                    "zhong", deputy: "zhou", from: "2026-11-24", to: "2026-11-25", post: post, by: "zhou")
                    == "absence.not-yours")
            try await world.absent(
                "zhong", deputy: "wang", from: "2026-11-24", to: "2026-11-25", post: post, by: "zhou")
            let id = try await world.open().id
            #expect(try await world.seats("wang", id).first?.actingFor == "zhong")
        }
    }
}

extension CaseWorld {
    func absenceRefusal(
        _ account: String, deputy: String, from: String, to: String, post: Assignment? = nil, by: String? = nil
    ) async throws -> String? {
        do {
            try await absent(account, deputy: deputy, from: from, to: to, post: post, by: by)
            return nil
        } catch let refusal as Refusal {
            return refusal.code
        }
    }

    func end(_ id: ID<Absence>, by account: String, command: CommandID? = nil) async throws -> String? {
        let (actor, command) = (actor(account), try command ?? self.command)
        do {
            _ = try await store.write { [casework] in
                try casework.endAbsence(id, by: actor, command: command, in: $0)
            }
            return nil
        } catch let refusal as Refusal {
            return refusal.code
        }
    }
}
