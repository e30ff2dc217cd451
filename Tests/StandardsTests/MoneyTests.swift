import Standards
import Testing

@Suite struct `Amounts of money` {
    @Test(arguments: [
        ("1234.50", 123_450), ("1,234.5", 123_450), ("¥1,234,567.89", 123_456_789), ("-3", -300), ("￥0.01", 1),
        ("10元", 1_000),
        ("0", 0), ("-¥0.05", -5), ("92233720368547758.07", Int64.max), ("-92233720368547758.08", Int64.min),
    ])
    func `is read in yuan and kept in fen`(text: String, fen: Int64) {
        #expect(Money(text)?.fen == fen)
    }

    @Test(arguments: [
        "", "1.234", "1.", ".5", "1,23", "1,2345", "12,34,567", "1e3", "92233720368547758.08", "--1", "1 2", "¥", "元",
        "１",
        "99999999999999999999", ",123", "1,,234", "0x1", "1.-5", "1234,567",
    ])
    func `is refused when it is no amount`(text: String) {
        #expect(Money(text) == nil)
    }

    @Test func `is written as people read it`() {
        #expect(Money(fen: 123_450).text == "¥1,234.50")
        #expect(Money(fen: -5).text == "-¥0.05")
        #expect(Money(fen: 99_999).plain == "999.99")
        #expect(Money(fen: .min).text == "-¥92,233,720,368,547,758.08")
    }

    @Test func `reads back both its forms`() {
        var dice = Dice(seed: 3)
        for _ in 0..<1_000 {
            let money = Money(fen: Int64.random(in: .min ... .max, using: &dice))
            #expect(Money(money.text) == money)
            #expect(Money(money.plain) == money)
        }
    }

    @Test func `never overflows`() {
        #expect(Money(fen: .max).adding(Money(fen: 1)) == nil)
        #expect(Money(fen: .min).subtracting(Money(fen: 1)) == nil)
        #expect(Money(fen: .max).times(2) == nil)
        #expect(Money(fen: 1).adding(Money(fen: 2)) == Money(fen: 3))
    }

    @Test func `loses nothing when it is divided`() throws {
        let parts = try #require(Money(fen: -1_000).divided(into: 3))
        #expect(parts.map(\.fen) == [-334, -333, -333])
        #expect(Money(fen: 5).divided(into: 0) == nil)
    }
}

@Suite struct `Sort keys` {
    @Test func `put names in the order of pinyin, Latin letters first`() {
        let names = ["张三", "李四", "Zhang", "陈一", "abel", "欧阳修", "王五", "李", "阿明", "10号", "曾伟", "赵六"]
        let sorted = names.sorted { SortKey.text($0) < SortKey.text($1) }
        #expect(sorted == ["10号", "abel", "Zhang", "阿明", "陈一", "李", "李四", "欧阳修", "王五", "曾伟", "张三", "赵六"])
    }

    @Test func `put level two and rare characters behind`() {
        #expect(SortKey.text("做") < SortKey.text("亍"))
        #expect(SortKey.text("齄") < SortKey.text("㐀"))
        #expect(SortKey.text("㐀") < SortKey.text("𠮷"))
    }

    @Test func `do not see case and width`() {
        #expect(SortKey.text("ＡＢＣ") == SortKey.text("abc"))
        #expect(SortKey.text("Macao") == SortKey.text("MACAO"))
    }

    @Test func `are printable ASCII and put a name before its longer ones`() {
        var dice = Dice(seed: 5)
        for _ in 0..<1_000 {
            let (short, more) = (dice.text(upTo: 8), dice.text(upTo: 4))
            let key = SortKey.text(short)
            #expect(key.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F })
            #expect(SortKey.text(short + more) >= key)
        }
        #expect(SortKey.text("{|}~\u{0}").utf8.count == 25)
    }
}
