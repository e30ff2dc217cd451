/// Whole numbers as files write them.
enum NumberText {
    /// A sign or none, then digits, nothing else; nil where it does not fit 64 bits.
    static func read(_ bytes: Span<UInt8>) -> Int64? {
        guard !bytes.isEmpty else { return nil }
        let negative = bytes[0] == ASCII.hyphen
        let start = negative || bytes[0] == UInt8(ascii: "+") ? 1 : 0
        guard bytes.count > start else { return nil }
        var value: Int64 = 0
        for index in start..<bytes.count {
            guard let digit = ASCII.digit(bytes[index]) else { return nil }
            let (scaled, overflow) = value.multipliedReportingOverflow(by: 10)
            let (sum, carry) = scaled.addingReportingOverflow(negative ? -Int64(digit) : Int64(digit))
            guard !overflow, !carry else { return nil }
            value = sum
        }
        return value
    }
}

/// Civil days as files and forms write them.
enum DayText {
    /// Reads `YYYY-MM-DD`, `YYYYMMDD`, `YYYY/M/D`, `YYYY-M-D` and `YYYY年M月D日`; nil for anything else.
    static func read(_ bytes: Span<UInt8>) -> Day? {
        guard let year = ASCII.number(bytes, 0..<4) else { return nil }
        if bytes.count == 8, let month = ASCII.number(bytes, 4..<6), let day = ASCII.number(bytes, 6..<8) {
            return Day(year: year, month: month, day: day)
        }
        guard bytes.count > 4 else { return nil }
        let separator = bytes[4]
        if separator == ASCII.hyphen || separator == UInt8(ascii: "/") {
            return read(bytes, year: year, first: [separator], second: [separator], last: [])
        }
        return read(bytes, year: year, first: Array("年".utf8), second: Array("月".utf8), last: Array("日".utf8))
    }

    private static func read(
        _ bytes: Span<UInt8>, year: Int, first: [UInt8], second: [UInt8], last: [UInt8]
    ) -> Day? {
        var index = 4
        guard skip(bytes, &index, first), let month = number(bytes, &index), skip(bytes, &index, second),
            let day = number(bytes, &index), skip(bytes, &index, last), index == bytes.count
        else { return nil }
        return Day(year: year, month: month, day: day)
    }

    private static func skip(_ bytes: Span<UInt8>, _ index: inout Int, _ sign: [UInt8]) -> Bool {
        guard bytes.count - index >= sign.count else { return false }
        for (offset, byte) in sign.enumerated() where bytes[index + offset] != byte { return false }
        index += sign.count
        return true
    }

    /// One or two digits.
    private static func number(_ bytes: Span<UInt8>, _ index: inout Int) -> Int? {
        let start = index
        while index < bytes.count, index < start + 2, ASCII.digit(bytes[index]) != nil { index += 1 }
        return index > start ? ASCII.number(bytes, start..<index) : nil
    }
}

/// Yes and no as files and forms write them.
enum BooleanText {
    /// Reads 是 and 否, `Y` and `N`, `1` and `0`, `true` and `false`, in either case; nil for anything else.
    static func read(_ bytes: Span<UInt8>) -> Bool? {
        guard bytes.count <= 5, let utf8 = try? UTF8Span(validating: bytes) else { return nil }
        switch String(copying: utf8).lowercased() {
        case "是", "y", "yes", "1", "true": return true
        case "否", "n", "no", "0", "false": return false
        default: return nil
        }
    }

    /// 是 or 否.
    static func write(_ value: Bool) -> String {
        value ? "是" : "否"
    }
}
