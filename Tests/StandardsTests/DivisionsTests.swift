import Standards
import Testing

@Suite struct `Divisions by code` {
    private let today = Day("2026-11-24") ?? .latest
    private let before = Day("2021-07-18") ?? .latest

    @Test func `of China have 34 provinces`() {
        #expect(Divisions.china.all.filter { $0.level == .province }.count == 34)
        #expect(Divisions.china["810000"]?.name.en == "Hong Kong")
    }

    @Test func `of Guangdong are 21 prefectures with 122 counties`() {
        let prefectures = Divisions.guangdong.children(of: "440000", on: today)
        #expect(prefectures.count == 21)
        #expect(
            prefectures.flatMap { Divisions.guangdong.children(of: $0.code, on: today) }
                .filter { $0.level == .county }.count == 122)
    }

    @Test func `of Zhongshan are eight subdistricts and fifteen towns today, six and eighteen before`() {
        let now = Divisions.guangdong.children(of: "442000", on: today)
        #expect(now.count == 23)
        #expect(now.filter { $0.name.zh.hasSuffix("街道") }.count == 8)
        let then = Divisions.guangdong.children(of: "442000", on: before)
        #expect(then.count == 24)
        #expect(then.filter { $0.name.zh.hasSuffix("街道") }.count == 6)
    }

    @Test func `say what they became and what they were`() {
        #expect(Divisions.china.successors(of: "442000104", on: today).map(\.name.zh) == ["小榄镇"])
        #expect(Divisions.china.predecessors(of: "442000118", on: before).map(\.code) == ["442000100", "442000104"])
        #expect(Divisions.china.successors(of: "442000102", on: today).map(\.name.zh) == ["民众街道"])
        #expect(Divisions.china.successors(of: "440116", on: today).map(\.name.zh) == ["黄埔区"])
        #expect(Divisions.china.successors(of: "440182", on: today).map(\.name.zh) == ["花都区"])
        #expect(Divisions.china.successors(of: "999999", on: today).isEmpty)
    }

    @Test func `are named from the province down`() {
        #expect(Divisions.china.path(of: "442000118001").map(\.name.zh) == ["广东省", "中山市", "小榄镇"])
        #expect(Divisions.china.path(of: "431127").map(\.name.zh) == ["湖南省", "永州市"])
        #expect(Divisions.china.path(of: "429004").map(\.name.zh) == ["湖北省", "仙桃市"])
        #expect(Divisions.china.path(of: "").isEmpty)
    }

    @Test func `hang together`() {
        for division in Divisions.china.all {
            #expect(IdentifierKind.division.check(division.code) == nil)
            if let parent = division.parent { #expect(Divisions.china[parent] != nil, "\(division.code)") }
            for code in division.successors { #expect(Divisions.china[code] != nil, "\(division.code)") }
            for code in division.predecessors { #expect(Divisions.china[code] != nil, "\(division.code)") }
            #expect(division.successors.isEmpty || division.validTo != nil)
        }
        #expect(Set(Divisions.china.all.map(\.code)).count == Divisions.china.all.count)
        #expect(Divisions.china.all.filter { $0.code.hasPrefix("44") } == Divisions.guangdong.all)
    }
}

@Suite struct `Code lists` {
    @Test func `are found by their names`() {
        #expect(CodeLists.standard("gb2261.1-sex")?.codes.map(\.code) == ["0", "1", "2", "9"])
        #expect(CodeLists.standard("gb2261.2-marital-status")?.codes.count == 8)
        #expect(CodeLists.standard("nothing") == nil)
    }

    @Test func `of ethnic groups have 56 and two more`() {
        let codes = CodeLists.ethnicGroups.codes
        #expect(codes.count == 58)
        #expect(codes.prefix(56).map(\.code) == (1...56).map { $0 < 10 ? "0\($0)" : "\($0)" })
        #expect(CodeLists.ethnicGroups["49"]?.title == Localized(zh: "京族", en: "Gin"))
        #expect(Set(codes.map(\.title.zh)).count == 58)
        #expect(CodeLists.ethnicGroups["57"] == nil)
    }
}
