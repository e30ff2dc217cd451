import Testing

@testable import Registry

@Suite struct EncodingTests {
    static let gb = [UInt8]([0xB3, 0xC2, 0xBE, 0xB2])  // 陈静

    @Test func `a mark or the bytes tell the encoding`() {
        #expect(EncodingGuess([0xEF, 0xBB, 0xBF, 0x61]) == .encoding(.utf8, mark: 3))
        #expect(EncodingGuess([0x84, 0x31, 0x95, 0x33, 0x61]) == .encoding(.gb18030, mark: 4))
        #expect(EncodingGuess([0xFF, 0xFE, 0x61, 0]) == .wide)
        #expect(EncodingGuess(Array("abc".utf8)) == .ascii)
        #expect(EncodingGuess(Array("陈静,男\n".utf8)) == .encoding(.utf8, mark: 0))
        #expect(EncodingGuess(Self.gb + Array(",1\n".utf8) + Self.gb) == .encoding(.gb18030, mark: 0))
    }

    @Test func `one bad byte does not make UTF-8 anything else`() {
        let bytes = Array(String(repeating: "陈静,男\n", count: 50).utf8) + [0xFF] + Array("李伟\n".utf8)
        #expect(EncodingGuess(bytes) == .encoding(.utf8, mark: 0))
    }

    @Test func `GB 18030 is decoded, of four bytes too, and what is malformed is refused`() throws {
        let characters = try #require(Characters(.gb18030))
        let text = { (bytes: [UInt8]) in characters.utf8(bytes[...]).map { String(decoding: $0, as: UTF8.self) } }
        #expect(text(Self.gb) == "陈静")
        #expect(text([0x82, 0x35, 0x8F, 0x33]) != nil)
        #expect(text([0x95, 0x32, 0x82, 0x36]) == "\u{20000}")
        #expect(text([0xB3]) == nil)
        #expect(text([0xFF, 0x41]) == nil)
        #expect(text(Self.gb) == "陈静")
    }

    @Test(
        arguments: [
            [0xC0, 0x80], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80],
            [0x80],
            [0xE4, 0xBD],
        ] as [[UInt8]])
    func `what is not UTF-8 is refused`(bytes: [UInt8]) throws {
        let characters = try #require(Characters(.utf8))
        #expect(characters.utf8(bytes[...]) == nil)
    }

    @Test func `the separator is the one that the header has most of`() {
        #expect(ImportSurvey.separator(of: Array("a;b;c,d\n".utf8)[...]) == UInt8(ascii: ";"))
        #expect(ImportSurvey.separator(of: Array("a\tb\n,,,,".utf8)[...]) == UInt8(ascii: "\t"))
        #expect(ImportSurvey.separator(of: Array("\"a;b;c\",d\n".utf8)[...]) == UInt8(ascii: ","))
        #expect(ImportSurvey.separator(of: []) == UInt8(ascii: ","))
    }
}
