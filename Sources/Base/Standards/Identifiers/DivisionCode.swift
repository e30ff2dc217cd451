/// Administrative division code 行政区划代码: six digits (GB/T 2260), nine down to the town, twelve to the village
/// (GB/T 10114 and the statistical codes).
///
/// Only the form and the province are checked here; whether the division exists, and when, is `Divisions`' business.
package struct DivisionCode: Sendable, Hashable, CustomStringConvertible {
    /// The six, nine or twelve digits.
    package let text: String

    /// Reads six, nine or twelve digits without anything around them.
    package init(_ text: String) throws(IdentifierError) {
        try self.init(utf8: text.utf8.span)
    }

    /// Reads six, nine or twelve digits of ASCII without anything around them.
    package init(utf8 bytes: Span<UInt8>) throws(IdentifierError) {
        guard bytes.count == 6 || bytes.count == 9 || bytes.count == 12 else { throw DivisionFault.length.error }
        guard ASCII.number(bytes, 0..<bytes.count) != nil else { throw DivisionFault.characters.error }
        guard Province.isPrefix(bytes) else { throw DivisionFault.province.error }
        let cityIsNone = ASCII.number(bytes, 2..<4) == 0
        guard !cityIsNone || ASCII.number(bytes, 4..<6) == 0 else { throw DivisionFault.levels.error }
        self.text = ASCII.upperText(bytes, 0..<bytes.count)
    }

    /// The province, six digits ending in 0000.
    package var province: String { text.prefix(2) + "0000" }
    /// The prefecture, six digits ending in 00; the province itself where the code has no prefecture.
    package var prefecture: String { text.prefix(4) + "00" }
    /// The county, six digits.
    package var county: String { String(text.prefix(6)) }

    package var description: String { text }
}

/// What can be wrong with a division code.
enum DivisionFault: Error {
    case length, characters, province, levels

    var error: IdentifierError {
        switch self {
        case .length:
            IdentifierError(
                code: "division-code.length",
                message: Localized(zh: "行政区划代码应为6位、9位或12位", en: "A division code has 6, 9 or 12 digits"),
                mend: Localized(
                    zh: "县级以上填6位，乡镇街道填9位，村（社区）填12位",
                    en: "Six digits down to the county, nine for a town, twelve for a village"))
        case .characters:
            IdentifierError(
                code: "division-code.characters",
                message: Localized(zh: "行政区划代码只能是数字", en: "A division code is digits only"),
                mend: Localized(zh: "请用半角数字填写，不要填名称", en: "Enter half-width digits, not the name"))
        case .province:
            IdentifierError(
                code: "division-code.province",
                message: Localized(
                    zh: "行政区划代码前两位不是省级代码", en: "The first two digits are not the code of a province"),
                mend: Localized(zh: "请按GB/T 2260核对", en: "Compare with GB/T 2260"))
        case .levels:
            IdentifierError(
                code: "division-code.levels",
                message: Localized(
                    zh: "行政区划代码缺地级（第3、4位为00）却有县级",
                    en: "There is a county but no prefecture (positions 3 and 4 are 00)"),
                mend: Localized(zh: "请按GB/T 2260核对", en: "Compare with GB/T 2260"))
        }
    }
}
