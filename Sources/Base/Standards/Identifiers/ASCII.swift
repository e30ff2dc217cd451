/// The byte of an ASCII digit, letter or sign as a constant that costs nothing in an inner loop.
enum ASCII {
    static let zero = UInt8(ascii: "0")
    static let nine = UInt8(ascii: "9")
    static let hyphen = UInt8(ascii: "-")
    static let upperX = UInt8(ascii: "X")

    /// The value 0–9 of a digit, or nil.
    static func digit(_ byte: UInt8) -> Int? {
        byte >= zero && byte <= nine ? Int(byte - zero) : nil
    }

    /// The byte with a–z made A–Z.
    static func upper(_ byte: UInt8) -> UInt8 {
        byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z") ? byte - 32 : byte
    }

    /// Whether the byte is A–Z.
    static func isUpper(_ byte: UInt8) -> Bool {
        byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
    }

    /// The number that the digits of a range write, or nil where one of them is no digit; at most 18 digits.
    static func number(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
        guard range.count <= 18, range.lowerBound >= 0, range.upperBound <= bytes.count else { return nil }
        var value = 0
        for index in range {
            guard let digit = digit(bytes[index]) else { return nil }
            value = value * 10 + digit
        }
        return value
    }

    /// The range as a string, upper-cased.
    ///
    /// Bytes that are not ASCII become replacement characters.
    static func upperText(_ bytes: Span<UInt8>, _ range: Range<Int>) -> String {
        String(unsafeUninitializedCapacity: range.count) { buffer in
            for (offset, index) in range.enumerated() { buffer[offset] = upper(bytes[index]) }
            return range.count
        }
    }
}
