import Glibc

/// Turns the bytes of a field into UTF-8, or says that they are not of the encoding.
///
/// One at a time: not for two threads.
final class Characters {
    private let encoding: CSVEncoding
    private let converter: iconv_t?

    /// Nil where the C library does not know GB 18030.
    init?(_ encoding: CSVEncoding) {
        self.encoding = encoding
        switch encoding {
        case .utf8:
            converter = nil
        case .gb18030:
            let converter = iconv_open("UTF-8", "GB18030")
            guard converter != iconv_t(bitPattern: -1) else { return nil }
            self.converter = converter
        }
    }

    deinit {
        if let converter { iconv_close(converter) }
    }

    /// The field in UTF-8; nil where a byte sequence is malformed.
    func utf8(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        switch encoding {
        case .utf8: UTF8Check.isValid(bytes) ? bytes : nil
        case .gb18030: bytes.allSatisfy { $0 < 0x80 } ? bytes : converted(bytes)
        }
    }

    private func converted(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        // Two bytes of GB 18030 become at most three of UTF-8, four at most four, one at most one.
        let capacity = bytes.count * 2 + 4
        var isGood = false
        let result = [UInt8](unsafeUninitializedCapacity: capacity) { target, filled in
            var input = Array(bytes)
            input.withUnsafeMutableBytes { source in
                var from = source.baseAddress?.assumingMemoryBound(to: CChar.self)
                var left = source.count
                target.withMemoryRebound(to: CChar.self) { target in
                    var to = target.baseAddress
                    var room = capacity
                    _ = iconv(converter, nil, nil, nil, nil)
                    isGood = iconv(converter, &from, &left, &to, &room) != UInt.max && left == 0
                    filled = capacity - room
                }
            }
        }
        return isGood ? result[...] : nil
    }
}
