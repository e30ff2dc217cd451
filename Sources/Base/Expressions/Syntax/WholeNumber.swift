/// A numeric literal of CQL2 or JSON as the whole number that it must be: `12`, `12.0` and `1.2e1` are the same.
enum WholeNumber: Equatable {
    case value(Int64)
    /// It has a fraction, which no element type has.
    case fraction
    /// It does not fit 64 bits.
    case tooGreat

    /// Reads `digits [. digits] [e [sign] digits]`, which the lexer has already checked.
    init(negative: Bool, _ bytes: ArraySlice<UInt8>) {
        var digits: [UInt8] = []
        var scale = 0
        var sawPoint = false
        var index = bytes.startIndex
        while index < bytes.endIndex, bytes[index] | 0x20 != UInt8(ascii: "e") {
            if bytes[index] == UInt8(ascii: ".") {
                sawPoint = true
            } else {
                digits.append(bytes[index] - UInt8(ascii: "0"))
                if sawPoint { scale -= 1 }
            }
            index += 1
        }
        if index < bytes.endIndex { scale += Self.exponent(bytes[(index + 1)...]) }
        self = Self.assemble(negative: negative, digits: digits, scale: scale)
    }

    /// The exponent, no greater than a million either way: more makes no difference to any input within the bounds.
    private static func exponent(_ bytes: ArraySlice<UInt8>) -> Int {
        var value = 0
        for byte in bytes where byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") {
            value = min(value * 10 + Int(byte - UInt8(ascii: "0")), 1_000_000)
        }
        return bytes.first == UInt8(ascii: "-") ? -value : value
    }

    private static func assemble(negative: Bool, digits: [UInt8], scale: Int) -> WholeNumber {
        var digits = digits.drop { $0 == 0 }
        var scale = scale
        while scale < 0, digits.last == 0 {
            digits.removeLast()
            scale += 1
        }
        if digits.isEmpty { return .value(0) }
        if scale < 0 { return .fraction }
        guard digits.count + scale <= 19 else { return .tooGreat }
        var value: Int64 = 0
        for digit in digits + [UInt8](repeating: 0, count: scale) {
            let (product, over) = value.multipliedReportingOverflow(by: 10)
            let (sum, above) =
                negative
                ? product.subtractingReportingOverflow(Int64(digit)) : product.addingReportingOverflow(Int64(digit))
            if over || above { return .tooGreat }
            value = sum
        }
        return .value(value)
    }
}
