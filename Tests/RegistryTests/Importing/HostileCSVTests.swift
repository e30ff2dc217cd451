import Authority
import Jobs
import Registry
import Standards
import Store
import TestSupport
import Testing

/// Files as they come from the outside, and files that somebody made to do harm.
@Suite struct HostileCSVTests {
    private static let header = RegistryCity.header

    private func load(_ text: String, on engine: Engine = .sqlite) async throws -> (ImportReport, [RefusedRow]) {
        try await load(Array(text.utf8), on: engine)
    }

    private func load(_ bytes: [UInt8], on engine: Engine = .sqlite) async throws -> (ImportReport, [RefusedRow]) {
        try await withCity(on: engine) { city in
            let job = try await city.submit(bytes)
            while try await city.jobs.runNext() {}
            return (try await city.report(job), try await city.refused(job))
        }
    }

    @Test(arguments: ["\n", "\r\n", "\r"])
    func `every kind of line end, blank lines and trailing separators do no harm`(end: String) async throws {
        let lines = [
            Self.header + ",,", "", RegistryCity.line(1) + ",,", ",,,,,,,", "", RegistryCity.line(2), "", "",
        ]
        let (report, refused) = try await load("\u{FEFF}" + lines.joined(separator: end))
        #expect(report.state == .done)
        #expect(report.added == 2)
        #expect(refused == [])
    }

    @Test func `line ends of three kinds in one file do no harm`() async throws {
        let text =
            Self.header + "\r" + RegistryCity.line(1) + "\r\n" + RegistryCity.line(2) + "\n" + RegistryCity.line(3)
        #expect(try await load(text).0.added == 3)
    }

    @Test func `a spreadsheet's tricks with zeros and apostrophes are understood`() async throws {
        let line = "=\"P1000001\",'=陈静,north,1990-01-02,=\"3\",\"=\"\"0760\"\"\""
        try await withCity(on: .sqlite) { city in
            #expect(try await city.load(Self.header + "\n" + line).added == 1)
            let values = try #require(try await city.record("P1000001")).values
            #expect(values["full-name"] == .text("=陈静"))
            #expect(values["children"] == .integer(3))
            #expect(values["phone"] == .text("0760"))
        }
    }

    @Test func `a key that comes twice in one file is refused the second time, whatever stands beside it`() async throws
    {
        let text = [Self.header, RegistryCity.line(1), " " + RegistryCity.line(1, children: 2), RegistryCity.line(2)]
            .joined(separator: "\n")
        let (report, refused) = try await load(text)
        #expect(report.added == 2)
        #expect(refused.map(\.line) == [3])
    }

    @Test func `a field of ten megabytes and a line of thirty cost one row each`() async throws {
        let field = "P9,\"" + String(repeating: "x", count: 10 << 20) + "\",north,1990-01-02,0,1"
        let line = String(repeating: "y", count: 30 << 20)
        let text = [Self.header, RegistryCity.line(1), field, RegistryCity.line(2), line, RegistryCity.line(3)]
            .joined(separator: "\n")
        let (report, refused) = try await load(text)
        #expect(report.state == .done)
        #expect(report.added == 3)
        #expect(refused.map(\.line) == [3, 5])
    }

    @Test(arguments: [
        String(repeating: "a,", count: 1_000_000), String(repeating: ",", count: 400_000),
        String(repeating: "x", count: 3 << 20), "\"" + String(repeating: "x", count: 3 << 20), "\0", "\"", "'",
        "full-name,full-name,town", "=1+1",
    ])
    func `a header that cannot be meant refuses the file`(header: String) async throws {
        try await withCity(on: .sqlite) { city in
            let bytes = Array((header + "\n" + RegistryCity.line(1)).utf8)
            await #expect(throws: RegistryError.self) { _ = try await city.submit(bytes) }
            let rows = try await city.rows()
            #expect(rows == 0)
        }
    }

    @Test func `half a character at the end and a NUL cost their rows`() async throws {
        let good = Array([Self.header, RegistryCity.line(1), ""].joined(separator: "\n").utf8)
        let nul = Array("P1000002,a\0b,north,,,\n".utf8)
        let half = Array("P1000003,陈".utf8).dropLast() + []
        let (report, refused) = try await load(good + nul + half)
        #expect(report.added == 1)
        #expect(refused.map(\.line) == [3, 4])
    }

    @Test func `a hundred thousand open quotes are read in bounded time`() async throws {
        let bad = String(repeating: "P1,\"x\n", count: 100_000)
        let (report, _) = try await load(Self.header + "\n" + RegistryCity.line(1) + "\n" + bad)
        #expect(report.added == 1)
    }
}
