/// The province-level codes of GB/T 2260: the first two digits of every division code and citizen number.
enum Province {
    /// Whether the first two bytes are the code of a province, Taiwan, Hong Kong and Macao included.
    static func isPrefix(_ bytes: Span<UInt8>) -> Bool {
        guard let number = ASCII.number(bytes, 0..<2) else { return false }
        return known & (1 << UInt128(number)) != 0
    }

    /// Whether a citizen number may begin so: 81 and 82 (and 83) are residence permits, not citizen numbers.
    static func isCitizenPrefix(_ bytes: Span<UInt8>) -> Bool {
        isPrefix(bytes) && bytes[0] != UInt8(ascii: "8")
    }

    private static let codes = [
        11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61, 62,
        63, 64, 65, 71, 81, 82,
    ]
    private static let known: UInt128 = codes.reduce(0) { $0 | 1 << UInt128($1) }
}
