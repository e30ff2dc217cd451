/// What a reader typed, as terms that are looked for.
struct Terms: Sendable, Hashable {
    /// Each once, none within another, in normal form and without white space; the longest first.
    let texts: [String]
    /// Whether something was left unread because it was too much.
    let isCut: Bool

    /// The terms of a text; at most `SearchQuery.mostTerms` of `SearchQuery.mostCharacters` in all.
    init(_ text: String) {
        let typed = text.unicodeScalars.split(whereSeparator: \.properties.isWhitespace)
        var read: [String] = []
        var left = SearchQuery.mostCharacters
        var isCut = false
        // A word is read no further than the bound, which normal form may only reach sooner.
        words: for word in typed {
            let start = word.prefix(left)
            for term in NormalText.words(String(start)) {
                guard read.count < SearchQuery.mostTerms, left > 0 else {
                    isCut = true
                    break words
                }
                let kept = term.unicodeScalars.prefix(left)
                left -= kept.count
                read.append(String(kept))
                isCut = isCut || kept.count < term.unicodeScalars.count
            }
            isCut = isCut || start.count < word.count
            if left == 0, isCut { break }
        }
        self.isCut = isCut
        texts = Self.withoutRedundant(read)
    }

    /// A term within a longer one is found with it.
    private static func withoutRedundant(_ terms: [String]) -> [String] {
        var kept: [[Unicode.Scalar]] = []
        let longestFirst = terms.map { Array($0.unicodeScalars) }.enumerated()
            .sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }.map(\.element)
        for term in longestFirst where !kept.contains(where: { $0.contains(term) }) { kept.append(term) }
        return kept.map { scalars in
            var view = String.UnicodeScalarView()
            view.append(contentsOf: scalars)
            return String(view)
        }
    }
}
