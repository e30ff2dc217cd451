import Standards
import Testing

@Suite struct `Masks` {
    @Test(arguments: [
        ("李明", "李*"), ("李小明", "李**"), ("欧阳修", "欧阳*"), ("司徒美堂", "司徒**"), ("欧阳", "欧*"), ("李", "*"),
        ("John Smith", "J***"),
        ("阿卜杜拉·买买提", "阿***"), ("𠮷田", "𠮷*"), ("e\u{301}lan vital", "e\u{301}***"), ("", ""),
        ("爱新觉罗启", "爱**"),
    ])
    func `of names keep the family name`(name: String, masked: String) {
        #expect(Mask.name.apply(to: name) == masked)
    }

    @Test(arguments: [
        ("442000199003070018", "442000********0018"), ("CAN110081080310", "CAN110*****0310"), ("E12345678", "E****78"),
        ("H1234", "****"), ("442000199003 0018", "****"), ("身份证号码是四四二零零零一九九零零三零七", "****"),
    ])
    func `of identity numbers keep both ends`(number: String, masked: String) {
        #expect(Mask.identity.apply(to: number) == masked)
    }

    @Test(arguments: [
        ("13812345678", "138****5678"), ("0760-88881234", "076****1234"), ("88881234", "****34"), ("12345", "****"),
        ("见13812345678", "****"), ("138 1234 5678", "138****5678"),
    ])
    func `of telephones keep both ends`(number: String, masked: String) {
        #expect(Mask.phone.apply(to: number) == masked)
    }

    @Test(arguments: [
        ("广东省中山市小榄镇升平中路8号", "广东省中山市小榄镇****"), ("广东省中山市古镇镇海洲村", "广东省中山市古镇镇****"),
        ("广东省中山市三乡镇文昌路", "广东省中山市三乡镇****"), ("中山市东区街道中山五路", "中山市东区街道****"),
        ("江西省景德镇市珠山区新厂街道1号", "江西省景德镇市珠山区新厂街道****"), ("广州市天河区五山路", "广州市天河区****"),
        ("中山市阳光小区3栋501", "中山市****"), ("中山市石岐民生路镇南街", "中山市****"), ("升平中路8号", "****"),
        ("广西壮族自治区南宁市青秀区新竹街道", "广西壮族自治区南宁市青秀区新竹街道****"), ("Flat 3, Hong Kong", "****"), ("镇镇镇镇", "镇镇镇镇****"),
    ])
    func `of addresses end at the town`(address: String, masked: String) {
        #expect(Mask.address.apply(to: address) == masked)
    }

    @Test func `of days keep the year`() throws {
        #expect(Mask.date.apply(to: "1990-03-07") == "1990-**-**")
        #expect(Mask.date.apply(to: "19900307") == "1990-**-**")
        #expect(Mask.date.apply(to: "昨天") == "****-**-**")
        #expect(Mask.date.apply(to: .day(try #require(Day("1990-03-07")))) == .text("1990-**-**"))
    }

    @Test func `leave nothing but asterisks of whole values, and nothing of nothing`() {
        #expect(Mask.whole.apply(to: "任何内容") == "****")
        #expect(Mask.whole.apply(to: .integer(5)) == .text("****"))
        #expect(Mask.name.apply(to: .boolean(true)) == .text("****"))
        for mask in Mask.allCases { #expect(mask.apply(to: .null) == .null) }
        #expect(Mask.none.apply(to: .integer(5)) == .integer(5))
    }

    @Test func `never show a hidden part`() {
        var dice = Dice(seed: 11)
        let letters = Array("甲乙丙丁戊己庚辛壬癸")
        for _ in 0..<500 {
            let name = letters.shuffled(using: &dice).prefix(Int.random(in: 2...6, using: &dice))
            let masked = Mask.name.apply(to: String(name))
            for hidden in name.dropFirst() { #expect(!masked.contains(hidden)) }
            let number = (0..<18).map { _ in String(Int.random(in: 0...9, using: &dice)) }.joined()
            #expect(!Mask.identity.apply(to: number).contains(number.dropFirst(6).prefix(8)))
        }
    }

    @Test func `are as short as they are for everybody, whatever comes in`() {
        var dice = Dice(seed: 13)
        for _ in 0..<2_000 {
            let text = dice.text(upTo: 80)
            for mask in Mask.allCases where mask != .none {
                #expect(mask.apply(to: text).count <= 20, "\(mask) \(text)")
            }
        }
        let zalgo = "李" + String(repeating: "\u{301}", count: 10_000) + "明"
        #expect(Mask.name.apply(to: zalgo).unicodeScalars.count < 5)
    }
}
