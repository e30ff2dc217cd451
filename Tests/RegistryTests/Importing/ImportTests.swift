import Authority
import Journal
import Standards
import Store
import TestSupport
import Testing

@testable import Jobs
@testable import Registry

@Suite struct ImportTests {
    typealias City = RegistryCity

    @Test(arguments: Engine.allCases)
    func `good rows are loaded and bad rows come back with line, element, reason and mend`(engine: Engine) async throws
    {
        try await withCity(on: engine) { city in
            let report = try await city.load(
                """
                \(City.header)
                \(City.line(1))
                \(City.line(2, children: 99))
                P3,,north,1990-13-01,1,

                \(City.line(1, name: "王芳"))
                P4,a,north
                P5,"unclosed,north,1990-01-01,1,
                P6,李伟,north,2100-01-01,1,
                P7,李伟,north,,,
                """)
            #expect(report.state == .done)
            #expect(report.added == 2)
            #expect(report.refused == 6)
            #expect(report.bytes == report.totalBytes)
            let refused = try await city.refused(report.job)
            #expect(refused.map(\.line) == [3, 4, 4, 6, 7, 8, 9])
            #expect(Set(refused.filter { $0.line == 4 }.map(\.field)) == ["full-name", "birth-day"])
            #expect(refused.first { $0.line == 6 }?.code == "import.duplicate-key")
            #expect(refused.first { $0.line == 6 }?.reason.en.contains("line 2") == true)
            #expect(refused.first { $0.line == 7 }?.code == "import.field-count")
            #expect(refused.first { $0.line == 8 }?.code == "csv-unbalanced-quote")
            #expect(refused.first { $0.line == 9 }?.code == "check.born-late")
            #expect(refused.allSatisfy { !$0.reason.zh.isEmpty && !$0.mend.zh.isEmpty })
            #expect(try await city.record("P1000001")?.values["full-name"] == .text("陈静"))
            #expect(try await city.rows() == 2)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a redelivery without a change makes no version, a change makes one with what was before`(
        engine: Engine
    ) async throws {
        try await withCity(on: engine) { city in
            try await city.load(City.file(1...5))
            let again = try await city.load(City.file(1...5))
            #expect((again.added, again.changed, again.unchanged) == (0, 0, 5))
            city.clock.advance(by: .seconds(60))
            let changed = try await city.load(City.file(3...6, children: 2))
            #expect((changed.added, changed.changed, changed.unchanged) == (1, 3, 0))
            _ = try await city.journal.sealNow()
            let history = try await city.registry.history(
                "person", key: [.text("P1000003")], under: try city.permit(.history))
            #expect(history.map(\.version) == [1, 2])
            #expect(history[1].changes == ["children": .integer(2)])
            let (first, second) = (try #require(history[0].position), try #require(history[1].position))
            #expect(first < second)
            let then = try await city.registry.record(
                "person", key: [.text("P1000003")], at: second - 1, under: try city.permit(.plain))
            #expect(then?.values["children"] == .integer(0))
            #expect(try await city.rows() == 6)
            #expect(try await city.registry.verify().damages == 0)
        }
    }

    @Test(arguments: Engine.allCases)
    func `the same command imports once`(engine: Engine) async throws {
        try await withCity(on: engine) { city in
            let bytes = Array(City.file(1...3).utf8)
            let first = try await city.submit(bytes, command: "once")
            let second = try await city.submit(bytes, command: "once")
            #expect(first == second)
            while try await city.jobs.runNext() {}
            #expect(try await city.report(first).added == 3)
        }
    }

    @Test(arguments: Engine.allCases)
    func `two files that overlap leave every person once`(engine: Engine) async throws {
        try await withCity(on: engine) { city in
            _ = try await city.submit(Array(City.file(1...1_500).utf8))
            _ = try await city.submit(Array(City.file(1_000...2_500).utf8))
            async let left = city.jobs.runNext()
            async let right = city.jobs.runNext()
            _ = try await (left, right)
            while try await city.jobs.runNext() {}
            #expect(try await city.rows() == 2_500)
            #expect(try await city.registry.verify().damages == 0)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a process that vanishes between chunks is followed by one that goes on`(engine: Engine) async throws {
        try await withCity(on: engine) { city in
            let job = try await city.submit(Array(City.file(1...3_500).utf8))
            // Taken, two chunks written, and never ended: what kill -9 leaves.
            let context = try #require(try await city.jobs.take())
            try await city.registry.importHandler.run(context, atMost: 2)
            #expect(try await city.report(job).state == .running)
            #expect(try await city.rows() == 2_000)
            #expect(try await city.jobs.runNext() == false)
            city.clock.advance(by: .seconds(31))
            #expect(try await city.jobs.runNext())
            let report = try await city.report(job)
            #expect(report.state == .done)
            #expect((report.added, report.unchanged) == (3_500, 0))
            // The one that vanished wakes up: its lease is another's, and nothing of what it does stays.
            await #expect(throws: JobStopped.self) {
                try await city.registry.importHandler.run(context, atMost: 9)
            }
            #expect(try await city.rows() == 3_500)
            #expect(try await city.registry.verify().damages == 0)
        }
    }

    @Test(arguments: [
        ("", "import.empty"), ("\n\n", "import.empty"), ("\u{FEFF}", "import.empty"),
        ("person-number,full-name\n", "import.header"),
        ("编号,姓名,镇街,出生日期,子女数,电话,别的\n", "import.header"),
        ("编号,姓名,镇街,出生日期,子女数,电话,Full-Name\n", "import.header"),
    ])
    func `a file whose header does not fit is refused as a whole`(text: String, code: String) async throws {
        try await withCity(on: .sqlite) { city in
            let error = await #expect(throws: RegistryError.self) { try await city.submit(Array(text.utf8)) }
            #expect(error?.code.rawValue == code)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a header alone is an import of nothing`(engine: Engine) async throws {
        try await withCity(on: engine) { city in
            let report = try await city.load("编号;姓名;镇街;出生日期;子女数;电话\n")
            #expect(report.state == .done)
            #expect((report.accepted, report.refused) == (0, 0))
        }
    }

    @Test func `a header may be in Chinese, in another order, in GB 18030`() async throws {
        try await withCity(on: .sqlite) { city in
            let name: [UInt8] = [0xB3, 0xC2, 0xBE, 0xB2]
            let header = Array("town,full-name,person-number,birth-day,children,phone\n".utf8)
            let report = try await city.load(
                bytes: header + Array("north,".utf8) + name + Array(",P1,,,\nsouth,".utf8) + [0xB3, 0x2C]
                    + Array("P2,,,\n".utf8))
            #expect(report.encoding == .gb18030)
            #expect((report.added, report.refused) == (1, 1))
            #expect(try await city.record("P1")?.values["full-name"] == .text("陈静"))
        }
    }

    @Test func `the wrong encoding refuses the rows that show it`() async throws {
        try await withCity(on: .sqlite) { city in
            let row = Array("P1,".utf8) + [0xB3, 0xC2] + Array(",north,,,\n".utf8)
            let report = try await city.load(
                bytes: Array((City.header + "\n").utf8) + row + Array("P2,Ann,north,,,\n".utf8),
                format: CSVFormat(encoding: .utf8))
            #expect((report.added, report.refused) == (1, 1))
            #expect(try await city.refused(report.job).first?.code == "import.encoding")
        }
    }

    @Test func `too many refusals stop the import with a message`() async throws {
        try await withCity(on: .sqlite, refusals: 10) { city in
            let bad = (1...2_000).map { "P\($0),,north,,," }.joined(separator: "\n")
            let report = try await city.load(City.header + "\n" + bad)
            #expect(report.state == .failed)
            #expect(report.message?.zh.contains("10") == true)
            #expect(try await city.refused(report.job).count == 10)
        }
    }

    @Test func `a stopped import goes on where it was`() async throws {
        try await withCity(on: .sqlite) { city in
            let job = try await city.submit(Array(City.file(1...2_500).utf8))
            let jobs = city.jobs
            _ = try await city.store.write { try jobs.stop(job, in: $0) }
            #expect(try await city.jobs.runNext() == false)
            #expect(try await city.report(job).state == .stopped)
            _ = try await city.store.write { try jobs.resume(job, in: $0) }
            #expect(try await city.jobs.runNext())
            #expect(try await city.report(job).added == 2_500)
        }
    }

    @Test func `the list of refused rows can be mended and sent again as it is`() async throws {
        try await withCity(on: .sqlite) { city in
            let report = try await city.load("\(City.header)\nP1,陈静,nowhere,1990-01-01,1,\nP2,\"a,b\",north,,,\n")
            #expect(report.refused == 1)
            var bytes: [UInt8] = []
            for try await chunk in try await city.registry.refusedCSV(report.job, under: try city.permit(.import)) {
                bytes += chunk
            }
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(text.contains("行号"))
            let mended = try await city.load(text.replacing("nowhere", with: "north"))
            #expect((mended.added, mended.refused) == (1, 0))
        }
    }

    @Test func `a formula in a refused row is harmless in the list and comes back as it was`() async throws {
        try await withCity(on: .sqlite) { city in
            let formula = "=HYPERLINK(0)"
            let report = try await city.load("\(City.header)\nP1,\(formula),nowhere,1990-01-01,1,\n")
            var bytes: [UInt8] = []
            for try await chunk in try await city.registry.refusedCSV(report.job, under: try city.permit(.import)) {
                bytes += chunk
            }
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(text.contains("P1,'=HYPERLINK(0),"))
            try await city.load(text.replacing("nowhere", with: "north"))
            #expect(try await city.record("P1")?.values["full-name"] == .text(formula))
        }
    }
}
