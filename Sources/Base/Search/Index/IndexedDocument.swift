import Store

/// A document as its list keeps it.
struct IndexedDocument: Hashable {
    let id: String
    let audience: String
    let order: Int64
    let facets: String
    /// By scope.
    let texts: [Int64: IndexedText]

    /// How a document is to be kept; scopes that are new are made.
    init(_ document: SearchDocument, list: String, in transaction: Transaction) throws {
        id = document.id
        audience = document.audience
        order = document.order
        facets = Facets.text(document.facets)
        let scopes = try Scope.numbers(
            of: Set(document.parts.map(\.label)), audience: document.audience, list: list, in: transaction)
        var texts: [Int64: IndexedText] = [:]
        for part in document.parts {
            guard let scope = scopes[part.label] else { continue }
            texts[scope, default: IndexedText()].add(part)
        }
        self.texts = texts
    }

    /// As it was kept.
    init(id: String, audience: String, order: Int64, facets: String, texts: [Int64: IndexedText]) {
        self.id = id
        self.audience = audience
        self.order = order
        self.facets = facets
        self.texts = texts
    }

    /// What the index knows of it.
    ///
    /// A function of what is stored and nothing else, since SQLite's index is told what to forget.
    func grams(list: String) -> Set<Int64> {
        var grams: Set<Int64> = []
        for (scope, text) in texts {
            Gram.all(of: text.title, scope: scope, isTitle: true, into: &grams)
            Gram.all(of: text.body, scope: scope, isTitle: false, into: &grams)
        }
        for needle in Facets.needles(facets) {
            grams.insert(Gram.facet(needle, list: list, audience: audience))
        }
        return grams.union(phrases.keys)
    }

    /// Its phrases by token.
    var phrases: [Int64: Phrase] {
        texts.reduce(into: [:]) { all, entry in
            all.merge(Phrase.all(of: entry.value.body, scope: entry.key)) { first, _ in first }
        }
    }
}

/// What a document says within one scope, in normal form, one line for each part.
struct IndexedText: Hashable {
    /// The titles.
    private(set) var title = ""
    /// Everything, the titles first.
    private(set) var body = ""

    init() {}

    init(title: String, body: String) {
        self.title = title
        self.body = body
    }

    mutating func add(_ part: SearchPart) {
        let line = NormalText.line(part.text) + "\n"
        if part.isTitle {
            title += line
            body = line + body
        } else {
            body += line
        }
    }
}
