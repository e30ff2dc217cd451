/// The name of an account: what is typed at sign-in and shown in the journal, such as `chen.jing`.
///
/// Latin letters in lower case, digits, dots, hyphens and underscores; 2 to 64 of them, the first a letter. Nothing else can be a
/// name, so that no two names look alike: Cyrillic а, zero-width characters and combining marks are refused outright.
package struct AccountName: Sendable, Hashable {
    /// The name as it is stored.
    package let text: String

    /// The name that somebody typed: white space around it is dropped, capitals and full-width forms are folded.
    package init?(_ typed: String) {
        guard typed.utf8.count <= 256 else { return nil }
        var bytes: [UInt8] = []
        for scalar in typed.unicodeScalars {
            guard let byte = Self.fold(scalar) else { return nil }
            bytes.append(byte)
        }
        let inner = bytes.drop { $0 == UInt8(ascii: " ") }
        let name = inner.prefix(
            (inner.lastIndex { $0 != UInt8(ascii: " ") } ?? inner.startIndex) - inner.startIndex + 1)
        guard (2...64).contains(name.count), let first = name.first, Self.isLetter(first),
            name.allSatisfy({ Self.isLetter($0) || Self.isDigit($0) || Self.signs.contains($0) })
        else { return nil }
        text = String(decoding: name, as: UTF8.self)
    }

    private static let signs: Set<UInt8> = [UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_")]

    private static func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    /// The lower-case ASCII form of a scalar, from ASCII or from the full-width block U+FF01…U+FF5E and U+3000.
    private static func fold(_ scalar: Unicode.Scalar) -> UInt8? {
        let value: UInt32
        switch scalar.value {
        case 0x20...0x7E: value = scalar.value
        case 0xFF01...0xFF5E: value = scalar.value - 0xFEE0
        case 0x3000: value = 0x20
        default: return nil
        }
        return UInt8(value) | ((0x41...0x5A).contains(value) ? 0x20 : 0)
    }
}
