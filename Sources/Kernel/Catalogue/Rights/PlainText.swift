/// What people may write in a field.
enum PlainText {
    /// Whether a text says anything: it holds a letter or a digit of some script.
    static func says(_ text: String) -> Bool {
        text.unicodeScalars.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil }
    }

    /// Whether a text can be kept and shown: not too long, and no control characters but line ends and tabs.
    static func isFit(_ text: String, limit: Int) -> Bool {
        // A character may hold any number of combining marks: bytes are bounded too.
        text.utf8.count <= limit * 8 && text.count <= limit && !text.unicodeScalars.contains(where: isControl)
    }

    /// Whether a text says something within bounds.
    static func isGood(_ text: String, limit: Int) -> Bool { says(text) && isFit(text, limit: limit) }

    /// Lower-case words with hyphens, a letter first, 1–60 bytes.
    static func isName(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard (1...60).contains(bytes.count), let first = bytes.first, (0x61...0x7A).contains(first) else {
            return false
        }
        return bytes.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control: scalar != "\n" && scalar != "\t" && scalar != "\r"
        case .format: scalar.value != 0x200D && scalar.value != 0xFEFF
        case .surrogate, .privateUse, .unassigned: true
        default: false
        }
    }
}
