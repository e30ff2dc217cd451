/// Unified social credit code 统一社会信用代码 (GB 32100-2015): authority, kind, division, organisation code, check.
///
/// Lower-case letters are read as capitals. Positions 9–17 must be a valid organisation code (GB 11714) themselves.
package struct UnifiedSocialCreditCode: Sendable, Hashable, CustomStringConvertible {
    /// The eighteen characters.
    package let text: String

    /// Reads eighteen characters without anything around them.
    package init(_ text: String) throws(IdentifierError) {
        try self.init(utf8: text.utf8.span)
    }

    /// Reads eighteen characters of ASCII without anything around them.
    package init(utf8 bytes: Span<UInt8>) throws(IdentifierError) {
        guard bytes.count == 18 else { throw SocialCreditFault.length.error }
        var upper: [UInt8] = []
        upper.reserveCapacity(18)
        for index in bytes.indices { upper.append(ASCII.upper(bytes[index])) }
        guard let expected = CheckSystem.mod31(upper.span), CheckSystem.socialCreditValue(upper[17]) != nil
        else { throw SocialCreditFault.characters.error }
        guard ASCII.number(upper.span, 2..<8) != nil else { throw SocialCreditFault.division.error }
        guard upper[17] == expected else { throw SocialCreditFault.checkDigit.error }
        guard CheckSystem.organisation(upper.span, from: 8) == upper[16] else {
            throw SocialCreditFault.organisation.error
        }
        self.text = ASCII.upperText(upper.span, 0..<18)
    }

    /// The organisation code inside, positions 9–17.
    package var organisationCode: String { String(text.dropFirst(8).prefix(9)) }

    /// The division (six digits) of the authority that registered the organisation.
    package var division: String { String(text.dropFirst(2).prefix(6)) }

    package var description: String { text }
}

/// What can be wrong with a unified social credit code.
enum SocialCreditFault: Error {
    case length, characters, division, organisation, checkDigit

    var error: IdentifierError {
        switch self {
        case .length:
            IdentifierError(
                code: "unified-social-credit-code.length",
                message: Localized(zh: "统一社会信用代码应为18位", en: "A unified social credit code has 18 characters"),
                mend: Localized(zh: "请核对是否漏录或多录", en: "Check for missing or extra characters"))
        case .characters:
            IdentifierError(
                code: "unified-social-credit-code.characters",
                message: Localized(
                    zh: "统一社会信用代码只用数字和大写字母，且不用I、O、S、V、Z",
                    en: "Only digits and letters without I, O, S, V and Z are used"),
                mend: Localized(
                    zh: "请核对是否把数字1、0、5、2误录为字母I、O、S、Z，并用半角字符填写",
                    en: "Look for I, O, S or Z typed for 1, 0, 5 or 2, and use half-width characters"))
        case .division:
            IdentifierError(
                code: "unified-social-credit-code.division",
                message: Localized(
                    zh: "统一社会信用代码第3至8位应为6位行政区划数字", en: "Positions 3 to 8 must be six digits"),
                mend: Localized(zh: "请对照营业执照或登记证书核对", en: "Compare with the licence or certificate"))
        case .organisation:
            IdentifierError(
                code: "unified-social-credit-code.organisation",
                message: Localized(
                    zh: "统一社会信用代码第9至17位不是有效的组织机构代码",
                    en: "Positions 9 to 17 are not a valid organisation code"),
                mend: Localized(zh: "请对照营业执照或登记证书核对", en: "Compare with the licence or certificate"))
        case .checkDigit:
            IdentifierError(
                code: "unified-social-credit-code.check-digit",
                message: Localized(
                    zh: "统一社会信用代码校验码不正确", en: "The check character does not fit the other 17"),
                mend: Localized(
                    zh: "请对照营业执照或登记证书逐位核对", en: "Compare with the licence or certificate character by character"))
        }
    }
}
