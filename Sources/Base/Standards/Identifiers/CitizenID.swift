/// Citizen identity number 公民身份号码 (GB 11643-1999): division, birth day, sequence and check character.
///
/// A lower-case `x` is read as `X`. Whether the birth day has come is the caller's concern, who knows today.
package struct CitizenID: Sendable, Hashable, CustomStringConvertible {
    /// The eighteen characters, the last `0`–`9` or `X`.
    package let text: String
    /// The day of birth, positions 7–14.
    package let birthDay: Day

    /// Reads eighteen characters without anything around them.
    package init(_ text: String) throws(IdentifierError) {
        try self.init(utf8: text.utf8.span)
    }

    /// Reads eighteen characters of ASCII without anything around them.
    package init(utf8 bytes: Span<UInt8>) throws(IdentifierError) {
        switch GB11643.read(bytes) {
        case .failure(let fault):
            throw fault.error
        case .success(let birthDay):
            guard Province.isCitizenPrefix(bytes) else { throw CitizenFault.province.error }
            self.text = ASCII.upperText(bytes, 0..<18)
            self.birthDay = birthDay
        }
    }

    /// The division (six digits, GB/T 2260) where the number was first given; it may long have been dissolved.
    package var division: String { String(text.prefix(6)) }

    /// The sex registered at birth: the seventeenth digit is odd for male, even for female.
    package var sex: Sex { Sex(sequence: text.utf8.dropFirst(16).first ?? 0) }

    package var description: String { text }
}

/// Sex as GB/T 2261.1 codes it.
package enum Sex: String, Sendable, Hashable, CaseIterable, Codable {
    /// 未知的性别.
    case unknown = "0"
    /// 男性.
    case male = "1"
    /// 女性.
    case female = "2"
    /// 未说明的性别.
    case unstated = "9"

    /// What the last digit of a sequence number says: odd is male.
    init(sequence digit: UInt8) {
        self = digit & 1 == 1 ? .male : .female
    }
}
