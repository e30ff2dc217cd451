import Authority
import Journal
import Standards
import Store
import TestSupport
import Testing

@testable import Jobs
@testable import Registry

@Suite struct FirstLoadTests {
    typealias City = RegistryCity

    /// A city whose first file, however short, is loaded into a table of its own.
    static func withCity(
        on engine: Engine, refusals: Int64 = 100_000, _ body: (City) async throws -> Void
    ) async throws {
        try await RegistryTests.withCity(on: engine, refusals: refusals, firstLoad: 0, body)
    }

    /// What an index or a table of the dataset is called now.
    static func isLoading(_ city: City) async throws -> Bool {
        let shape = try #require(city.registry.shapes["person"])
        return try await city.store.read { try FirstLoad(shape: shape).open(in: $0) != nil }
    }

    static func step(_ city: City) async throws -> Bool {
        let shape = try #require(city.registry.shapes["person"])
        let now = city.clock.wall.now()
        return try await city.store.define { try FirstLoad(shape: shape).publish(at: now, in: $0) }
    }

    @Test(arguments: Engine.allCases)
    func `a first load ends as every other import does`(engine: Engine) async throws {
        try await Self.withCity(on: engine) { city in
            let report = try await city.load(City.file(1...2_500) + "P1,,north,,,\n" + City.line(7) + "\n")
            #expect(report.state == .done)
            #expect((report.added, report.changed, report.unchanged, report.refused) == (2_500, 0, 0, 2))
            #expect(try await city.refused(report.job).map(\.code) == ["import.required", "import.duplicate-key"])
            #expect(try await city.rows() == 2_500)
            #expect(try await Self.isLoading(city) == false)
            #expect(try await city.record("P1000007")?.values["full-name"] == .text("陈静"))
            let again = try await city.load(City.file(2_000...2_600, children: 1))
            #expect((again.added, again.changed) == (100, 501))
            let (rows, _) = try await ReadingTests.pages(city, PageQuery(equals: ["town": .text("north")], limit: 100))
            #expect(rows.count == (1...2_600).filter { $0 % 3 == 0 }.count)
            let verified = try await city.registry.verify()
            #expect((verified.damages, verified.versions) == (0, 3_101))
        }
    }

    @Test(arguments: Engine.allCases)
    func `the tables of a first load are those of a dataset that grew`(engine: Engine) async throws {
        let sql =
            switch engine {
            case .sqlite: "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'reg_person'"
            case .postgres: "SELECT indexname, indexdef FROM pg_catalog.pg_indexes WHERE tablename = 'reg_person'"
            }
        func indexes(_ city: City) async throws -> Set<String> {
            let found = try await city.store.read { try $0.query(sql) { (try $0.text(0), try $0.text(1)) } }
            return Set(
                found.map { name, definition in
                    definition.replacing(name, with: name.replacing("_load", with: "")).replacing("\"", with: "")
                })
        }
        try await Self.withCity(on: engine) { city in
            let before = try await indexes(city)
            try await city.load(City.file(1...20))
            #expect(try await indexes(city) == before)
            #expect(before.count == 5)
        }
    }

    @Test(arguments: Engine.allCases)
    func `readers see nothing of a first load before all of it`(engine: Engine) async throws {
        try await Self.withCity(on: engine) { city in
            let job = try await city.submit(Array(City.file(1...2_500).utf8))
            let context = try #require(try await city.jobs.take())
            try await city.registry.importHandler.run(context, atMost: 2)
            #expect(try await city.report(job).added == 2_000)
            #expect(try await city.rows() == 0)
            #expect(try await city.record("P1000001") == nil)
            #expect(try await city.registry.verify().damages == 0)
            city.clock.advance(by: .seconds(31))
            #expect(try await city.jobs.runNext())
            #expect(try await city.rows() == 2_500)
            #expect(try await city.record("P1000001") != nil)
        }
    }

