/// How amounts of money are written and read.
enum MoneyText {
    /// 分 as 元 with two decimals.
    static func write(_ fen: Int64, grouped: Bool, sign: String) -> String {
        let (yuan, rest) = fen.magnitude.quotientAndRemainder(dividingBy: 100)
        let digits = String(yuan)
        var whole = ""
        for (index, digit) in digits.enumerated() {
            if grouped, index > 0, (digits.utf8.count - index) % 3 == 0 { whole += "," }
            whole.append(digit)
        }
        return (fen < 0 ? "-" : "") + sign + whole + "." + Padding.two(Int(rest))
    }

    /// 分 that a text of 元 means, or nil.
    ///
    /// A sign, `¥` (U+00A5 or the full-width U+FFE5), digits that either have no commas or a comma before every three,
    /// and at most two decimals. `元` may end it.
    static func read(_ bytes: Span<UInt8>) -> Int64? {
        guard bytes.count <= 40 else { return nil }
        var (index, end) = (0, bytes.count)
        if ends(bytes, end, [0xE5, 0x85, 0x83]) { end -= 3 }
        let negative = index < end && bytes[index] == ASCII.hyphen
        if negative { index += 1 }
        if starts(bytes, index, end, [0xC2, 0xA5]) { index += 2 }
        if starts(bytes, index, end, [0xEF, 0xBF, 0xA5]) { index += 3 }
        guard let yuan = whole(bytes, &index, end) else { return nil }
        var fen: Int64 = 0
        if index < end {
            guard bytes[index] == UInt8(ascii: "."), end - index >= 2, end - index <= 3,
                let decimals = ASCII.number(bytes, index + 1..<end)
            else { return nil }
            fen = Int64(end - index == 2 ? decimals * 10 : decimals)
        }
        return combine(yuan, fen, negative: negative)
    }

    private static func combine(_ yuan: Int64, _ fen: Int64, negative: Bool) -> Int64? {
        let sign: Int64 = negative ? -1 : 1
        let (scaled, overflow) = yuan.multipliedReportingOverflow(by: 100 * sign)
        guard !overflow else { return nil }
        let (total, tooMuch) = scaled.addingReportingOverflow(fen * sign)
        return tooMuch ? nil : total
    }

    /// The whole 元 up to a point or the end.
    private static func whole(_ bytes: Span<UInt8>, _ index: inout Int, _ end: Int) -> Int64? {
        var (value, digits, sinceComma, commas) = (Int64(0), 0, 0, 0)
        while index < end, bytes[index] != UInt8(ascii: ".") {
            if bytes[index] == UInt8(ascii: ",") {
                guard digits > 0, commas == 0 ? sinceComma <= 3 : sinceComma == 3 else { return nil }
                (commas, sinceComma) = (commas + 1, 0)
            } else {
                guard let digit = ASCII.digit(bytes[index]), digits < 18 else { return nil }
                value = value * 10 + Int64(digit)
                (digits, sinceComma) = (digits + 1, sinceComma + 1)
            }
            index += 1
        }
        return digits > 0 && (commas == 0 || sinceComma == 3) ? value : nil
    }

    private static func starts(_ bytes: Span<UInt8>, _ from: Int, _ end: Int, _ sign: [UInt8]) -> Bool {
        guard end - from >= sign.count else { return false }
        for (offset, byte) in sign.enumerated() where bytes[from + offset] != byte { return false }
        return true
    }

    private static func ends(_ bytes: Span<UInt8>, _ end: Int, _ sign: [UInt8]) -> Bool {
        end > sign.count && starts(bytes, end - sign.count, end, sign)
    }
}
