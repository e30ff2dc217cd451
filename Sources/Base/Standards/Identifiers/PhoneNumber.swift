/// A mainland telephone number, stored in one form: eleven digits of a mobile, or `0760-88881234` of a landline.
///
/// Spaces, hyphens, brackets round the area code and the country code (+86, 0086) are read and dropped. Extensions
/// are not part of a number. Landlines need their area code; 400 and 800 numbers are no person's number.
package struct PhoneNumber: Sendable, Hashable, CustomStringConvertible {
    /// The number in its one form.
    package let text: String

    /// Reads a number as people write it.
    package init(_ text: String) throws(IdentifierError) {
        try self.init(utf8: text.utf8.span)
    }

    /// Reads a number as people write it, of ASCII, at most 24 bytes.
    package init(utf8 bytes: Span<UInt8>) throws(IdentifierError) {
        guard bytes.count <= 24 else { throw PhoneFault.length.error }
        let digits = try Self.digits(bytes)
        let national = Self.withoutCountry(digits)
        if national.count == 11, national.first == UInt8(ascii: "1") {
            guard national[national.startIndex + 1] >= UInt8(ascii: "3") else { throw PhoneFault.mobile.error }
            text = String(decoding: national, as: UTF8.self)
        } else if let area = Self.areaLength(national) {
            text =
                String(decoding: national.prefix(area), as: UTF8.self) + "-"
                + String(decoding: national.dropFirst(area), as: UTF8.self)
        } else {
            throw (national.count == 7 || national.count == 8 ? PhoneFault.area : .length).error
        }
    }

    /// Whether it is a mobile number.
    package var isMobile: Bool { text.utf8.first == UInt8(ascii: "1") }

    package var description: String { text }

    private static func digits(_ bytes: Span<UInt8>) throws(IdentifierError) -> [UInt8] {
        var digits: [UInt8] = []
        digits.reserveCapacity(16)
        for index in bytes.indices {
            switch bytes[index] {
            case ASCII.zero...ASCII.nine: digits.append(bytes[index])
            case ASCII.hyphen, UInt8(ascii: " "), UInt8(ascii: "("), UInt8(ascii: ")"): continue
            case UInt8(ascii: "+") where index == 0: continue
            default: throw PhoneFault.characters.error
            }
        }
        return digits
    }

    private static func withoutCountry(_ digits: [UInt8]) -> ArraySlice<UInt8> {
        if digits.starts(with: "0086".utf8) { return digits.dropFirst(4) }
        if digits.count == 13, digits.starts(with: "861".utf8) { return digits.dropFirst(2) }
        return digits[...]
    }

    /// How many digits the area code has (010 and 02x three, others four), or nil where this is no landline number.
    private static func areaLength(_ digits: ArraySlice<UInt8>) -> Int? {
        let bytes = Array(digits.prefix(4))
        guard bytes.count == 4, bytes[0] == ASCII.zero else { return nil }
        let short = bytes[1] == UInt8(ascii: "2") || (bytes[1] == UInt8(ascii: "1") && bytes[2] == ASCII.zero)
        let area = short ? 3 : 4
        guard short || bytes[1] >= UInt8(ascii: "3"), let first = digits.dropFirst(area).first,
            first >= UInt8(ascii: "2"), digits.count - area == 8 || (!short && digits.count - area == 7)
        else { return nil }
        return area
    }
}

/// What can be wrong with a telephone number.
enum PhoneFault: Error {
    case length, characters, mobile, area

    var error: IdentifierError {
        switch self {
        case .length:
            IdentifierError(
                code: "phone.length",
                message: Localized(zh: "电话号码位数不正确", en: "The number has too few or too many digits"),
                mend: Localized(
                    zh: "手机号码填11位；固定电话填区号加7或8位号码，如0760-88881234",
                    en: "A mobile number has 11 digits; a landline its area code and 7 or 8, such as 0760-88881234"))
        case .characters:
            IdentifierError(
                code: "phone.characters",
                message: Localized(zh: "电话号码只能是数字", en: "A telephone number is digits"),
                mend: Localized(
                    zh: "请用半角数字填写；只填一个号码，不填分机和说明",
                    en: "Enter one number in half-width digits, without extension or remarks"))
        case .mobile:
            IdentifierError(
                code: "phone.mobile",
                message: Localized(zh: "手机号码第二位应为3至9", en: "The second digit of a mobile number is 3 to 9"),
                mend: Localized(zh: "请核对号码", en: "Check the number"))
        case .area:
            IdentifierError(
                code: "phone.area",
                message: Localized(zh: "固定电话缺少区号", en: "The landline number has no area code"),
                mend: Localized(zh: "请在前面加区号，如0760-", en: "Put the area code before it, such as 0760-"))
        }
    }
}
