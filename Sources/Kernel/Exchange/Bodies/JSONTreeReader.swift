package import NIOCore

extension JSONTree {
    /// Reads a whole text.
    package init(_ body: ByteBuffer, limits: JSONLimits = JSONLimits()) throws(JSONFault) {
        guard body.readableBytes <= limits.bytes else { throw .tooLarge }
        var reader = JSONTreeReader(Array(body.readableBytesView), limits)
        self = try reader.document()
    }
}

/// The recursive descent behind `JSONTree.init`: strict, bounded in depth and count, no trap on any input.
struct JSONTreeReader {
    private let bytes: [UInt8]
    private let limits: JSONLimits
    private var index = 0
    private var values = 0

    init(_ bytes: [UInt8], _ limits: JSONLimits) {
        self.bytes = bytes
        self.limits = limits
    }

    mutating func document() throws(JSONFault) -> JSONTree {
        let value = try value(depth: 0)
        skipSpace()
        guard index == bytes.count else { throw .syntax(at: index) }
        return value
    }

    private mutating func value(depth: Int) throws(JSONFault) -> JSONTree {
        values += 1
        guard values <= limits.values, depth <= limits.depth else { throw .tooLarge }
        skipSpace()
        switch current {
        case UInt8(ascii: "{"): return .object(try members(depth: depth))
        case UInt8(ascii: "["): return .array(try elements(depth: depth))
        case UInt8(ascii: "\""): return .text(try string())
        case UInt8(ascii: "t"): return try word("true", .boolean(true))
        case UInt8(ascii: "f"): return try word("false", .boolean(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return .number(try number())
        }
    }

    private mutating func members(depth: Int) throws(JSONFault) -> [JSONTree.Member] {
        index += 1
        var (members, names): ([JSONTree.Member], Set<String>) = ([], [])
        skipSpace()
        if take(UInt8(ascii: "}")) { return members }
        while true {
            skipSpace()
            let start = index
            guard current == UInt8(ascii: "\"") else { throw .syntax(at: index) }
            let name = try string()
            guard names.insert(name).inserted else { throw .duplicate(at: start) }
            skipSpace()
            guard take(UInt8(ascii: ":")) else { throw .syntax(at: index) }
            members.append(JSONTree.Member(name, try value(depth: depth + 1)))
            skipSpace()
            if take(UInt8(ascii: "}")) { return members }
            guard take(UInt8(ascii: ",")) else { throw .syntax(at: index) }
        }
    }

    private mutating func elements(depth: Int) throws(JSONFault) -> [JSONTree] {
        index += 1
        var elements: [JSONTree] = []
        skipSpace()
        if take(UInt8(ascii: "]")) { return elements }
        while true {
            elements.append(try value(depth: depth + 1))
            skipSpace()
            if take(UInt8(ascii: "]")) { return elements }
            guard take(UInt8(ascii: ",")) else { throw .syntax(at: index) }
        }
    }

    private mutating func word(_ word: StaticString, _ value: JSONTree) throws(JSONFault) -> JSONTree {
        let length = word.utf8CodeUnitCount
        guard bytes.count - index >= length, word.description.utf8.elementsEqual(bytes[index..<index + length]) else {
            throw .syntax(at: index)
        }
        index += length
        return value
    }

    /// A number by RFC 8259 section 6: no leading zero, no bare point.
    private mutating func number() throws(JSONFault) -> String {
        let start = index
        _ = take(UInt8(ascii: "-"))
        if !take(UInt8(ascii: "0")) { try digits() }
        if take(UInt8(ascii: ".")) { try digits() }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            try digits()
        }
        return String(decoding: bytes[start..<index], as: UTF8.self)
    }

    private mutating func digits() throws(JSONFault) {
        let start = index
        while let byte = current, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") { index += 1 }
        guard index > start else { throw .syntax(at: index) }
    }

    private mutating func string() throws(JSONFault) -> String {
        let start = index
        index += 1
        let first = index
        while let byte = current, byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") { index += 1 }
        guard current != UInt8(ascii: "\\") else { return try escaped(from: first, start: start) }
        return try closed(bytes[first..<index], start: start)
    }

    private mutating func escaped(from first: Int, start: Int) throws(JSONFault) -> String {
        var text = Array(bytes[first..<index])
        while let byte = current, byte >= 0x20, byte != UInt8(ascii: "\"") {
            index += 1
            if byte == UInt8(ascii: "\\") {
                text.append(contentsOf: try escape())
            } else {
                text.append(byte)
            }
        }
        return try closed(text[...], start: start)
    }

    private mutating func closed(_ text: ArraySlice<UInt8>, start: Int) throws(JSONFault) -> String {
        guard take(UInt8(ascii: "\"")) else { throw .syntax(at: index) }
        guard let string = String(validating: text, as: UTF8.self) else { throw .syntax(at: start) }
        return string
    }

    private mutating func escape() throws(JSONFault) -> String.UTF8View {
        guard let byte = current else { throw .syntax(at: index) }
        index += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"):
            return String(Unicode.Scalar(byte)).utf8
        case UInt8(ascii: "b"): return "\u{8}".utf8
        case UInt8(ascii: "f"): return "\u{C}".utf8
        case UInt8(ascii: "n"): return "\n".utf8
        case UInt8(ascii: "r"): return "\r".utf8
        case UInt8(ascii: "t"): return "\t".utf8
        case UInt8(ascii: "u"): return String(try scalar()).utf8
        default: throw .syntax(at: index - 1)
        }
    }

    /// The scalar of `\uXXXX`, or of the surrogate pair that begins with it.
    private mutating func scalar() throws(JSONFault) -> Unicode.Scalar {
        let first = try unit()
        guard first & 0xFC00 == 0xD800 else {
            guard let scalar = Unicode.Scalar(first) else { throw .syntax(at: index) }
            return scalar
        }
        guard take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) else { throw .syntax(at: index) }
        let second = try unit()
        guard second & 0xFC00 == 0xDC00,
            let scalar = Unicode.Scalar(0x1_0000 + (first & 0x3FF) << 10 + second & 0x3FF)
        else { throw .syntax(at: index) }
        return scalar
    }

    private mutating func unit() throws(JSONFault) -> UInt32 {
        var unit: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = current, let digit = Self.hexadecimal(byte) else { throw .syntax(at: index) }
            unit = unit << 4 | digit
            index += 1
        }
        return unit
    }

    private static func hexadecimal(_ byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a") + 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A") + 10)
        default: nil
        }
    }

    private var current: UInt8? { index < bytes.count ? bytes[index] : nil }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard current == byte else { return false }
        index += 1
        return true
    }

    private mutating func skipSpace() {
        while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { index += 1 }
    }
}
