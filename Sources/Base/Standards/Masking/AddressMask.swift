/// Masks of addresses: from the province down to the town or subdistrict, then asterisks.
enum AddressMask {
    /// The leading divisions of an address, such as 广东省中山市小榄镇****; nothing where there are none.
    ///
    /// It reads from the front, level by level, and stops at the first road, number, village or estate, so that a
    /// street in the middle that happens to hold 镇 or 区 is never taken for a division.
    static func apply(_ text: String) -> String {
        let scalars = Array(text.unicodeScalars.prefix(60))
        var (end, level) = (0, 0)
        while level < 4, let next = division(scalars, from: end, above: level) { (end, level) = next }
        var shown = String.UnicodeScalarView()
        shown.append(contentsOf: scalars.prefix(end))
        return String(shown) + Mask.hidden
    }

    /// Where the next division ends and its level (1 province to 4 town), or nil.
    private static func division(
        _ scalars: [Unicode.Scalar], from start: Int, above level: Int
    ) -> (end: Int, level: Int)? {
        for index in start..<min(scalars.count, start + 12) {
            if isStop(scalars[index]) || !isHan(scalars[index]) { return nil }
            guard index > start, let marker = marker(scalars, at: index), marker.level > level,
                !continues(scalars, at: index + marker.width)
            else { continue }
            if scalars[index] == "区", makesNoDistrict(scalars[index - 1]) { return nil }
            return (index + marker.width, marker.level)
        }
        return nil
    }

    /// The level that a word at this place ends, and how many scalars the word has.
    private static func marker(_ scalars: [Unicode.Scalar], at index: Int) -> (level: Int, width: Int)? {
        switch scalars[index] {
        case "省": (1, 1)
        case "市", "盟": (2, 1)
        case "州" where index > 0 && scalars[index - 1] == "治": (2, 1)
        case "区" where index > 1 && scalars[index - 1] == "治": (1, 1)
        case "区" where index > 1 && (scalars[index - 1] == "政" || scalars[index - 1] == "地"): (2, 1)
        case "区", "县", "旗": (3, 1)
        case "镇", "乡": (4, 1)
        case "街" where index + 1 < scalars.count && scalars[index + 1] == "道": (4, 2)
        default: nil
        }
    }

    /// Whether the word goes on, so that what looked like its end is inside a name: 景德镇市, 三乡镇, 古镇镇, 东区街道, 西乡县.
    private static func continues(_ scalars: [Unicode.Scalar], at index: Int) -> Bool {
        guard index < scalars.count else { return false }
        if scalars[index] == "街" { return index + 1 < scalars.count && scalars[index + 1] == "道" }
        return switch scalars[index] {
        case "市", "县", "区", "镇", "乡", "旗": true
        default: false
        }
    }

    private static func isHan(_ scalar: Unicode.Scalar) -> Bool {
        (0x3400...0x9FFF).contains(scalar.value) || (0x20000...0x3FFFF).contains(scalar.value)
    }

    /// Where a division cannot go on: roads, numbers, villages, estates.
    private static func isStop(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "路", "巷", "弄", "号", "栋", "幢", "座", "室", "村", "组", "队", "园", "苑": true
        default: false
        }
    }

    /// What before 区 makes it no district: 小区, 社区, 园区, 校区, 厂区, 景区, 住宅区, 工业区, 生活区.
    private static func makesNoDistrict(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "小", "社", "园", "校", "厂", "景", "宅", "业", "活": true
        default: false
        }
    }
}
