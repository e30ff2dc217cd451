/// One part of an identifier of the exchange, such as a member's code: text as it is meant, and how addresses and headers write it.
///
/// X-Road's REST protocol (PR-REST 4.2) writes each part in UTF-8 with percent-encoding of its own; what may stand bare is RFC 3986's
/// `pchar`. Chinese parts are outside what the protocol recommends (4.8) and pass, encoded.
package enum NamePart {
    /// The most bytes of a part, decoded.
    package static let byteLimit = 255

    /// Whether a byte may stand bare in a part: `pchar` of RFC 3986 section 3.3 without the percent sign.
    static func isBare(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "!"),
            UInt8(ascii: "$"), UInt8(ascii: "&"), UInt8(ascii: "'"), UInt8(ascii: "("), UInt8(ascii: ")"),
            UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "="),
            UInt8(ascii: ":"), UInt8(ascii: "@"):
            true
        default: false
        }
    }

    /// Reads one encoded part; nil where a character stands bare that must not, a `%XX` is bad or cut, the bytes are no UTF-8, or the
    /// part is empty or longer than `byteLimit`.
    package static func decode(_ bytes: some Collection<UInt8>) -> String? {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(bytes.count)
        var rest = bytes[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%") {
                guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit) else {
                    return nil
                }
                decoded.append(high << 4 | low)
            } else {
                guard isBare(byte) else { return nil }
                decoded.append(byte)
            }
            guard decoded.count <= byteLimit else { return nil }
        }
        guard !decoded.isEmpty else { return nil }
        return String(validating: decoded, as: UTF8.self)
    }

    /// The part as addresses and headers write it.
    package static func encode(_ part: String) -> String {
        var text = ""
        for byte in part.utf8 {
            if isBare(byte) {
                text.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                text += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
        return text
    }

    /// Reads `expected` parts divided by slashes; nil where there are more or fewer, or one cannot be read.
    static func decodeAll(_ text: some StringProtocol, _ expected: ClosedRange<Int>) -> [String]? {
        guard text.utf8.count <= 4_096 else { return nil }
        let pieces = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard expected.contains(pieces.count) else { return nil }
        var parts: [String] = []
        for piece in pieces {
            guard let part = decode(piece) else { return nil }
            parts.append(part)
        }
        return parts
    }

    static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        default: nil
        }
    }
}
