extension String {
    /// The text as a JSON string with its quotes (RFC 8259 section 7); only what must be escaped is.
    ///
    /// For what is written on every request, where an encoder would cost more than the rest.
    package var jsonString: String {
        var text = ""
        text.reserveCapacity(utf8.count + 2)
        text += "\""
        if utf8.allSatisfy({ $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }) {
            text += self
        } else {
            for scalar in unicodeScalars { text += Self.escaped(scalar) }
        }
        text += "\""
        return text
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\"": return "\\\""
        case "\\": return "\\\\"
        case "\n": return "\\n"
        case "\r": return "\\r"
        case "\t": return "\\t"
        case "\u{8}": return "\\b"
        case "\u{C}": return "\\f"
        case "\0"..<" ":
            let digits = String(scalar.value, radix: 16)
            return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        default: return String(scalar)
        }
    }
}

extension Sequence<String> {
    /// The texts as a JSON array of strings.
    package var jsonArray: String { "[" + map(\.jsonString).joined(separator: ",") + "]" }
}
