/// Strings as structured fields write them (RFC 9651 section 3.3.3).
enum SignatureText {
    /// Whether a text can be written: printable ASCII.
    static func isString(_ text: String) -> Bool {
        text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
    }

    /// The text in quotes, quotes and backslashes in it escaped.
    static func string(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }) else {
            return "\"\(text)\""
        }
        return "\"" + text.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) }.joined() + "\""
    }
}
