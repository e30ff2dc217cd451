import HTTP
import NIOCore
import Standards
import Synchronization
import Testing

@Suite struct RequestTests {
    @Test(arguments: ["//evil.example", "/\\evil.example", "https://evil.example", "", "x", "/a b", "/\n", "/é"])
    func `a path that leads away is no local path`(text: String) {
        #expect(LocalPath(text) == nil)
    }

    @Test(arguments: ["/", "/datasets/resident?q=1&lang=zh"])
    func `a path of this site is one`(text: String) {
        #expect(LocalPath(text)?.text == text)
    }

    @Test func `a form is decoded within bounds`() throws {
        let form = try Form(encoded: "a=%E5%BC%A0+%E4%B8%89&b=&c=1&c=2&d")
        #expect(form["a"] == "张 三" && form["b"] == nil && form.all("c") == ["1", "2"] && form["d"] == nil)
        #expect(throws: Problem.malformed) { try Form(encoded: "a=%zz") }
        #expect(throws: Problem.malformed) { try Form(encoded: "a=%ff") }
        #expect(throws: Problem.malformed) { try Form(encoded: "a=%00") }
        let many = String(repeating: "a=1&", count: Limits.formFields + 1)
        #expect(throws: Problem.malformed) { try Form(encoded: many) }
    }

    @Test func `the language asked for most is chosen`() {
        #expect(Language(accept: "en;q=0.5, zh-CN;q=0.9") == .chinese)
        #expect(Language(accept: "en-GB,zh;q=0.9") == .english)
        #expect(Language(accept: "fr, de;q=0.8") == nil)
        #expect(Language(accept: "zh;q=0") == nil)
        #expect(Language(accept: nil) == nil)
    }

    @Test func `a limit lets a burst through and then one after the other`() {
        let now = Mutex<Int64>(0)
        let limit = RateLimit(
            burst: 3, every: .seconds(10), capacity: 100,
            clock: WallClock { Instant(microseconds: now.withLock { $0 }) })
        #expect((0..<3).allSatisfy { _ in limit.take("a") == nil })
        #expect(limit.take("a") == 10)
        #expect(limit.take("b") == nil)
        now.withLock { $0 = 10_000_000 }
        #expect(limit.take("a") == nil)
        #expect(limit.take("a") == 10)
    }

    @Test func `a flood of keys cannot grow the table`() {
        let limit = RateLimit(
            burst: 1, every: .seconds(10), capacity: 10, clock: WallClock { Instant(microseconds: 0) })
        for key in 0..<1_000 { _ = limit.take(String(key)) }
        #expect(limit.take("new") == nil)
    }

    @Test func `cells that a spreadsheet would compute are defused`() {
        #expect(CSVLine.text(["=1+1", "a,b", "say \"x\"", "plain"]) == "'=1+1,\"a,b\",\"say \"\"x\"\"\",plain\r\n")
    }
}

@Suite struct JSONTests {
    @Test func `what is written is read back`() throws {
        let text = #"{"a":[1,-2.5,true,null,"x\n\u4e2d\ud83d\ude00\\"],"b":{}}"#
        let json = try JSON(text.utf8)
        var writer = JSONWriter()
        json.write(to: &writer)
        #expect(try JSON(writer.buffer.readableBytesView) == json)
        #expect(json["a"] == .array([.integer(1), .number(-2.5), .boolean(true), .null, .text("x\n中😀\\")]))
    }

    @Test(arguments: [
        "", "{", "[1,]", "{\"a\":1,\"a\":2}", "01", "1e999", "\"\\ud800\"", "\"\u{1}\"", "nul", "1 2", "{\"a\"}", "[1",
        "\"\\x\"", "-", ".5", "\u{FEFF}1",
    ])
    func `what is no JSON is refused`(text: String) {
        #expect(throws: JSON.Fault.self) { try JSON(text.utf8) }
    }

    @Test func `depth is bounded`() {
        #expect(throws: JSON.Fault.self) { try JSON(String(repeating: "[", count: 100_000).utf8) }
    }
}
