/// Masks of identity numbers, telephone numbers and days.
enum NumberMask {
    /// First six and last four of a number of 18 or 15 characters; of others the first and the last two at most.
    static func identity(_ text: String) -> String {
        let characters = Array(text.utf8)
        guard characters.allSatisfy(isLetterOrDigit) else { return Mask.hidden }
        switch characters.count {
        case 18: return text.prefix(6) + "********" + text.suffix(4)
        case 15: return text.prefix(6) + "*****" + text.suffix(4)
        case 8...: return text.prefix(1) + Mask.hidden + text.suffix(2)
        default: return Mask.hidden
        }
    }

    /// First three and last four digits of a number of ten digits or more; of shorter ones the last two.
    static func phone(_ text: String) -> String {
        let digits = text.utf8.filter { ASCII.digit($0) != nil }
        let others = text.utf8.contains { ASCII.digit($0) == nil && !" -+()".utf8.contains($0) }
        guard !others, digits.count >= 7, digits.count <= 20 else { return Mask.hidden }
        let tail = String(decoding: digits.suffix(digits.count >= 10 ? 4 : 2), as: UTF8.self)
        guard digits.count >= 10 else { return Mask.hidden + tail }
        return String(decoding: digits.prefix(3), as: UTF8.self) + Mask.hidden + tail
    }

    /// The year, where four digits and a separator or four more digits begin the text.
    static func date(_ text: String) -> String {
        let bytes = Array(text.utf8.prefix(11))
        guard bytes.count >= 8, bytes.prefix(4).allSatisfy({ ASCII.digit($0) != nil }),
            ASCII.digit(bytes[4]) == nil || (bytes.count == 8 && bytes.allSatisfy { ASCII.digit($0) != nil })
        else { return "****-**-**" }
        return String(decoding: bytes.prefix(4), as: UTF8.self) + "-**-**"
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        ASCII.digit(byte) != nil || ASCII.isUpper(ASCII.upper(byte))
    }
}
