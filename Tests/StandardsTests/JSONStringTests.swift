import Foundation
import Standards
import Testing

@Suite struct JSONStringTests {
    @Test(arguments: [
        "", "中山市", "a\"b\\c/d", "line\nend\r\ttab", "\0\u{1}\u{1F}\u{7F}", "\u{8}\u{C}", "\u{2028}😀é", "e\u{301}",
    ])
    func `a text reads back from its JSON string as it was`(text: String) throws {
        let read = try JSONDecoder().decode([String].self, from: Data("[\(text.jsonString)]".utf8))
        #expect(read.map { Array($0.utf8) } == [Array(text.utf8)])
    }

    @Test func `only what must be escaped is`() {
        #expect("a/b 中 \"\\\n\u{1}".jsonString == "\"a/b 中 \\\"\\\\\\n\\u0001\"")
    }

    @Test func `texts make an array`() {
        #expect(["a", "b\""].jsonArray == #"["a","b\""]"#)
        #expect([String]().jsonArray == "[]")
    }
}
