import Standards

/// Takes the text form apart, one token at a time, over UTF-8 that is known to be valid.
struct Lexer {
    let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The next token; `.end` for ever after the last.
    mutating func next() throws(ExpressionError) -> Token {
        skipWhitespace()
        let start = position
        guard start < bytes.count else { return Token(kind: .end, offset: start, end: start) }
        let byte = bytes[start]
        switch byte {
        case UInt8(ascii: "'"): return try quoted(by: byte, from: start)
        case UInt8(ascii: "\""): return try quoted(by: byte, from: start)
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."): return try number(from: start)
        default:
            if let sign = sign(at: start) {
                position = start + sign.rawValue.utf8.count
                return Token(kind: .sign(sign), offset: start, end: position)
            }
            return try word(from: start)
        }
    }

    private func sign(at start: Int) -> Token.Sign? {
        if start + 1 < bytes.count,
            let sign = Token.Sign(rawValue: String(decoding: bytes[start...(start + 1)], as: UTF8.self))
        {
            return sign
        }
        return Token.Sign(rawValue: String(decoding: bytes[start...start], as: UTF8.self))
    }

    /// A literal or a quoted name.
    ///
    /// A quote inside a literal is written twice; a name holds none.
    private mutating func quoted(by quote: UInt8, from start: Int) throws(ExpressionError) -> Token {
        let isText = quote == UInt8(ascii: "'")
        let limit = isText ? ExpressionLimits.literalBytes : ExpressionLimits.nameBytes
        var content: [UInt8] = []
        var index = start + 1
        while index < bytes.count {
            if bytes[index] == quote {
                guard isText, index + 1 < bytes.count, bytes[index + 1] == quote else {
                    position = index + 1
                    let string = String(decoding: content, as: UTF8.self)
                    return Token(kind: isText ? .text(string) : .quoted(string), offset: start, end: position)
                }
                index += 1
            }
            content.append(bytes[index])
            guard content.count <= limit else { throw isText ? .literalTooLong(at: start) : .badName(at: start) }
            index += 1
        }
        throw isText
            ? .unclosed(Localized(zh: "字符串", en: "The text literal"), with: "'", at: start)
            : .unclosed(Localized(zh: "属性名", en: "The property name"), with: "\"", at: start)
    }

    /// `digits [. [digits]] [e [sign] digits]` or `. digits …`.
    private mutating func number(from start: Int) throws(ExpressionError) -> Token {
        var index = start
        let whole = skipDigits(&index)
        var fraction = 0
        if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
            index += 1
            fraction = skipDigits(&index)
        }
        guard whole + fraction > 0 else { throw .badNumber(at: start) }
        if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
            index += 1
            if index < bytes.count, bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-") {
                index += 1
            }
            guard skipDigits(&index) > 0 else { throw .badNumber(at: start) }
        }
        if let (scalar, _) = scalar(at: index), Self.continuesName(scalar) { throw .badNumber(at: start) }
        position = index
        return Token(kind: .number, offset: start, end: index)
    }

    private func skipDigits(_ index: inout Int) -> Int {
        let start = index
        while index < bytes.count, bytes[index] >= UInt8(ascii: "0"), bytes[index] <= UInt8(ascii: "9") { index += 1 }
        return index - start
    }

    private mutating func word(from start: Int) throws(ExpressionError) -> Token {
        var index = start
        while let (scalar, length) = scalar(at: index),
            index == start ? Self.beginsName(scalar) : Self.continuesName(scalar)
        {
            index += length
        }
        guard index > start else { throw refusal(at: start) }
        guard index - start <= ExpressionLimits.nameBytes else { throw .badName(at: start) }
        position = index
        return Token(kind: .word(String(decoding: bytes[start..<index], as: UTF8.self)), offset: start, end: index)
    }

    private mutating func skipWhitespace() {
        while let (scalar, length) = scalar(at: position), scalar.properties.isWhitespace { position += length }
    }

    /// The scalar at a byte, with its length; the bytes are valid UTF-8 and `index` stands on a boundary.
    private func scalar(at index: Int) -> (Unicode.Scalar, Int)? {
        guard index < bytes.count else { return nil }
        let first = bytes[index]
        let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        guard index + length <= bytes.count else { return nil }
        var value = length == 1 ? UInt32(first) : UInt32(first & (0xFF >> UInt8(length + 1)))
        for byte in bytes[(index + 1)..<(index + length)] { value = value << 6 | UInt32(byte & 0x3F) }
        return Unicode.Scalar(value).map { ($0, length) }
    }
}

extension Lexer {
    /// CQL2's identifierStart, without the punctuation of CJK that its ranges take in.
    static func beginsName(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x3A, 0x5F, 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D,
            0x37F...0x1FFE, 0x200C...0x200D, 0x2070...0x218F, 0x2C00...0x2FEF, 0x3005...0x3007, 0x3040...0xD7FF,
            0xF900...0xFDCF, 0xFDF0...0xFEFE, 0x10000...0xEFFFF:
            !scalar.properties.isWhitespace
        default: false
        }
    }

    /// CQL2's identifierPart.
    static func continuesName(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x2E, 0x30...0x39, 0xB7, 0x300...0x36F, 0x203F...0x2040: true
        default: beginsName(scalar)
        }
    }

    private func refusal(at start: Int) -> ExpressionError {
        guard let (scalar, length) = scalar(at: start) else { return .notUTF8() }
        let second = self.scalar(at: start + length)?.0
        switch (scalar, second) {
        case ("!", "="): return .character(scalar, instead: "<>", at: start)
        case ("&", _): return .character(scalar, instead: "AND", at: start)
        case ("|", "|"): return .character(scalar, instead: "OR", at: start)
        case ("!", _): return .character(scalar, instead: "NOT", at: start)
        default: break
        }
        if let narrow = Self.halfWidth[scalar] { return .fullWidth(scalar, instead: narrow, at: start) }
        return .character(scalar, instead: nil, at: start)
    }

    private static let halfWidth: [Unicode.Scalar: String] = [
        "（": "(", "）": ")", "，": ",", "、": ",", "＝": "=", "＜": "<", "＞": ">", "《": "<", "》": ">", "‘": "'",
        "’": "'", "“": "\"", "”": "\"", "＇": "'", "＂": "\"", "＋": "+", "－": "-", "＊": "*", "≤": "<=", "≥": ">=",
        "≠": "<>", "％": "%",
    ]
}
