/// The recursive descent behind `JSON.init`: strict, bounded in depth, no trap on any input.
struct JSONReader {
    private let bytes: [UInt8]
    private var index = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func document() throws(JSON.Fault) -> JSON {
        let value = try value(depth: 0)
        space()
        guard index == bytes.count else { throw .syntax(at: index) }
        return value
    }

    private mutating func value(depth: Int) throws(JSON.Fault) -> JSON {
        guard depth <= Limits.jsonDepth else { throw .depth(at: index) }
        space()
        switch peek {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "\""): return .text(try string())
        case UInt8(ascii: "t"): return try word("true", .boolean(true))
        case UInt8(ascii: "f"): return try word("false", .boolean(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return try number()
        }
    }

    private mutating func object(depth: Int) throws(JSON.Fault) -> JSON {
        index += 1
        var members: [String: JSON] = [:]
        space()
        if take(UInt8(ascii: "}")) { return .object(members) }
        while true {
            space()
            let start = index
            guard peek == UInt8(ascii: "\"") else { throw .syntax(at: index) }
            let name = try string()
            space()
            guard take(UInt8(ascii: ":")) else { throw .syntax(at: index) }
            let member = try value(depth: depth + 1)
            guard members.updateValue(member, forKey: name) == nil else { throw .duplicate(at: start) }
            space()
            if take(UInt8(ascii: "}")) { return .object(members) }
            guard take(UInt8(ascii: ",")) else { throw .syntax(at: index) }
        }
    }

    private mutating func array(depth: Int) throws(JSON.Fault) -> JSON {
        index += 1
        var elements: [JSON] = []
        space()
        if take(UInt8(ascii: "]")) { return .array(elements) }
        while true {
            elements.append(try value(depth: depth + 1))
            space()
            if take(UInt8(ascii: "]")) { return .array(elements) }
            guard take(UInt8(ascii: ",")) else { throw .syntax(at: index) }
        }
    }

    private mutating func string() throws(JSON.Fault) -> String {
        let start = index
        index += 1
        var text: [UInt8] = []
        while let byte = peek {
            switch byte {
            case UInt8(ascii: "\""):
                index += 1
                guard let string = String(validating: text, as: UTF8.self) else { throw .syntax(at: start) }
                return string
            case UInt8(ascii: "\\"): try escape(into: &text)
            case 0..<0x20: throw .syntax(at: index)
            default:
                text.append(byte)
                index += 1
            }
        }
        throw .syntax(at: index)
    }

    private mutating func escape(into text: inout [UInt8]) throws(JSON.Fault) {
        index += 1
        guard let byte = peek else { throw .syntax(at: index) }
        index += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
        case UInt8(ascii: "b"): text.append(8)
        case UInt8(ascii: "f"): text.append(12)
        case UInt8(ascii: "n"): text.append(10)
        case UInt8(ascii: "r"): text.append(13)
        case UInt8(ascii: "t"): text.append(9)
        case UInt8(ascii: "u"): text.append(contentsOf: String(try scalar()).utf8)
        default: throw .syntax(at: index - 1)
        }
    }

    /// What `\uXXXX` means, with the second half of a surrogate pair where one is due.
    private mutating func scalar() throws(JSON.Fault) -> Character {
        let first = try fourHexDigits()
        guard (0xD800...0xDBFF).contains(first) else {
            // No text of ours holds NUL, and PostgreSQL cannot store one.
            guard first != 0, let scalar = Unicode.Scalar(first) else { throw .syntax(at: index) }
            return Character(scalar)
        }
        guard take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) else { throw .syntax(at: index) }
        let second = try fourHexDigits()
        guard (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))
        else { throw .syntax(at: index) }
        return Character(scalar)
    }

    private mutating func fourHexDigits() throws(JSON.Fault) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = peek, let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else {
                throw .syntax(at: index)
            }
            value = value << 4 | UInt32(digit)
            index += 1
        }
        return value
    }

    private mutating func number() throws(JSON.Fault) -> JSON {
        let start = index
        _ = take(UInt8(ascii: "-"))
        let leading = index
        guard digits() > 0, !(bytes[leading] == UInt8(ascii: "0") && index - leading > 1) else {
            throw .syntax(at: start)
        }
        var whole = true
        if take(UInt8(ascii: ".")) {
            whole = false
            guard digits() > 0 else { throw .syntax(at: index) }
        }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            whole = false
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            guard digits() > 0 else { throw .syntax(at: index) }
        }
        guard index - start <= 64 else { throw .syntax(at: start) }
        let text = String(decoding: bytes[start..<index], as: UTF8.self)
        if whole, let integer = Int64(text) { return .integer(integer) }
        guard let number = Double(text), number.isFinite else { throw .syntax(at: start) }
        return .number(number)
    }

    private mutating func digits() -> Int {
        let start = index
        while let byte = peek, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") { index += 1 }
        return index - start
    }

    private mutating func word(_ word: StaticString, _ value: JSON) throws(JSON.Fault) -> JSON {
        let count = word.utf8CodeUnitCount
        let expected = word.withUTF8Buffer { Array($0) }
        guard bytes.count - index >= count, bytes[index..<(index + count)].elementsEqual(expected) else {
            throw .syntax(at: index)
        }
        index += count
        return value
    }

    private var peek: UInt8? {
        index < bytes.count ? bytes[index] : nil
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard peek == byte else { return false }
        index += 1
        return true
    }

    private mutating func space() {
        while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { index += 1 }
    }
}
