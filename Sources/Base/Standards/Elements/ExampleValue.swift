extension DataElement {
    /// A made-up value of this element, the same for the same number: for samples and forms, never a fact about anybody.
    ///
    /// Identity numbers are of people born in 1880, credit codes and telephone numbers of series that nobody is given.
    /// - Parameters:
    ///   - number: which of the examples, from 0.
    ///   - codes: the element's code list, where it has one.
    package func example(_ number: Int, codes: CodeList? = nil) -> Datum {
        let turn = ExampleValue.turn(number)
        switch type {
        case .text(let maximum): return .text(String(ExampleValue.text(mask, title, turn).prefix(max(1, maximum))))
        case .code:
            let valid = codes?.codes.filter { $0.validTo == nil } ?? []
            return valid.isEmpty ? .text("01") : .text(valid[turn % valid.count].code)
        case .identifier(let kind): return .text(ExampleValue.identifier(kind, turn))
        case .integer(let bounds):
            let (sum, overflow) = bounds.lowerBound.addingReportingOverflow(Int64(turn) * 7 + 1)
            return .integer(overflow ? bounds.lowerBound : min(bounds.upperBound, sum))
        case .money: return .integer(123_456 + Int64(turn) * 1_000)
        case .day:
            return Day(year: 1980 + turn % 20, month: 1 + turn % 12, day: 1 + turn % 28).map { .day($0) } ?? .null
        case .instant:
            return .instant(Instant(microseconds: 1_767_232_800_000_000 + Int64(turn) * 86_400_000_000))
        case .boolean: return .boolean(turn % 2 == 0)
        }
    }
}

/// How made-up values are made.
enum ExampleValue {
    /// Which of a thousand examples.
    static func turn(_ number: Int) -> Int { Int(number.magnitude % 1_000) }

    private static let families = ["张", "李", "欧阳", "陈", "黄"]

    static func text(_ mask: Mask, _ title: Localized, _ turn: Int) -> String {
        switch mask {
        case .name: families[turn % families.count] + "示例"
        case .address: "中山市石岐街道示例路\(turn + 1)号"
        default: "示例\(title.zh)\(turn + 1)"
        }
    }

    static func identifier(_ kind: IdentifierKind, _ turn: Int) -> String {
        switch kind {
        case .citizen, .resident: citizen(turn)
        case .unifiedSocialCredit: checked("91442000" + organisation(turn), kind)
        case .organisation: organisation(turn)
        case .division: "442000"
        case .phone: "190000000" + Padding.two(turn % 100)
        }
    }

    /// Somebody born in 1880, as the standard's own example is.
    private static func citizen(_ turn: Int) -> String {
        let day = "1880" + Padding.two(1 + turn % 12) + Padding.two(1 + turn % 28)
        return checked("440524" + day + "0" + Padding.two(1 + turn % 99), .citizen)
    }

    private static func organisation(_ turn: Int) -> String {
        checked("00000" + Padding.digits(turn, 3), .organisation)
    }

    /// The text with the check character that makes it good.
    private static func checked(_ text: String, _ kind: IdentifierKind) -> String {
        let characters = "0123456789ABCDEFGHJKLMNPQRTUWXY"
        return characters.map { text + String($0) }.first { kind.check($0) == nil } ?? text + "0"
    }
}
