import Standards
import Testing

@Suite struct `Data elements` {
    private func element(_ type: ElementType) -> DataElement {
        DataElement(
            id: "e", title: Localized(zh: "项", en: "Item"), definition: Localized(zh: "", en: ""), type: type,
            sensitivity: .open, mask: .none, source: "")
    }

    private func code(_ type: ElementType, _ text: String) -> String? {
        do {
            _ = try element(type).parse(text)
            return nil
        } catch { return error.code }
    }

    @Test(arguments: ["", " ", "\t", "　　", "\u{FEFF}", "\u{A0} \r\n"])
    func `read white space as nothing known`(text: String) throws {
        for type: ElementType in [.text(maximum: 5), .day, .money, .boolean, .identifier(.citizen), .code(list: "x")] {
            #expect(try element(type).parse(text) == .null)
        }
    }

    @Test func `trim what stands around free text and keep what stands inside`() throws {
        #expect(try element(.text(maximum: 5)).parse("　李 明 \n") == .text("李 明"))
        #expect(try element(.text(maximum: 5)).parse("Ａ１") == .text("Ａ１"))
    }

    @Test func `compose characters and count them after`() throws {
        #expect(try element(.text(maximum: 1)).parse("e\u{301}") == .text("\u{E9}"))
        let read = try element(.text(maximum: 1)).parse("e\u{301}")
        guard case .text(let text) = read else { return #expect(Bool(false)) }
        #expect(text.utf8.elementsEqual("\u{E9}".utf8))
        #expect(code(.text(maximum: 2), "李小明") == "text.too-long")
        #expect(code(.text(maximum: 2), String(repeating: "李", count: 100_000)) == "text.too-long")
        #expect(try element(.text(maximum: 2)).parse("𠮷明") == .text("𠮷明"))
    }

    @Test(arguments: [
        "a\u{0}b", "a\nb", "a\tb", "a\u{200B}b", "a\u{202E}b", "a\u{7F}", "a\u{85}b", "a\u{FEFF}b", "李\u{2028}明",
    ])
    func `refuse characters that nobody can see`(text: String) {
        #expect(code(.text(maximum: 50), text) == "text.control-character")
    }

    @Test func `refuse what a wrong encoding left`() throws {
        #expect(code(.text(maximum: 50), "李\u{FFFD}") == "text.encoding")
        let parser = ElementParser(element(.text(maximum: 50)))
        let bytes: [UInt8] = [0xC0, 0xEE, 0xC3, 0xF7]
        #expect(throws: ElementError.self) { try parser.parse(utf8: bytes.span) }
        let cut: [UInt8] = [0xE6, 0x9D]
        #expect(throws: ElementError.self) { try parser.parse(utf8: cut.span) }
    }

    @Test func `take codes of their list only`() throws {
        #expect(try element(.code(list: "gb2261.1-sex")).parse(" 1 ") == .text("1"))
        #expect(code(.code(list: "gb2261.1-sex"), "3") == "code.unknown")
        #expect(code(.code(list: "gb2261.1-sex"), "男") == "code.unknown")
        #expect(code(.code(list: "gb2261.1-sex"), "１") == "value.full-width")
        #expect(code(.code(list: "nobody-knows"), "1") == "code.unknown")
        let own = CodeList(
            id: "own", title: Localized(zh: "自有", en: "Own"), source: "", codes: [.init("甲", Localized(zh: "", en: ""))]
        )
        #expect(try element(.code(list: "own")).parse("甲", codes: { _ in own }) == .text("甲"))
    }

    @Test func `take identifiers in their one form`() throws {
        #expect(try element(.identifier(.citizen)).parse("11010519491231002x") == .text("11010519491231002X"))
        #expect(code(.identifier(.citizen), "110105194912310020") == "citizen-id.check-digit")
        #expect(code(.identifier(.citizen), "４４2000199003070018") == "value.full-width")
    }

    @Test(arguments: ["1990-03-07", "19900307", "1990/3/7", "1990/03/07", "1990-3-7", "1990年3月7日"])
    func `read days as people write them`(text: String) throws {
        #expect(try element(.day).parse(text) == .day(try #require(Day("1990-03-07"))))
    }

    @Test(arguments: [
        "1990-02-30", "32939", "1990-3/7", "90-3-7", "1990.3.7", "1990年3月7", "1990-03-07T", "1990--7", "07/03/1990",
    ])
    func `refuse other days`(text: String) {
        #expect(code(.day, text) == "day.form")
    }

    @Test func `read yes and no, money, numbers and moments`() throws {
        for text in ["是", "Y", "y", "1", "true", "TRUE"] {
            #expect(try element(.boolean).parse(text) == .boolean(true))
        }
        for text in ["否", "N", "0", "False"] { #expect(try element(.boolean).parse(text) == .boolean(false)) }
        #expect(code(.boolean, "maybe") == "boolean.form")
        #expect(try element(.money).parse("1,234.5") == .integer(123_450))
        #expect(code(.money, "1.234") == "money.form")
        #expect(try element(.integer(0...150)).parse("+42") == .integer(42))
        #expect(code(.integer(0...150), "151") == "integer.range")
        #expect(code(.integer(.min ... .max), "9223372036854775808") == "integer.form")
        #expect(try element(.integer(.min ... .max)).parse("-9223372036854775808") == .integer(.min))
        #expect(code(.integer(0...150), "4.0") == "integer.form")
        #expect(
            try element(.instant).parse("2026-11-24 11:04:05")
                == .instant(try #require(Instant("2026-11-24T03:04:05Z"))))
        #expect(code(.instant, "2026-11-24") == "instant.form")
    }

    @Test func `read back every value that they write`() throws {
        var dice = Dice(seed: 17)
        for _ in 0..<2_000 {
            let number = Int64.random(in: .min ... .max, using: &dice)
            let day = try #require(
                Day(ordinal: Int32.random(in: Day.earliest.ordinal...Day.latest.ordinal, using: &dice)))
            let instant = Instant(
                microseconds: Int64.random(in: -60_000_000_000_000_000...250_000_000_000_000_000, using: &dice))
            let cases: [(ElementType, Datum)] = [
                (.integer(.min ... .max), .integer(number)), (.money, .integer(number)), (.day, .day(day)),
                (.instant, .instant(instant)), (.boolean, .boolean(number > 0)), (.text(maximum: 9), .null),
            ]
            for (type, datum) in cases {
                #expect(try element(type).parse(element(type).text(of: datum)) == datum)
            }
            let free = element(.text(maximum: 40))
            if let read = try? free.parse(dice.text(upTo: 40)) { #expect(try free.parse(free.text(of: read)) == read) }
        }
    }
}

@Suite struct `Hostile input` {
    @Test func `never traps a parser`() {
        var dice = Dice(seed: 23)
        let types: [ElementType] =
            [.text(maximum: 20), .code(list: "gb3304-ethnic-group"), .integer(0...9), .money, .day, .instant, .boolean]
            + IdentifierKind.allCases.map { .identifier($0) }
        let parsers = types.map { type in
            ElementParser(
                DataElement(
                    id: "e", title: Localized(zh: "", en: ""), definition: Localized(zh: "", en: ""), type: type,
                    sensitivity: .open, mask: .none, source: ""))
        }
        for round in 0..<3_000 {
            let bytes = round % 2 == 0 ? dice.bytes(upTo: 40) : Array(dice.text(upTo: 24).utf8)
            for parser in parsers {
                guard let datum = try? parser.parse(utf8: bytes.span), !datum.isNull else { continue }
                #expect(parser.text(of: datum).isEmpty == false)
            }
            let text = String(decoding: bytes, as: UTF8.self)
            _ = (Day(text), Instant(text), Money(text), SortKey.text(text), Divisions.china.path(of: text))
        }
    }

    @Test func `is not repeated in errors`() {
        let secret = "440000199003070018"
        let error = IdentifierKind.citizen.check(secret)
        #expect(error != nil && !"\(String(describing: error)) \(error?.message.zh ?? "")".contains("19900307"))
    }
}