    @Test(arguments: Engine.allCases, 0...4)
    func `a process that vanishes anywhere in a first load is followed by one that goes on`(
        engine: Engine, steps: Int
    ) async throws {
        try await Self.withCity(on: engine) { city in
            let job = try await city.submit(Array(City.file(1...3_500).utf8))
            let context = try #require(try await city.jobs.take())
            // All chunks are written and some of the steps done that make them visible: four indexes or the exchange.
            try await city.registry.importHandler.run(context, atMost: 4)
            for _ in 0..<steps { _ = try await Self.step(city) }
            #expect(try await city.registry.verify().damages == 0)
            city.clock.advance(by: .seconds(31))
            #expect(try await city.jobs.runNext())
            let report = try await city.report(job)
            #expect(report.state == .done)
            #expect((report.added, report.changed, report.unchanged) == (3_500, 0, 0))
            #expect(try await city.rows() == 3_500)
            #expect(try await Self.isLoading(city) == false)
            await #expect(throws: JobStopped.self) {
                try await city.registry.importHandler.run(context, atMost: 9)
            }
            let verified = try await city.registry.verify()
            #expect((verified.damages, verified.versions) == (0, 3_500))
        }
    }

    @Test(arguments: Engine.allCases)
    func `a load that became visible before its end goes on in the dataset`(engine: Engine) async throws {
        try await Self.withCity(on: engine) { city in
            let job = try await city.submit(Array(City.file(1...3_500).utf8))
            let context = try #require(try await city.jobs.take())
            try await city.registry.importHandler.run(context, atMost: 2)
            // Another file meets it, changes five persons whose rows are there and adds one that is still to come.
            let other = try await city.load(City.file([1, 2, 3, 4, 5, 3_000], children: 2))
            #expect((other.state, other.added, other.changed) == (.done, 1, 5))
            #expect(try await city.rows() == 2_001)
            city.clock.advance(by: .seconds(31))
            while try await city.jobs.runNext() {}
            let report = try await city.report(job)
            #expect((report.state, report.added, report.changed) == (.done, 3_499, 1))
            #expect(try await city.rows() == 3_500)
            #expect(try await city.registry.verify().damages == 0)
        }
    }

    @Test(arguments: Engine.allCases)
    func `two first loads at once leave every person once`(engine: Engine) async throws {
        try await Self.withCity(on: engine) { city in
            _ = try await city.submit(Array(City.file(1...3_500).utf8))
            _ = try await city.submit(Array(City.file(2_000...4_500).utf8))
            async let left = city.jobs.runNext()
            async let right = city.jobs.runNext()
            _ = try await (left, right)
            while try await city.jobs.runNext() {}
            #expect(try await city.rows() == 4_500)
            let verified = try await city.registry.verify()
            #expect((verified.damages, verified.versions) == (0, 4_500))
        }
    }

    @Test(arguments: Engine.allCases)
    func `a first load that is stopped shows what it acknowledged, and goes on`(engine: Engine) async throws {
        try await Self.withCity(on: engine) { city in
            let job = try await city.submit(Array(City.file(1...3_500).utf8))
            let context = try #require(try await city.jobs.take())
            let (jobs, handler) = (city.jobs, city.registry.importHandler)
            try await handler.run(context, atMost: 2)
            #expect(try await city.store.write { try jobs.stop(job, in: $0) })
            city.clock.advance(by: .seconds(31))
            await #expect(throws: JobStopped(reason: .asked)) { try await handler.run(context, atMost: 9) }
            #expect(try await city.rows() == 2_000)
            while try await city.jobs.runNext() {}
            #expect(try await city.report(job).state == .stopped)
            _ = try await city.store.write { try jobs.resume(job, in: $0) }
            while try await city.jobs.runNext() {}
            let report = try await city.report(job)
            #expect((report.state, report.added, report.unchanged) == (.done, 3_500, 0))
            #expect(try await city.rows() == 3_500)
            #expect(try await city.registry.verify().damages == 0)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a first load that fails shows its good rows`(engine: Engine) async throws {
        try await Self.withCity(on: engine, refusals: 10) { city in
            let bad = (1...30).map { "P\($0),,north,,," }.joined(separator: "\n")
            let report = try await city.load(City.file(1...1_500) + bad + "\n" + City.file(2_000...5_000))
            #expect(report.state == .failed)
            #expect(report.message?.en.contains("10") == true)
            #expect(try await city.rows() == report.added)
            #expect(report.added >= 1_500)
            #expect(try await city.refused(report.job).count == 10)
            #expect(try await city.registry.verify().damages == 0)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a first file without a good row leaves the dataset as it was`(engine: Engine) async throws {
        try await Self.withCity(on: engine) { city in
            let bad = try await city.load(City.header + "\nP1,,north,,,\n")
            #expect(bad.refused == 1)
            #expect(try await Self.isLoading(city) == false)
            #expect(try await city.load(City.header + "\n").state == .done)
            #expect(try await city.load(City.file(1...20)).added == 20)
            #expect(try await city.rows() == 20)
            #expect(try await city.registry.verify().damages == 0)
        }
    }

    @Test(arguments: Engine.allCases)
    func `verify finds a flipped byte in a load that is under way`(engine: Engine) async throws {
        try await Self.withCity(on: engine) { city in
            _ = try await city.submit(Array(City.file(1...1_500).utf8))
            let context = try #require(try await city.jobs.take())
            try await city.registry.importHandler.run(context, atMost: 1)
            _ = try await city.store.write {
                try $0.execute("UPDATE reg_person_load SET phone = '13800000001' WHERE person_number = 'P1000003'")
            }
            let verified = try await city.registry.verify()
            #expect(verified.findings.map(\.code) == [.record])
        }
    }
}
