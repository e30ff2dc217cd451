import NIOCore
import Testing

@testable import Exchange

@Suite struct `JSON of a body` {
    private func read(_ text: String, _ limits: JSONLimits = JSONLimits()) throws -> JSONTree {
        try JSONTree(ByteBuffer(string: text), limits: limits)
    }

    @Test func `is written canonically, numbers as they came`() throws {
        let text = " { \"b\" : [ 1.50 , -0 , 1e5, true , null ] , \"a\" : { \"\\u00e9\\n\\/\" : \"\\ud83d\\ude00\" } } "
        #expect(try read(text).canonical == "{\"a\":{\"é\\n/\":\"😀\"},\"b\":[1.50,-0,1e5,true,null]}")
    }

    @Test func `is refused where RFC 8259 refuses it`() {
        let wrong = [
            "", " ", "{]", "[1,]", "[,1]", "{\"a\"}", "{\"a\":}", "{a:1}", "'a'", "01", "1.", ".5", "+1", "1e", "-",
            "NaN",
            "tru", "truex", "\"\t\"", "\"\\x\"", "\"\\u12\"", "\"\\ud800\"", "\"\\ud800\\u0041\"", "\"\\udc00\"", "\"a",
            "1 2",
            "// x\n1",
        ]
        for text in wrong { #expect(throws: JSONFault.self, "\(text)") { try read(text) } }
        #expect(throws: JSONFault.self) { try JSONTree(ByteBuffer(bytes: [0x22, 0xC0, 0xAF, 0x22])) }
        #expect(throws: JSONFault.self) { try JSONTree(ByteBuffer(bytes: [0x22, 0xED, 0xA0, 0x80, 0x22])) }
    }

    @Test func `is bounded in bytes, depth and count`() throws {
        #expect(throws: JSONFault.tooLarge) { try read("[1,2,3]", JSONLimits(values: 3)) }
        #expect(throws: JSONFault.tooLarge) { try read("[[[1]]]", JSONLimits(depth: 2)) }
        #expect(throws: JSONFault.tooLarge) { try read("[1,2,3]", JSONLimits(bytes: 6)) }
        #expect(throws: JSONFault.duplicate(at: 7)) { try read("{\"a\":1,\"a\":2}") }
        _ = try read("[[1]]", JSONLimits(bytes: 5, depth: 2, values: 3))
    }

    @Test func `is found and wrapped by a pointer`() throws {
        let tree = try read("{\"a/b\":{\"~\":[1]}}")
        let pointer = try #require(JSONPointer("/a~1b/~0"))
        #expect(pointer.value(in: tree) == [1])
        #expect(pointer.wrapped("x").canonical == "{\"a/b\":{\"~\":\"x\"}}")
        #expect(pointer.description == "/a~1b/~0")
        #expect(JSONPointer("/a/b")?.value(in: tree) == nil)
        #expect(JSONPointer("")?.value(in: tree) == tree)
        #expect(JSONPointer(String(repeating: "/a", count: 17)) == nil)
    }
}
