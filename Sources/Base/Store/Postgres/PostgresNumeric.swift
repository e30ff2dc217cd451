/// PostgreSQL's `numeric`, which sums of bigint come as: digits of base 10,000 (`numeric_send`).
struct PostgresNumeric {
    private let digits: [Int]
    private let weight: Int
    private let isNegative: Bool

    init(_ bytes: UnsafeRawBufferPointer) throws(StoreError) {
        func short(_ index: Int) -> Int {
            Int(Int16(bigEndian: bytes.loadUnaligned(fromByteOffset: index * 2, as: Int16.self)))
        }
        guard bytes.count >= 8, short(0) >= 0, bytes.count == 8 + short(0) * 2 else {
            throw StoreError(.decoding, "a numeric of \(bytes.count) bytes")
        }
        let sign = UInt16(truncatingIfNeeded: short(2))
        guard sign == 0 || sign == 0x4000 else { throw StoreError(.decoding, "a numeric that is no number") }
        digits = (0..<short(0)).map { short(4 + $0) }
        weight = short(1)
        isNegative = sign == 0x4000
    }

    /// The number when it is whole and of 64 bits.
    var integer: Int64? {
        guard digits.count <= weight + 1, weight < 5 else { return digits.isEmpty ? 0 : nil }
        var value: Int64 = 0
        for index in 0...max(weight, 0) {
            let digit = Int64(index < digits.count ? digits[index] : 0)
            let (shifted, overflowed) = value.multipliedReportingOverflow(by: 10_000)
            let (sum, carried) = shifted.addingReportingOverflow(isNegative ? -digit : digit)
            if overflowed || carried { return nil }
            value = sum
        }
        return value
    }

    /// The nearest floating-point number, as far as summing digits gives it.
    var real: Double {
        var value = 0.0
        for digit in digits { value = value * 10_000 + Double(digit) }
        var exponent = weight - digits.count + 1
        while exponent > 0 {
            value *= 10_000
            exponent -= 1
        }
        while exponent < 0 {
            value /= 10_000
            exponent += 1
        }
        return isNegative ? -value : value
    }
}
