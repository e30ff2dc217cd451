/// The document by which a resident is known: a citizen's number, a residence permit, or a foreign document.
///
/// Which it is, is read from the form: eighteen characters beginning with 81, 82 or 83 are a residence permit for
/// Hong Kong, Macao or Taiwan residents (港澳台居民居住证), beginning with 9 a foreign permanent residence card of the 2023
/// form; three letters and twelve digits one of the 2017 form; other eighteen characters a citizen's number; five to
/// twelve letters and digits a passport or travel permit.
package enum ResidentID: Sendable, Hashable, CustomStringConvertible {
    /// Citizen identity number 公民身份号码.
    case citizen(CitizenID)
    /// Residence permit for Hong Kong, Macao or Taiwan residents, which follows GB 11643.
    case regionalPermit(RegionalPermit)
    /// Foreign permanent residence card 外国人永久居留身份证.
    case permanentResidence(PermanentResidenceCard)
    /// Passport or travel permit: five to twelve capital letters and digits, at least one of them a digit.
    case passport(String)

    /// Reads a document number without anything around it.
    package init(_ text: String) throws(IdentifierError) {
        try self.init(utf8: text.utf8.span)
    }

    /// Reads a document number of ASCII without anything around it.
    package init(utf8 bytes: Span<UInt8>) throws(IdentifierError) {
        switch bytes.count {
        case 18 where bytes[0] == UInt8(ascii: "8"): self = .regionalPermit(try RegionalPermit(utf8: bytes))
        case 18 where bytes[0] == UInt8(ascii: "9"): self = .permanentResidence(try PermanentResidenceCard(utf8: bytes))
        case 15 where ASCII.isUpper(ASCII.upper(bytes[0])):
            self = .permanentResidence(try PermanentResidenceCard(utf8: bytes))
        case 15, 18: self = .citizen(try CitizenID(utf8: bytes))
        case 5...12: self = .passport(try Self.passport(bytes))
        default: throw ResidentFault.length.error
        }
    }

    /// The document number as it is stored.
    package var text: String {
        switch self {
        case .citizen(let number): number.text
        case .regionalPermit(let permit): permit.text
        case .permanentResidence(let card): card.text
        case .passport(let text): text
        }
    }

    /// The day of birth where the number tells it.
    package var birthDay: Day? {
        switch self {
        case .citizen(let number): number.birthDay
        case .regionalPermit(let permit): permit.birthDay
        case .permanentResidence(let card): card.birthDay
        case .passport: nil
        }
    }

    package var description: String { text }

    private static func passport(_ bytes: Span<UInt8>) throws(IdentifierError) -> String {
        var digits = 0
        for index in bytes.indices {
            let byte = ASCII.upper(bytes[index])
            if ASCII.digit(byte) != nil {
                digits += 1
            } else if !ASCII.isUpper(byte) {
                throw ResidentFault.characters.error
            }
        }
        guard digits > 0 else { throw ResidentFault.characters.error }
        return ASCII.upperText(bytes, 0..<bytes.count)
    }
}

/// What can be wrong with a resident's document number beyond what its own kind says.
enum ResidentFault: Error {
    case length, characters, region, permanentResidence

    var error: IdentifierError {
        switch self {
        case .length:
            IdentifierError(
                code: "resident-id.length",
                message: Localized(
                    zh: "证件号码长度不符合任何一种证件", en: "No document has a number of this length"),
                mend: Localized(
                    zh: "身份证和居住证18位，外国人永久居留身份证18位或15位，护照和通行证5至12位",
                    en:
                        "Identity numbers and residence permits have 18, permanent residence cards 18 or 15, passports 5 to 12"
                ))
        case .characters:
            IdentifierError(
                code: "resident-id.characters",
                message: Localized(
                    zh: "护照或通行证号码只能是字母和数字，且至少有一位数字",
                    en: "A passport number is letters and digits, with at least one digit"),
                mend: Localized(zh: "请用半角字符填写，去掉空格和符号", en: "Use half-width characters without spaces or signs"))
        case .region:
            IdentifierError(
                code: "resident-id.region",
                message: Localized(
                    zh: "港澳台居民居住证号码应以810000、820000或830000开头",
                    en: "A residence permit begins with 810000, 820000 or 830000"),
                mend: Localized(zh: "请对照居住证核对前6位", en: "Compare the first six digits with the permit"))
        case .permanentResidence:
            IdentifierError(
                code: "resident-id.permanent-residence",
                message: Localized(
                    zh: "外国人永久居留身份证号码格式不正确", en: "This is not a number of a permanent residence card"),
                mend: Localized(
                    zh: "新版为9开头的18位，2017版为3位字母加12位数字，请对照证件核对",
                    en: "The 2023 form is 18 characters beginning with 9, the 2017 form three letters and 12 digits"))
        }
    }
}
