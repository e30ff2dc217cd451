/// People's order as stored text: a key that sorts bytewise, on every engine, as people would sort the names.
///
/// Signs, digits and Latin letters come first (letters without regard to case, full-width as half-width), then the
/// 3,755 characters of level one of GB 2312 in its order, which is that of pinyin, then the 3,008 of level two in the
/// order of radicals, then all others by code point. A character with several readings stands at the one GB 2312
/// chose. The key is printable ASCII and never changes: it is stored, and an index lies on it.
package enum SortKey {
    /// The key of a text: one character for ASCII, three for GB 2312, five for others.
    package static func text(_ text: String) -> String {
        var key: [UInt8] = []
        key.reserveCapacity(text.utf8.count + 8)
        for scalar in text.unicodeScalars { append(scalar.value, to: &key) }
        return String(decoding: key, as: UTF8.self)
    }

    // Digits of base 64 in the order of their bytes, and the leads of the three classes after `z` and in order.
    private static let digits = Array("-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz".utf8)
    private static let levelOne = UInt8(ascii: "{")
    private static let levelTwo = UInt8(ascii: "|")
    private static let other = UInt8(ascii: "}")

    private static func append(_ scalar: UInt32, to key: inout [UInt8]) {
        let value = scalar >= 0xFF01 && scalar <= 0xFF5E ? scalar - 0xFEE0 : (scalar == 0x3000 ? 0x20 : scalar)
        if value >= 0x20 && value < 0x7B {
            let byte = UInt8(truncatingIfNeeded: value)
            key.append(byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte + 32 : byte)
        } else if let rank = HanOrder.rank(value) {
            let (lead, place) =
                rank < HanOrder.levelOneCount ? (levelOne, rank) : (levelTwo, rank - HanOrder.levelOneCount)
            key.append(lead)
            key.append(digits[place >> 6])
            key.append(digits[place & 63])
        } else {
            key.append(other)
            for shift in [18, 12, 6, 0] { key.append(digits[Int(value >> UInt32(shift)) & 63]) }
        }
    }
}
