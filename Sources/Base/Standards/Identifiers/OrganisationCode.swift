/// Organisation code 组织机构代码 (GB 11714-1997): eight characters and a check character.
///
/// The printed form has a hyphen before the check character; both forms are read, the bare one is kept. Lower-case
/// letters are read as capitals.
package struct OrganisationCode: Sendable, Hashable, CustomStringConvertible {
    /// The nine characters without hyphen.
    package let text: String

    /// Reads nine characters, with or without the hyphen before the last.
    package init(_ text: String) throws(IdentifierError) {
        try self.init(utf8: text.utf8.span)
    }

    /// Reads nine characters of ASCII, with or without the hyphen before the last.
    package init(utf8 bytes: Span<UInt8>) throws(IdentifierError) {
        var plain: [UInt8] = []
        plain.reserveCapacity(9)
        guard bytes.count == 9 || (bytes.count == 10 && bytes[8] == ASCII.hyphen) else {
            throw OrganisationFault.length.error
        }
        for index in bytes.indices where !(bytes.count == 10 && index == 8) { plain.append(ASCII.upper(bytes[index])) }
        guard let expected = CheckSystem.organisation(plain.span, from: 0),
            ASCII.digit(plain[8]) != nil || plain[8] == ASCII.upperX
        else { throw OrganisationFault.characters.error }
        guard plain[8] == expected else { throw OrganisationFault.checkDigit.error }
        self.text = ASCII.upperText(plain.span, 0..<9)
    }

    /// The printed form, with a hyphen before the check character.
    package var hyphenated: String { text.prefix(8) + "-" + text.suffix(1) }

    package var description: String { text }
}

/// What can be wrong with an organisation code.
enum OrganisationFault: Error {
    case length, characters, checkDigit

    var error: IdentifierError {
        switch self {
        case .length:
            IdentifierError(
                code: "organisation-code.length",
                message: Localized(zh: "组织机构代码应为9位", en: "An organisation code has 9 characters"),
                mend: Localized(
                    zh: "请填8位本体代码和1位校验码，中间可有一个连字符",
                    en: "Enter eight characters and the check character, with or without a hyphen between"))
        case .characters:
            IdentifierError(
                code: "organisation-code.characters",
                message: Localized(
                    zh: "组织机构代码前8位应为数字或字母，末位应为数字或X",
                    en: "Eight digits or letters must be followed by a digit or X"),
                mend: Localized(zh: "请用半角字符填写", en: "Use half-width characters"))
        case .checkDigit:
            IdentifierError(
                code: "organisation-code.check-digit",
                message: Localized(zh: "组织机构代码校验码不正确", en: "The check character does not fit the other 8"),
                mend: Localized(zh: "请对照证书逐位核对", en: "Compare with the certificate character by character"))
        }
    }
}
