import HTTP
import Testing

@testable import API

@Suite struct BodyReaderTests {
    private func reader(_ text: String) throws -> BodyReader {
        try BodyReader(try JSON(text.utf8), only: ["name", "limit", "where"])
    }

    @Test(arguments: ["[]", "1", "null", "\"x\"", #"{"nmae":"x"}"#])
    func `only an object with known members is read`(text: String) {
        #expect(throws: Problem.self) { try reader(text) }
    }

    @Test func `members of another type are refused where they stand`() throws {
        let body = try reader(#"{"name":1,"limit":"5","where":{"town":2}}"#)
        #expect(throws: Problem.self) { try body.text("name") }
        #expect(throws: Problem.self) { try body.integer("limit", in: 1...10) }
        #expect(throws: Problem.self) { try body.texts("where") }
        #expect(throws: Problem.self) { try body.object("name", only: []) }
        do {
            _ = try body.texts("where")
        } catch {
            #expect(error.pointer == "/where/town")
        }
    }

    @Test func `null is absent, and what fits is read`() throws {
        let body = try reader(#"{"name":null,"limit":10,"where":{"town":"x"}}"#)
        #expect(try body.text("name") == nil)
        #expect(throws: Problem.self) { try body.requiredText("name") }
        #expect(try body.integer("limit", in: 1...10) == 10)
        #expect(throws: Problem.self) { try body.integer("limit", in: 1...9) }
        #expect(try body.texts("where") == ["town": "x"])
    }

    @Test func `a text with NUL is no JSON of ours`() {
        #expect(throws: JSON.Fault.self) { try JSON(#""a\u0000b""#.utf8) }
    }
}
