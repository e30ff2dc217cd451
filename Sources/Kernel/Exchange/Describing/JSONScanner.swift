import Standards

/// Finds where the values of a JSON text stand (RFC 8259), strictly and within a bounded depth, without building them.
struct JSONScanner {
    struct Member {
        let name: String
        let value: Range<Int>
    }

    private let bytes: [UInt8]
    private var index = 0

    /// How deep values may nest.
    static let depth = 64

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { index == bytes.count }

    /// The members of the object that begins here.
    mutating func object(depth: Int = 0) -> [Member]? {
        space()
        guard depth <= Self.depth, take(UInt8(ascii: "{")) else { return nil }
        var members: [Member] = []
        space()
        if take(UInt8(ascii: "}")) { return members }
        while true {
            space()
            let nameStart = index
            guard string(), let name = text(at: nameStart..<index) else { return nil }
            space()
            guard take(UInt8(ascii: ":")) else { return nil }
            space()
            let start = index
            guard value(depth: depth + 1) else { return nil }
            members.append(Member(name: name, value: start..<index))
            space()
            if take(UInt8(ascii: "}")) { return members }
            guard take(UInt8(ascii: ",")) else { return nil }
        }
    }

    /// The elements of the array that begins here.
    mutating func array(depth: Int = 0) -> [Range<Int>]? {
        space()
        guard depth <= Self.depth, take(UInt8(ascii: "[")) else { return nil }
        var elements: [Range<Int>] = []
        space()
        if take(UInt8(ascii: "]")) { return elements }
        while true {
            space()
            let start = index
            guard value(depth: depth + 1) else { return nil }
            elements.append(start..<index)
            space()
            if take(UInt8(ascii: "]")) { return elements }
            guard take(UInt8(ascii: ",")) else { return nil }
        }
    }

    /// Where the `url` texts stand in the array of objects at `range`; none where it is no array.
    func urls(at range: Range<Int>) -> [Range<Int>]? {
        guard bytes[range.lowerBound] == UInt8(ascii: "[") else {
            return bytes[range].elementsEqual("null".utf8) ? [] : nil
        }
        var scanner = self
        scanner.index = range.lowerBound
        guard let elements = scanner.array() else { return nil }
        var urls: [Range<Int>] = []
        for element in elements {
            scanner.index = element.lowerBound
            guard let members = scanner.object() else { return nil }
            for member in members where member.name == "url" {
                guard bytes[member.value.lowerBound] == UInt8(ascii: "\"") else { return nil }
                urls.append(member.value)
            }
        }
        return urls
    }

    mutating func space() {
        while index < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index]) { index += 1 }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard index < bytes.count, bytes[index] == byte else { return false }
        index += 1
        return true
    }

    private mutating func value(depth: Int) -> Bool {
        guard index < bytes.count else { return false }
        switch bytes[index] {
        case UInt8(ascii: "{"): return object(depth: depth) != nil
        case UInt8(ascii: "["): return array(depth: depth) != nil
        case UInt8(ascii: "\""): return string()
        case UInt8(ascii: "t"): return word("true")
        case UInt8(ascii: "f"): return word("false")
        case UInt8(ascii: "n"): return word("null")
        default: return number()
        }
    }

    private mutating func word(_ word: StaticString) -> Bool {
        let text = String(describing: word)
        guard bytes[index...].starts(with: text.utf8) else { return false }
        index += text.utf8.count
        return true
    }

    private mutating func number() -> Bool {
        _ = take(UInt8(ascii: "-"))
        if !take(UInt8(ascii: "0")) { guard digits() else { return false } }
        if take(UInt8(ascii: ".")) { guard digits() else { return false } }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            return digits()
        }
        return true
    }

    private mutating func digits() -> Bool {
        let start = index
        while index < bytes.count, (0x30...0x39).contains(bytes[index]) { index += 1 }
        return index > start
    }

    /// Steps over a string; escapes are looked at when the text is wanted.
    private mutating func string() -> Bool {
        guard take(UInt8(ascii: "\"")) else { return false }
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\""):
                index += 1
                return true
            case UInt8(ascii: "\\"): index += 2
            case 0..<0x20: return false
            default: index += 1
            }
        }
        return false
    }
}

extension JSONScanner {
    /// The text of the string at `range`, its quotes included; nil where it is none.
    func text(at range: Range<Int>) -> String? {
        guard range.count >= 2, bytes[range.lowerBound] == UInt8(ascii: "\"") else { return nil }
        var text: [UInt8] = []
        var rest = bytes[range].dropFirst().dropLast()
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "\\") else {
                text.append(byte)
                continue
            }
            switch rest.popFirst() {
            case UInt8(ascii: "b"): text.append(8)
            case UInt8(ascii: "f"): text.append(12)
            case UInt8(ascii: "n"): text.append(10)
            case UInt8(ascii: "r"): text.append(13)
            case UInt8(ascii: "t"): text.append(9)
            case UInt8(ascii: "u"):
                guard let scalar = Self.scalar(&rest) else { return nil }
                text.append(contentsOf: String(scalar).utf8)
            case .some(let mark) where mark == 0x22 || mark == 0x5C || mark == 0x2F: text.append(mark)
            default: return nil
            }
        }
        return String(validating: text, as: UTF8.self)
    }

    private static func scalar(_ rest: inout ArraySlice<UInt8>) -> Unicode.Scalar? {
        guard let first = unit(&rest) else { return nil }
        guard (0xD800..<0xDC00).contains(first) else { return Unicode.Scalar(first) }
        guard rest.popFirst() == UInt8(ascii: "\\"), rest.popFirst() == UInt8(ascii: "u"), let second = unit(&rest),
            (0xDC00..<0xE000).contains(second)
        else { return nil }
        return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    }

    private static func unit(_ rest: inout ArraySlice<UInt8>) -> UInt32? {
        var unit: UInt32 = 0
        for _ in 0..<4 {
            guard let digit = rest.popFirst().flatMap(NamePart.digit) else { return nil }
            unit = unit << 4 | UInt32(digit)
        }
        return unit
    }
}
