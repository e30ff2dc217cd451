import Foundation

/// How free text is read: well-formed UTF-8 of bounded length, in NFC, without characters that nobody can see.
///
/// Refused are control characters (line ends and tabs too), directional marks and overrides, zero-width spaces, and
/// the replacement character, which is what a wrong encoding leaves behind. Length counts Unicode scalars after NFC.
struct TextRule: Sendable {
    let maximum: Int

    /// The text as it is stored.
    func read(_ bytes: Span<UInt8>) throws(ElementError) -> String {
        // NFC makes nothing shorter than a third; what is longer than this cannot become good.
        guard bytes.count / 12 <= max(0, maximum) else { throw .text(maximum) }
        guard let utf8 = try? UTF8Span(validating: bytes) else { throw .encoding }
        let text = String(copying: utf8)
        if let count = Self.plainCount(bytes) {
            guard count <= maximum else { throw .text(maximum) }
            return text
        }
        return try careful(text)
    }

    /// How many scalars there are, where all are printable ASCII or Han that NFC and this rule leave alone; else nil.
    private static func plainCount(_ bytes: Span<UInt8>) -> Int? {
        var (index, count) = (0, 0)
        while index < bytes.count {
            let byte = bytes[index]
            if byte >= 0x20 && byte < 0x7F {
                index += 1
            } else if byte >= 0xE4 && byte <= 0xE9 {
                index += 3
            } else {
                return nil
            }
            count += 1
        }
        return count
    }

    private func careful(_ text: String) throws(ElementError) -> String {
        for scalar in text.unicodeScalars where Self.isRefused(scalar) {
            throw scalar == "\u{FFFD}" ? .encoding : .invisible
        }
        let normal =
            text.unicodeScalars.allSatisfy(Self.isInert) ? text : text.precomposedStringWithCanonicalMapping
        guard normal.unicodeScalars.count <= maximum else { throw .text(maximum) }
        return normal
    }

    private static func isRefused(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFD:
            true
        case 0xFDD0...0xFDEF: true
        default: scalar.value & 0xFFFE == 0xFFFE
        }
    }

    /// Whether NFC leaves the scalar alone wherever it stands: Latin-1, common punctuation, kana and Han.
    private static func isInert(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x300, 0x2010...0x2027, 0x3000...0x3029, 0x3041...0x3096, 0x3400...0x4DBF, 0x4E00...0x9FFF: true
        case 0xFF01...0xFF5E, 0x20000...0x2F7FF, 0x30000...0x323AF: true
        default: false
        }
    }
}
