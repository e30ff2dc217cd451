extension IdentifierKind {
    /// nil where the text is a good identifier of this kind; otherwise what is wrong and how to mend it.
    package func check(_ text: String) -> IdentifierError? {
        do {
            _ = try canonical(text.utf8.span)
            return nil
        } catch {
            return error
        }
    }

    /// The identifier as it is stored: check letter capital, no hyphen in an organisation code, no signs in a number.
    package func canonical(_ text: String) throws(IdentifierError) -> String {
        try canonical(text.utf8.span)
    }

    /// The identifier as it is stored, from UTF-8.
    package func canonical(_ bytes: Span<UInt8>) throws(IdentifierError) -> String {
        switch self {
        case .citizen: try CitizenID(utf8: bytes).text
        case .resident: try ResidentID(utf8: bytes).text
        case .unifiedSocialCredit: try UnifiedSocialCreditCode(utf8: bytes).text
        case .organisation: try OrganisationCode(utf8: bytes).text
        case .division: try DivisionCode(utf8: bytes).text
        case .phone: try PhoneNumber(utf8: bytes).text
        }
    }
}
