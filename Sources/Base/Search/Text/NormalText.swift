import Foundation

/// Text as it is compared: compatibility composed (NFKC, UAX #15), without regard to case and width, white space apart.
///
/// A character is a Unicode scalar, and means itself: there are no wild cards, operators or quotes.
enum NormalText {
    /// The words of a text, parted by white space.
    static func words(_ text: String) -> [String] {
        normal(text).split(whereSeparator: \.properties.isWhitespace).map { String($0) }
    }

    /// The text with its words parted by one space each, as it is stored.
    static func line(_ text: String) -> String {
        words(text).joined(separator: " ")
    }

    private static func normal(_ text: String) -> String.UnicodeScalarView {
        var present = composed(text)
        // Folding may undo what composing did; twice is enough for every text that people write.
        for _ in 0..<4 {
            let next = composed(folded(present))
            if next.unicodeScalars.elementsEqual(present.unicodeScalars) { break }
            present = next
        }
        return present.unicodeScalars
    }

    /// In NFKC; U+0000, which no table can hold, becomes U+FFFD.
    private static func composed(_ text: String) -> String {
        var plain = String.UnicodeScalarView()
        var isPlain = true
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0: plain.append("\u{FFFD}")
            case 0x3000: plain.append(" ")
            case 0xFF01...0xFF5E: plain.append(Unicode.Scalar(UInt8(truncatingIfNeeded: scalar.value - 0xFEE0)))
            default:
                isPlain = isPlain && isInert(scalar)
                plain.append(scalar)
            }
        }
        return isPlain ? String(plain) : String(plain).precomposedStringWithCompatibilityMapping
    }

    /// Whether NFKC leaves the scalar alone wherever it stands: ASCII, kana, Han and their punctuation.
    private static func isInert(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x80, 0x3001...0x3029, 0x3041...0x3096, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0x20000...0x2A6DF: true
        default: false
        }
    }

    /// Without regard to case: `ς` and `Σ` are `σ`, `ß` is `ss`.
    private static func folded(_ text: String) -> String {
        var folded = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x41...0x5A: folded.append(Unicode.Scalar(UInt8(truncatingIfNeeded: scalar.value + 0x20)))
            case 0..<0x80, 0x3000...0x9FFF: folded.append(scalar)
            default:
                for upper in scalar.properties.uppercaseMapping.unicodeScalars {
                    folded.append(contentsOf: upper.properties.lowercaseMapping.unicodeScalars)
                }
            }
        }
        return String(folded)
    }
}
