/// A short piece that many documents say in the same words: the name of an item or an office, a word of English.
///
/// Documents bear their phrases as tokens, and each phrase is kept once. So where a term stands in a phrase is read from
/// a few phrases, and not from the text of every document that says them. What is long or has digits is rarely said
/// twice and is no phrase.
struct Phrase: Hashable {
    private static let mostBytes = 36

    let scope: Int64
    let text: String

    /// The phrases of a text in normal form, by their tokens.
    static func all(of text: String, scope: Int64) -> [Int64: Phrase] {
        text.unicodeScalars.split(whereSeparator: isBetween).lazy.filter(isPhrase)
            .reduce(into: [:]) { phrases, piece in
                let phrase = Phrase(scope: scope, text: String(piece))
                phrases[Gram.phrase(phrase.text, scope: scope)] = phrase
            }
    }

    /// What the index of phrases knows of it.
    var grams: Set<Int64> {
        var grams: Set<Int64> = []
        Gram.all(of: text, scope: scope, isTitle: false, into: &grams)
        return grams
    }

    /// Of one or two characters there are grams.
    private static func isPhrase(_ piece: Substring.UnicodeScalarView) -> Bool {
        piece.prefix(3).count == 3 && Substring(piece).utf8.count <= mostBytes
            && !piece.contains { (0x30...0x39).contains($0.value) }
    }

    /// White space and marks that end a clause.
    private static func isBetween(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case " ", "\n", ",", ".", ";", ":", "!", "?", "\"", "\u{3001}"..."\u{3011}": true
        default: false
        }
    }
}
