/// White space around a value, and full-width characters where half-width ones belong.
enum WhiteSpace {
    /// The range without spaces, tabs, line ends, ideographic and no-break spaces and byte order marks at both ends.
    static func trimmed(_ bytes: Span<UInt8>) -> Range<Int> {
        var (start, end) = (0, bytes.count)
        while start < end {
            let width = leading(bytes, start, end)
            if width == 0 { break }
            start += width
        }
        while end > start {
            let width = trailing(bytes, start, end)
            if width == 0 { break }
            end -= width
        }
        return start..<end
    }

    /// Whether any character is a full-width form of ASCII (U+FF01–U+FF5E).
    static func hasFullWidth(_ bytes: Span<UInt8>) -> Bool {
        guard bytes.count >= 3 else { return false }
        for index in 0..<(bytes.count - 2) where bytes[index] == 0xEF {
            switch (bytes[index + 1], bytes[index + 2]) {
            case (0xBC, 0x81...0xBF), (0xBD, 0x80...0x9E): return true
            default: continue
            }
        }
        return false
    }

    /// How many bytes of white space begin at `start`.
    private static func leading(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
        let byte = bytes[start]
        if byte > 0x20 && byte < 0x80 { return 0 }
        if isASCII(byte) { return 1 }
        if end - start >= 2, byte == 0xC2, bytes[start + 1] == 0xA0 { return 2 }
        return end - start >= 3 && isWide(byte, bytes[start + 1], bytes[start + 2]) ? 3 : 0
    }

    /// How many bytes of white space end before `end`.
    private static func trailing(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
        let byte = bytes[end - 1]
        if byte > 0x20 && byte < 0x80 { return 0 }
        if isASCII(byte) { return 1 }
        if end - start >= 2, bytes[end - 2] == 0xC2, byte == 0xA0 { return 2 }
        return end - start >= 3 && isWide(bytes[end - 3], bytes[end - 2], byte) ? 3 : 0
    }

    private static func isASCII(_ byte: UInt8) -> Bool {
        byte == 0x20 || (byte >= 0x09 && byte <= 0x0D)
    }

    /// U+3000 ideographic space and U+FEFF byte order mark.
    private static func isWide(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
        (first == 0xE3 && second == 0x80 && third == 0x80) || (first == 0xEF && second == 0xBB && third == 0xBF)
    }
}
