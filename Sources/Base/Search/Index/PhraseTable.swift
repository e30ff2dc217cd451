import Store

/// The phrases of all lists, each once for a scope, under its token.
///
/// It tells in which phrases a term stands, and nothing else rests on it: where a phrase is not here, or another has the
/// same token, the text of the documents that say it decides.
enum PhraseTable {
    /// How many phrases a term is looked for in, and how many of those that hold it are used.
    private static let mostRead = 1_024
    private static let mostUsed = 64

    /// Makes sure that phrases are there.
    static func add(_ phrases: [Int64: Phrase], in transaction: Transaction) throws {
        let known = try find(phrases.keys.sorted(), in: transaction)
        for (token, phrase) in phrases.sorted(by: { $0.key < $1.key }) where known[token] != phrase {
            if known[token] == nil {
                try insert(phrase, token, in: transaction)
            } else {
                try transaction.execute("UPDATE search_phrase SET is_clear = 0 WHERE number = ?", [.integer(token)])
            }
        }
    }

    /// Takes out those of these that no document says any more.
    static func forget(_ tokens: [Int64], in transaction: Transaction) throws {
        guard !tokens.isEmpty else { return }
        for start in stride(from: 0, to: tokens.count, by: placesAtOnce) {
            let piece = Array(tokens[start..<min(tokens.count, start + placesAtOnce)])
            switch transaction.engine {
            case .sqlite: try forgetOnSQLite(piece, in: transaction)
            case .postgres:
                try transaction.execute(
                    """
                    DELETE FROM search_phrase WHERE number IN \(SQL.places(piece.count)) AND NOT EXISTS
                    (SELECT 1 FROM search_document d
                    WHERE d.grams && CAST('{' || search_phrase.number || '}' AS _int8))
                    """, piece.map { .integer($0) })
            }
        }
    }

    /// Tokens of phrases that hold a term, within some scopes: all or some.
    static func holding(_ term: String, scopes: [Int64], in snapshot: Snapshot) throws -> [Int64] {
        let wanted = Gram.some(of: term, at: 8, scopes: scopes, isTitle: false)
        let named: SQL
        switch snapshot.engine {
        case .sqlite:
            named = SQL(
                """
                search_phrase_gram CROSS JOIN search_phrase p ON p.number = search_phrase_gram.rowid
                WHERE search_phrase_gram MATCH ?
                """, [.text(GramTable.match(wanted))])
        case .postgres:
            let overlaps = SQL.joined(GramTable.overlaps(wanted, "p.grams"), by: "AND") ?? SQL("1 = 1")
            named = SQL("search_phrase p WHERE ") + overlaps
        }
        let read = SQL("SELECT p.number, p.text, p.is_clear FROM ") + named + SQL(" LIMIT ?", [SQLValue(mostRead)])
        let sql =
            SQL("SELECT number FROM (") + read + SQL(") AS p WHERE is_clear = 1 AND ")
            + SQL.holds("text", term, snapshot.engine)
            + SQL(" ORDER BY length(text), number LIMIT ?", [SQLValue(mostUsed)])
        return try snapshot.query(sql) { try $0.integer(0) }
    }

    // MARK: Rows

    /// The placeholders of a statement are bounded, and a few sorts of statement are prepared once.
    private static let placesAtOnce = 64

    private static func find(_ tokens: [Int64], in snapshot: Snapshot) throws -> [Int64: Phrase] {
        var found: [Int64: Phrase] = [:]
        for start in stride(from: 0, to: tokens.count, by: placesAtOnce) {
            let piece = tokens[start..<min(tokens.count, start + placesAtOnce)]
            let filled = piece + Array(repeating: piece[start], count: placesAtOnce - piece.count)
            let rows = try snapshot.query(
                "SELECT number, scope, text FROM search_phrase WHERE number IN \(SQL.places(placesAtOnce))",
                filled.map { .integer($0) }
            ) { (try $0.integer(0), Phrase(scope: try $0.integer(1), text: try $0.text(2))) }
            found.merge(rows) { first, _ in first }
        }
        return found
    }

    private static func insert(_ phrase: Phrase, _ token: Int64, in transaction: Transaction) throws {
        let values: [SQLValue] = [.integer(token), .integer(phrase.scope), .text(phrase.text)]
        switch transaction.engine {
        case .sqlite:
            try transaction.execute(
                "INSERT INTO search_phrase (number, scope, text, is_clear) VALUES (?, ?, ?, 1)", values)
            try transaction.execute(
                "INSERT INTO search_phrase_gram (rowid, grams) VALUES (?, ?)",
                [.integer(token), .text(GramTable.words(phrase.grams))])
        case .postgres:
            // Another writer may have brought it in meanwhile.
            try transaction.execute(
                """
                INSERT INTO search_phrase (number, scope, text, is_clear, grams) VALUES (?, ?, ?, 1, CAST(? AS _int8))
                ON CONFLICT (number) DO UPDATE SET is_clear = 0
                WHERE (search_phrase.scope, search_phrase.text) <> (excluded.scope, excluded.text)
                """, values + [.text(GramTable.array(phrase.grams))])
        }
    }

    private static func forgetOnSQLite(_ tokens: [Int64], in transaction: Transaction) throws {
        for (token, phrase) in try find(tokens, in: transaction).sorted(by: { $0.key < $1.key }) {
            let isSaid = try transaction.first(
                "SELECT 1 FROM search_gram WHERE search_gram MATCH ?", [.text(GramTable.match([[token]]))]
            ) { _ in true }
            if isSaid ?? false { continue }
            try transaction.execute(
                "INSERT INTO search_phrase_gram (search_phrase_gram, rowid, grams) VALUES ('delete', ?, ?)",
                [.integer(token), .text(GramTable.words(phrase.grams))])
            try transaction.execute("DELETE FROM search_phrase WHERE number = ?", [.integer(token)])
        }
    }
}
