/// Finds placeholders and words in a statement, and passes over what is quoted or commented.
struct StatementScanner {
    private let bytes: [UInt8]
    private var output: [UInt8] = []
    private var position = 0
    private var depth = 0
    private(set) var placeholders = 0
    private(set) var words: [String] = []
    private(set) var problem: String?

    init(_ sql: String) {
        bytes = Array(sql.utf8)
        output.reserveCapacity(bytes.count + 16)
    }

    var numbered: String { String(decoding: output, as: UTF8.self) }

    mutating func scan() {
        if bytes.contains(0) { problem = "a statement with U+0000" }
        while position < bytes.count, problem == nil {
            switch bytes[position] {
            case UInt8(ascii: "'"), UInt8(ascii: "\""): passQuoted(bytes[position])
            case UInt8(ascii: "-") where follows("-"): passLine()
            case UInt8(ascii: "/") where follows("*"): passComment()
            case UInt8(ascii: "?"): placeholder()
            case UInt8(ascii: ";"): endOfStatement()
            case UInt8(ascii: "$"), UInt8(ascii: "@"), UInt8(ascii: "#"), UInt8(ascii: "`"), UInt8(ascii: "["),
                UInt8(ascii: "\\"):
                problem = "a character that is not in the subset"
            case UInt8(ascii: "("):
                depth += 1
                copy(1)
            case UInt8(ascii: ")"):
                depth -= 1
                copy(1)
            case let byte where Self.isLetter(byte): passWord()
            default: copy(1)
            }
        }
        if words.isEmpty, problem == nil { problem = "an empty statement" }
    }

    private func follows(_ character: Unicode.Scalar) -> Bool {
        position + 1 < bytes.count && bytes[position + 1] == UInt8(ascii: character)
    }

    private mutating func copy(_ count: Int) {
        output.append(contentsOf: bytes[position..<position + count])
        position += count
    }

    /// A doubled quote inside is two neighbouring quoted parts, which comes to the same.
    private mutating func passQuoted(_ quote: UInt8) {
        guard let end = bytes[(position + 1)...].firstIndex(of: quote) else {
            problem = "a quote without end"
            return
        }
        copy(end + 1 - position)
    }

    /// Comments are left out of what PostgreSQL gets.
    private mutating func passLine() {
        position = bytes[position...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    }

    private mutating func passComment() {
        var at = position + 2
        while at + 1 < bytes.count, !(bytes[at] == UInt8(ascii: "*") && bytes[at + 1] == UInt8(ascii: "/")) { at += 1 }
        guard at + 1 < bytes.count else {
            problem = "a comment without end"
            return
        }
        output.append(UInt8(ascii: " "))
        position = at + 2
    }

    private mutating func placeholder() {
        position += 1
        if position < bytes.count, Self.isWordPart(bytes[position]) { problem = "a numbered placeholder" }
        placeholders += 1
        output.append(UInt8(ascii: "$"))
        output.append(contentsOf: String(placeholders).utf8)
    }

    /// A semicolon may end a statement, nothing may follow.
    private mutating func endOfStatement() {
        position += 1
        let isLast = bytes[position...].allSatisfy { [0x20, 0x09, 0x0A, 0x0D, 0x3B].contains($0) }
        if !isLast { problem = "more than one statement" }
        position = bytes.count
    }

    private mutating func passWord() {
        let end = bytes[position...].firstIndex { !Self.isWordPart($0) } ?? bytes.count
        if end < bytes.count, bytes[end] == UInt8(ascii: "'") { problem = "a string with a prefix" }
        if depth == 0 { words.append(String(decoding: bytes[position..<end], as: UTF8.self).lowercased()) }
        copy(end - position)
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte | 0x20) || byte == 0x5F
    }

    private static func isWordPart(_ byte: UInt8) -> Bool {
        isLetter(byte) || (0x30...0x39).contains(byte)
    }
}
