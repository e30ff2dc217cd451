/// Characters that are equal only byte by byte, as both engines compare them.
///
/// Swift's `String` holds é and e followed by U+0301 for equal; an expression must not.
struct ByteText: Sendable, Hashable {
    let string: String

    init(_ string: String) {
        self.string = string
    }

    static func == (lhs: Self, rhs: Self) -> Bool {
        lhs.string.utf8.elementsEqual(rhs.string.utf8)
    }

    func hash(into hasher: inout Hasher) {
        for byte in string.utf8 { hasher.combine(byte) }
        hasher.combine(0xFF as UInt8)
    }
}
