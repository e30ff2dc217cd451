/// Tells the encoding of a file from its beginning: a byte order mark says it; otherwise what the bytes could be.
enum EncodingGuess: Hashable {
    /// Read it in this encoding, after a mark of so many bytes.
    case encoding(CSVEncoding, mark: Int)
    /// UTF-16 or UTF-32: spreadsheets call it “Unicode text”.
    case wide
    /// Nothing but ASCII so far: UTF-8 and GB 18030 are the same.
    case ascii

    init(_ bytes: [UInt8]) {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            self = .encoding(.utf8, mark: 3)
        } else if bytes.starts(with: [0x84, 0x31, 0x95, 0x33]) {
            self = .encoding(.gb18030, mark: 4)
        } else if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
            || bytes.starts(with: [0, 0, 0xFE, 0xFF])
        {
            self = .wide
        } else if bytes.allSatisfy({ $0 < 0x80 }) {
            self = .ascii
        } else {
            let (utf8, gb18030) = (Self.faults(bytes, of: UTF8Check.length), Self.faults(bytes, of: Self.gb18030Length))
            self = .encoding(utf8 <= gb18030 ? .utf8 : .gb18030, mark: 0)
        }
    }

    /// Malformed sequences, the last few bytes left out, which the window may have cut.
    private static func faults(
        _ bytes: [UInt8], of length: (UnsafeBufferPointer<UInt8>, Int) -> Int?
    ) -> Int {
        bytes.withUnsafeBufferPointer { buffer in
            var (index, faults) = (0, 0)
            while index < buffer.count {
                let step = length(buffer, index)
                if step == nil, index + 4 <= buffer.count || buffer.count < 4 { faults += 1 }
                index += step ?? 1
            }
            return faults
        }
    }

    /// GB 18030: two bytes 81–FE 40–7E/80–FE, or four 81–FE 30–39 81–FE 30–39.
    private static func gb18030Length(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
        let first = bytes[index]
        if first < 0x80 { return 1 }
        guard (0x81...0xFE).contains(first), index + 1 < bytes.count else { return nil }
        switch bytes[index + 1] {
        case 0x40...0x7E, 0x80...0xFE:
            return 2
        case 0x30...0x39:
            guard index + 3 < bytes.count, (0x81...0xFE).contains(bytes[index + 2]),
                (0x30...0x39).contains(bytes[index + 3])
            else { return nil }
            return 4
        default:
            return nil
        }
    }
}
