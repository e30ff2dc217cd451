import Store

/// The rows of one list's documents.
struct SearchTable {
    let list: String

    /// A document as it is kept, and its number; nil where there is none.
    func find(_ id: String, in snapshot: Snapshot) throws -> (number: Int64, document: IndexedDocument)? {
        let row = try snapshot.first(
            """
            SELECT d.number, d.audience, d.standing, c.facets FROM search_document d
            JOIN search_combination c ON c.number = d.combination WHERE d.list = ? AND d.id = ?
            """,
            [.text(list), .text(id)]
        ) { (try $0.integer(0), try $0.text(1), try $0.integer(2), try $0.text(3)) }
        guard let (number, audience, order, facets) = row else { return nil }
        let texts = try snapshot.query(
            "SELECT scope, title, body FROM search_text WHERE number = ?", [.integer(number)]
        ) { (try $0.integer(0), IndexedText(title: try $0.text(1), body: try $0.text(2))) }
        let document = IndexedDocument(
            id: id, audience: audience, order: order, facets: facets,
            texts: Dictionary(texts) { first, _ in first })
        return (number, document)
    }

    func insert(_ document: IndexedDocument, in transaction: Transaction) throws {
        let number = try freeNumber(for: document.id, in: transaction)
        let combination = try combination(document.facets, in: transaction)
        let grams = document.grams(list: list)
        let values: [SQLValue] = [
            .integer(number), .text(list), .text(document.id), .text(document.audience), .integer(document.order),
            .integer(combination),
        ]
        let columns = "number, list, id, audience, standing, combination"
        switch transaction.engine {
        case .sqlite:
            try transaction.execute("INSERT INTO search_document (\(columns)) VALUES (?, ?, ?, ?, ?, ?)", values)
            try GramTable.add(grams, to: number, in: transaction)
        case .postgres:
            try transaction.execute(
                "INSERT INTO search_document (\(columns), grams) VALUES (?, ?, ?, ?, ?, ?, CAST(? AS _int8))",
                values + [.text(GramTable.array(grams))])
        }
        try PhraseTable.add(document.phrases, in: transaction)
        try insert(document.texts, of: number, in: transaction)
    }

    /// Puts a document in the place of another of the same id; what is the same stays.
    func replace(
        _ number: Int64, _ old: IndexedDocument, by new: IndexedDocument, in transaction: Transaction
    ) throws {
        guard old != new else { return }
        try transaction.execute(
            "UPDATE search_document SET audience = ?, standing = ?, combination = ? WHERE number = ?",
            [
                .text(new.audience), .integer(new.order), .integer(try combination(new.facets, in: transaction)),
                .integer(number),
            ])
        try GramTable.replace(old.grams(list: list), by: new.grams(list: list), of: number, in: transaction)
        guard old.texts != new.texts else { return }
        let (said, saying) = (old.phrases, new.phrases)
        try PhraseTable.add(saying.filter { said[$0.key] != $0.value }, in: transaction)
        try PhraseTable.forget(said.keys.filter { saying[$0] == nil }.sorted(), in: transaction)
        try transaction.execute("DELETE FROM search_text WHERE number = ?", [.integer(number)])
        try insert(new.texts, of: number, in: transaction)
    }

    func remove(_ number: Int64, _ document: IndexedDocument, in transaction: Transaction) throws {
        if transaction.engine == .sqlite {
            try GramTable.forget(document.grams(list: list), of: number, in: transaction)
        }
        try transaction.execute("DELETE FROM search_text WHERE number = ?", [.integer(number)])
        try transaction.execute("DELETE FROM search_document WHERE number = ?", [.integer(number)])
        try PhraseTable.forget(document.phrases.keys.sorted(), in: transaction)
    }

    /// Makes the index of a document anew from what is stored; its old grams are gone already.
    func index(_ number: Int64, _ document: IndexedDocument, in transaction: Transaction) throws {
        let grams = document.grams(list: list)
        switch transaction.engine {
        case .sqlite: try GramTable.add(grams, to: number, in: transaction)
        case .postgres: try GramTable.replace([], by: grams, of: number, in: transaction)
        }
        try PhraseTable.add(document.phrases, in: transaction)
    }

    private func insert(_ texts: [Int64: IndexedText], of number: Int64, in transaction: Transaction) throws {
        for (scope, text) in texts.sorted(by: { $0.key < $1.key }) {
            try transaction.execute(
                "INSERT INTO search_text (number, scope, title, body) VALUES (?, ?, ?, ?)",
                [.integer(number), .integer(scope), .text(text.title), .text(text.body)])
        }
    }

    /// A number for a new document.
    ///
    /// SQLite has one writer and an index that likes small numbers; on PostgreSQL writers must not wait for each other,
    /// so the id's hash gives one.
    private func freeNumber(for id: String, in transaction: Transaction) throws -> Int64 {
        switch transaction.engine {
        case .sqlite:
            return try transaction.first("SELECT COALESCE(MAX(number), 0) + 1 FROM search_document") {
                try $0.integer(0)
            } ?? 1
        case .postgres:
            var number = Hash.of([list, id])
            while try transaction.first(
                "SELECT 1 FROM search_document WHERE number = ?", [.integer(number)], { _ in true }) != nil
            {
                number = (number + 1) & .max
            }
            return number
        }
    }

    /// The number of a combination of facets, found by its hash.
    private func combination(_ facets: String, in transaction: Transaction) throws -> Int64 {
        var number = Hash.of([list, facets])
        while let found = try transaction.first(
            "SELECT list, facets FROM search_combination WHERE number = ?", [.integer(number)],
            { (try $0.text(0), try $0.text(1)) })
        {
            if found == (list, facets) { return number }
            number = (number + 1) & .max
        }
        try transaction.execute(
            "INSERT INTO search_combination (number, list, facets) VALUES (?, ?, ?)",
            [.integer(number), .text(list), .text(facets)])
        return number
    }
}
