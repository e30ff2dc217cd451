/// What the index knows of a document: that one or two characters, or three of ASCII, stand side by side in a text that a
/// scope may see, that a phrase does, or that an audience may see it under a value of a facet.
///
/// 62 bits: scope (19), title (1), two scalars (21 each), of which the first is 0 where the second holds three of seven
/// bits; or, with bit 62, a hash: of a phrase with bit 61, of a facet's value without. What is found by a facet's hash is
/// looked up in what is stored, and phrases that clash are not used, so a clash costs time and nothing else.
enum Gram {
    /// Scopes have numbers below this.
    static let mostScopes: Int64 = 1 << 19

    /// The one or two characters of `text`, the only ones or the first.
    static func pair(_ first: Unicode.Scalar, _ second: Unicode.Scalar?, scope: Int64, isTitle: Bool) -> Int64 {
        scope << 43 | (isTitle ? 1 : 0) << 42 | Int64(first.value) << 21 | Int64(second?.value ?? 0)
    }

    /// Three characters of ASCII: pairs of Latin letters are too common to find a word by.
    static func triple(_ letters: ArraySlice<Unicode.Scalar>, scope: Int64, isTitle: Bool) -> Int64 {
        let packed = letters.reduce(0) { $0 << 7 | $1.value & 0x7F }
        return scope << 43 | (isTitle ? 1 : 0) << 42 | Int64(packed)
    }

    /// Every character of a stored text and all that stand side by side, white space left out: no term holds any.
    static func all(of text: String, scope: Int64, isTitle: Bool, into grams: inout Set<Int64>) {
        var last: [Unicode.Scalar] = []
        for scalar in text.unicodeScalars {
            guard scalar != " ", scalar != "\n" else {
                last = []
                continue
            }
            grams.insert(pair(scalar, nil, scope: scope, isTitle: isTitle))
            if let previous = last.last { grams.insert(pair(previous, scalar, scope: scope, isTitle: isTitle)) }
            last = last.suffix(2) + [scalar]
            if last.count == 3, last.allSatisfy(\.isASCII) {
                grams.insert(triple(last[...], scope: scope, isTitle: isTitle))
            }
        }
    }

    /// Whether a term has a gram of its own, so that the index alone tells where it is.
    static func isWhole(_ term: String) -> Bool {
        let count = term.unicodeScalars.count
        return count <= 2 || (count == 3 && term.unicodeScalars.allSatisfy(\.isASCII))
    }

    /// What must stand in a text where a term does: the term itself where it has a gram of its own, otherwise as many of
    /// its pieces as asked for, evenly spread; each as its gram in every scope.
    static func some(of term: String, at most: Int, scopes: [Int64], isTitle: Bool) -> [[Int64]] {
        let scalars = Array(term.unicodeScalars)
        guard scalars.count > 1 else {
            return scalars.map { scalar in scopes.map { pair(scalar, nil, scope: $0, isTitle: isTitle) } }
        }
        let size = scalars.count > 2 && scalars.allSatisfy(\.isASCII) ? 3 : 2
        let pieces = scalars.count - size + 1
        let count = min(pieces, max(1, most))
        let chosen = (0..<count).map { number in
            let start = count == 1 ? 0 : number * (pieces - 1) / (count - 1)
            let piece = scalars[start..<start + size]
            return scopes.map { scope in
                size == 3
                    ? triple(piece, scope: scope, isTitle: isTitle)
                    : pair(scalars[start], scalars[start + 1], scope: scope, isTitle: isTitle)
            }
        }
        return Set(chosen).sorted { $0.lexicographicallyPrecedes($1) }
    }

    /// A value of a facet, for whoever may see what an audience may.
    static func facet(_ needle: String, list: String, audience: String) -> Int64 {
        1 << 62 | Hash.of([list, audience, needle]) >> 2
    }

    /// A phrase in a text that a scope may see.
    static func phrase(_ text: String, scope: Int64) -> Int64 {
        3 << 61 | Hash.of([String(scope), text]) >> 2
    }
}

/// FNV-1a with a last stirring: short, the same for ever, and nothing rests on it but time.
enum Hash {
    /// 63 bits of the texts, each ended.
    static func of(_ texts: [String]) -> Int64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for text in texts {
            for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
            hash = (hash ^ 0xFF) &* 0x100_0000_01B3
        }
        hash = (hash ^ (hash >> 32)) &* 0xD6E8_FEB8_6659_FD93
        return Int64(truncatingIfNeeded: (hash ^ (hash >> 32)) >> 1)
    }
}
