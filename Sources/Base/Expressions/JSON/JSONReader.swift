import Standards

/// Reads JSON (RFC 8259) of bounded depth and count; a name twice in one object is refused, not resolved.
struct JSONReader {
    /// More than any expression within the bounds can print.
    private static let maximumValues = ExpressionLimits.nodes * 8

    private let bytes: [UInt8]
    private var position = 0
    private var nesting = 0
    private var values = 0

    /// The one value that the bytes hold, which must be valid UTF-8.
    static func read(_ bytes: [UInt8]) throws(ExpressionError) -> JSONNode {
        var reader = JSONReader(bytes: bytes)
        let node = try reader.value()
        reader.skipWhitespace()
        guard reader.position == bytes.count else { throw .malformedJSON(at: reader.position) }
        return node
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func value() throws(ExpressionError) -> JSONNode {
        skipWhitespace()
        let start = position
        values += 1
        guard values <= Self.maximumValues else { throw .tooManyNodes(at: start) }
        guard let byte = current else { throw .malformedJSON(at: start) }
        switch byte {
        case UInt8(ascii: "{"): return JSONNode(value: .object(try object()), offset: start)
        case UInt8(ascii: "["): return JSONNode(value: .array(try array()), offset: start)
        case UInt8(ascii: "\""): return JSONNode(value: .string(try string()), offset: start)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            return JSONNode(value: .number(try number()), offset: start)
        case UInt8(ascii: "t"): return try word("true", .boolean(true))
        case UInt8(ascii: "f"): return try word("false", .boolean(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: throw .malformedJSON(at: start)
        }
    }

    private mutating func word(_ word: String, _ value: JSONValue) throws(ExpressionError) -> JSONNode {
        let start = position
        guard bytes[start...].starts(with: word.utf8) else { throw .malformedJSON(at: start) }
        position += word.utf8.count
        return JSONNode(value: value, offset: start)
    }

    private mutating func object() throws(ExpressionError) -> [JSONMember] {
        var members: [JSONMember] = []
        try enter()
        if try closes(with: UInt8(ascii: "}")) { return members }
        repeat {
            skipWhitespace()
            let start = position
            guard current == UInt8(ascii: "\"") else { throw .malformedJSON(at: start) }
            let name = try string()
            guard members.count < 8, !members.contains(where: { $0.name == name }) else {
                throw .unknownMember(name, at: start)
            }
            skipWhitespace()
            guard current == UInt8(ascii: ":") else { throw .malformedJSON(at: position) }
            position += 1
            members.append(JSONMember(name: name, value: try value()))
        } while try continues(until: UInt8(ascii: "}"))
        return members
    }

    private mutating func array() throws(ExpressionError) -> [JSONNode] {
        var items: [JSONNode] = []
        try enter()
        if try closes(with: UInt8(ascii: "]")) { return items }
        repeat { items.append(try value()) } while try continues(until: UInt8(ascii: "]"))
        return items
    }

    private mutating func enter() throws(ExpressionError) {
        nesting += 1
        guard nesting <= ExpressionLimits.nesting else { throw .tooDeep(at: position) }
        position += 1
    }

    private mutating func closes(with mark: UInt8) throws(ExpressionError) -> Bool {
        skipWhitespace()
        guard current == mark else { return false }
        position += 1
        nesting -= 1
        return true
    }

    /// Whether a comma follows; else the closing mark must.
    private mutating func continues(until mark: UInt8) throws(ExpressionError) -> Bool {
        if try closes(with: mark) { return false }
        guard current == UInt8(ascii: ",") else { throw .malformedJSON(at: position) }
        position += 1
        return true
    }

    private mutating func skipWhitespace() {
        while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
    }
}

// Strings and numbers.
extension JSONReader {
    private mutating func string() throws(ExpressionError) -> String {
        let start = position
        position += 1
        var content: [UInt8] = []
        while let byte = current {
            position += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: content, as: UTF8.self)
            case UInt8(ascii: "\\"): content.append(contentsOf: String(try escape()).utf8)
            case 0..<0x20: throw .malformedJSON(at: position - 1)
            default: content.append(byte)
            }
            guard content.count <= ExpressionLimits.literalBytes else { throw .literalTooLong(at: start) }
        }
        throw .unclosed(Localized(zh: "字符串", en: "The string"), with: "\"", at: start)
    }

    private mutating func escape() throws(ExpressionError) -> Unicode.Scalar {
        let start = position - 1
        guard let byte = current else { throw .malformedJSON(at: start) }
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try unicodeEscape(from: start)
        default: throw .malformedJSON(at: start)
        }
    }

    /// Four hexadecimal digits, or two times four for a scalar beyond U+FFFF; half a pair is refused.
    private mutating func unicodeEscape(from start: Int) throws(ExpressionError) -> Unicode.Scalar {
        let first = try hexadecimal(from: start)
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard first < 0xDC00, bytes[position...].starts(with: "\\u".utf8) else { throw .malformedJSON(at: start) }
        position += 2
        let second = try hexadecimal(from: start)
        guard (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        else { throw .malformedJSON(at: start) }
        return scalar
    }

    private mutating func hexadecimal(from start: Int) throws(ExpressionError) -> UInt32 {
        guard position + 4 <= bytes.count else { throw .malformedJSON(at: start) }
        var value: UInt32 = 0
        for byte in bytes[position..<(position + 4)] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else {
                throw .malformedJSON(at: start)
            }
            value = value << 4 | UInt32(digit)
        }
        position += 4
        return value
    }

    private mutating func number() throws(ExpressionError) -> WholeNumber {
        let start = position
        let negative = current == UInt8(ascii: "-")
        if negative { position += 1 }
        let digits = position
        let leadingZero = current == UInt8(ascii: "0")
        let whole = skipDigits()
        guard whole > 0, !leadingZero || whole == 1 else { throw .malformedJSON(at: start) }
        if current == UInt8(ascii: ".") {
            position += 1
            guard skipDigits() > 0 else { throw .malformedJSON(at: start) }
        }
        if current == UInt8(ascii: "e") || current == UInt8(ascii: "E") {
            position += 1
            if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { position += 1 }
            guard skipDigits() > 0 else { throw .malformedJSON(at: start) }
        }
        return WholeNumber(negative: negative, bytes[digits..<position])
    }

    private mutating func skipDigits() -> Int {
        let start = position
        while let byte = current, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") { position += 1 }
        return position - start
    }
}
