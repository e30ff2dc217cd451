@testable import Search

extension FuzzTarget {
    /// What a reader typed, a cursor, and facets as they are stored.
    static let search = FuzzTarget("search") { bytes in
        guard let text = text(bytes) else { return }
        let line = NormalText.line(text)
        require(same(NormalText.line(line), line), "normal text is normal")
        require(!line.unicodeScalars.contains { $0 == "\n" || $0 == "\0" }, "a line is one and can be stored")
        let terms = Terms(text)
        require(terms.texts.count <= SearchQuery.mostTerms, "terms are bounded")
        require(
            terms.texts.reduce(0) { $0 + $1.unicodeScalars.count } <= SearchQuery.mostCharacters,
            "characters are bounded")
        for term in terms.texts {
            var grams: Set<Int64> = []
            Gram.all(of: "x\(term)y", scope: 1, isTitle: false, into: &grams)
            let wanted = Gram.some(of: term, at: 16, scopes: [1], isTitle: false)
            require(wanted.allSatisfy { grams.contains($0[0]) }, "a text that holds a term has its grams")
        }
        if let cursor = SearchCursor(text) { require(cursor.description == text, "a cursor has one spelling") }
        let facets: [String: Set<String>] = ["a": [text], "b" + text: ["b", ""]]
        var read: [String: Set<String>] = [:]
        for line in Facets.lines(Facets.text(facets)) {
            guard let (facet, value) = Facets.read(line) else { continue }
            read[facet, default: []].insert(value)
        }
        require(read == facets, "facets are read back")
        require(Facets.needles(Facets.text(facets)).contains(Facets.needle("a", text)), "a value has its needle")
    }

    private static func same(_ left: String, _ right: String) -> Bool {
        left.unicodeScalars.elementsEqual(right.unicodeScalars)
    }
}
