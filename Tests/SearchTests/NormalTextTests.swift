import Testing

@testable import Search

/// How text is compared.
struct NormalTextTests {
    @Test(arguments: [
        ("  机动车　登记\t信息\n", "机动车 登记 信息"), ("ＡＢＣ１２３（号）", "abc123(号)"), ("Straße ΟΔΟΣ", "strasse οδοσ"), ("οδος", "οδοσ"),
        ("e\u{301}", "é"), ("ｶﾞ", "ガ"), ("㎡ ﬁ Ⅷ", "m2 fi viii"), ("ﾊﾟ\u{3000}", "パ"), ("a\u{0}b", "a\u{FFFD}b"), ("", ""),
        (" \u{2003}\u{85} ", ""),
        ("\u{A8}", "\u{308}"), ("𠮷", "𠮷"), ("\u{F900}", "豈"), ("Ǆ", "dž"),
    ])
    func `case, width and composition make no difference`(text: String, normal: String) {
        #expect(Array(NormalText.line(text).unicodeScalars) == Array(normal.unicodeScalars))
    }

    @Test func `every single character is normal once it was made so`() {
        for value in UInt32(1)...0x2FFFF {
            guard let scalar = Unicode.Scalar(value), !(0xAC00...0xD7A3).contains(value),
                !(0x4E00...0x9FFF).contains(value), !(0x20000...0x2A6DF).contains(value)
            else { continue }
            let line = NormalText.line("a\(scalar)b")
            guard NormalText.line(line).unicodeScalars.elementsEqual(line.unicodeScalars) else {
                Issue.record("U+\(String(value, radix: 16))")
                continue
            }
        }
    }

    @Test func `a term within another is looked for once, and the bounds hold`() {
        #expect(Terms("信息 登记信息 信息 登记").texts == ["登记信息"])
        #expect(Terms("a b ab ABC").texts == ["abc"])
        #expect(Terms("").texts.isEmpty)
        let many = Terms((0..<300).map { String(Unicode.Scalar(0x4E00 + $0) ?? "一") }.joined(separator: " "))
        #expect(many.texts.count == SearchQuery.mostTerms && many.isCut)
        let long = Terms(String(repeating: "甲乙", count: 300))
        #expect(long.texts.map(\.unicodeScalars.count) == [SearchQuery.mostCharacters] && long.isCut)
        #expect(Terms(String(repeating: "\u{FDFA}", count: 200)).texts.joined().unicodeScalars.count <= 200)
        #expect(!Terms(String(repeating: "字", count: 200)).isCut)
    }

    @Test func `grams of a term are among those of every text that holds it`() {
        var grams: Set<Int64> = []
        Gram.all(of: "公民身份号码 plate\n号牌", scope: 3, isTitle: false, into: &grams)
        for term in ["公", "号", "身份", "公民身份号码", "late", "lat", "e", "plate", "号牌"] {
            for most in [1, 2, 16] {
                #expect(
                    Gram.some(of: term, at: most, scopes: [3], isTitle: false).allSatisfy { grams.contains($0[0]) })
            }
        }
        for term in ["码 p", "码p", "e号", "lae", "plater"] {
            #expect(Gram.some(of: term, at: 16, scopes: [3], isTitle: false).contains { !grams.contains($0[0]) })
        }
        #expect(Gram.some(of: "公", at: 1, scopes: [2], isTitle: false).allSatisfy { !grams.contains($0[0]) })
        #expect(Gram.some(of: "公", at: 1, scopes: [3], isTitle: true).allSatisfy { !grams.contains($0[0]) })
    }
}
