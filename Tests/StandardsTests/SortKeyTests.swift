import Testing

@testable import Standards

/// What a list narrowed by a beginning relies on: it walks an index from the key of the beginning to the last key that
/// starts with it.
@Suite struct SortKeyTests {
    /// Scalars of every class: signs, letters, full-width ones, both levels of GB 2312, others, and the ends of ranges.
    private static let scalars = Array(
        " !09AZaz{}~\u{0}\u{7F}é　！Ａｚ～啊齄做亍龠㐀𠮷\u{D7FF}\u{E000}\u{FFFF}\u{10FFFF}".unicodeScalars)

    private static func texts(upTo length: Int) -> [[Unicode.Scalar]] {
        var texts: [[Unicode.Scalar]] = [[]]
        var last = texts
        for _ in 0..<length {
            last = last.flatMap { text in scalars.map { text + [$0] } }
            texts += last
        }
        return texts
    }

    private static func key(_ scalars: some Sequence<Unicode.Scalar>) -> [UInt8] {
        var text = ""
        text.unicodeScalars.append(contentsOf: scalars)
        return Array(SortKey.text(text).utf8)
    }

    @Test func `the key of a beginning is the beginning of the key`() {
        for text in Self.texts(upTo: 2) {
            let key = Self.key(text)
            for length in 0...text.count { #expect(key.starts(with: Self.key(text.prefix(length)))) }
        }
    }

    @Test func `a key that starts with another is of a text that starts with the same letters`() {
        let beginnings = Self.texts(upTo: 1).map { ($0.count, Self.key($0)) }
        for text in Self.texts(upTo: 2) {
            let key = Self.key(text)
            for (length, beginning) in beginnings where key.starts(with: beginning) {
                #expect(Self.key(text.prefix(length)) == beginning)
            }
        }
    }

    @Test func `keys are printable ASCII below the character that ends a range`() {
        for text in Self.texts(upTo: 1) { #expect(Self.key(text).allSatisfy { (0x20..<0x7F).contains($0) }) }
    }
}
