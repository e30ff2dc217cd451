import Registry
import Testing

/// References and cursors come back from addresses: whoever writes them differently has made them up.
@Suite struct ReferenceTests {
    @Test(arguments: ["0-0", "12-57", "9223372036854775807-9223372036854775807"])
    func `a reference is read as it was written`(_ text: String) throws {
        #expect(try #require(RecordReference(text)).description == text)
        #expect(try #require(Cursor("a" + text)).description == "a" + text)
        #expect(try #require(Cursor("b" + text)).description == "b" + text)
    }

    @Test(arguments: [
        "", "-", "1", "1-", "-1", "1-2-3", "01-2", "1-02", "00-0", "+1-2", "1--2", "1- 2", "１-2", "a-b",
        "9223372036854775808-0", "0-9223372036854775808",
    ])
    func `another spelling is no reference`(_ text: String) {
        #expect(RecordReference(text) == nil)
        #expect(Cursor("a" + text) == nil)
    }

    @Test func `a cursor needs its side`() {
        #expect(Cursor("12-57") == nil)
        #expect(Cursor("c12-57") == nil)
        #expect(Cursor("a\u{301}12-57") == nil)
    }
}
