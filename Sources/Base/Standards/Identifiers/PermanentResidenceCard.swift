/// Number of a foreign permanent residence card 外国人永久居留身份证.
///
/// The 2023 form has eighteen characters: `9`, province of acceptance (2), nationality (3 digits, ISO 3166-1 numeric),
/// birth day (8), sequence (3), and the MOD 11-2 check character of GB 11643. The 2017 form has fifteen: nationality
/// (3 letters, ISO 3166-1 alpha-3), place of acceptance (4), birth day without century (6), sequence and check digit;
/// how that check digit is computed was not published, so it is not checked.
package struct PermanentResidenceCard: Sendable, Hashable, CustomStringConvertible {
    /// The eighteen or fifteen characters.
    package let text: String
    /// The day of birth; nil for the 2017 form, which has no century.
    package let birthDay: Day?

    /// Reads a card number without anything around it.
    package init(_ text: String) throws(IdentifierError) {
        try self.init(utf8: text.utf8.span)
    }

    /// Reads a card number of ASCII without anything around it.
    package init(utf8 bytes: Span<UInt8>) throws(IdentifierError) {
        switch bytes.count {
        case 18 where bytes[0] == ASCII.nine: birthDay = try Self.form2023(bytes)
        case 15 where Self.isForm2017(bytes): birthDay = nil
        default: throw ResidentFault.permanentResidence.error
        }
        text = ASCII.upperText(bytes, 0..<bytes.count)
    }

    /// Nationality: three digits (2023 form) or three letters (2017 form) of ISO 3166-1.
    package var nationality: String {
        birthDay == nil ? String(text.prefix(3)) : String(text.dropFirst(3).prefix(3))
    }

    package var description: String { text }

    private static func form2023(_ bytes: Span<UInt8>) throws(IdentifierError) -> Day {
        switch GB11643.read(bytes) {
        case .failure(let fault): throw fault.error
        case .success(let day): day
        }
    }

    /// Three letters, four digits, a month and day that some year has (29 February included), two digits.
    private static func isForm2017(_ bytes: Span<UInt8>) -> Bool {
        for index in 0..<3 where !ASCII.isUpper(ASCII.upper(bytes[index])) { return false }
        guard ASCII.number(bytes, 3..<15) != nil, let month = ASCII.number(bytes, 9..<11),
            let day = ASCII.number(bytes, 11..<13)
        else { return false }
        return Day(year: 2000, month: month, day: day) != nil
    }
}
