import Store

/// Where the grams of documents are, and how each engine is asked for them.
enum GramTable {
    /// The grams in the language of FTS5: all of these, of each any.
    static func match(_ wanted: [[Int64]]) -> String {
        wanted.map { any in "(" + any.map { "\"\(word($0))\"" }.joined(separator: " OR ") + ")" }
            .joined(separator: " AND ")
    }

    /// The grams as conditions on PostgreSQL's array: all of these, of each any.
    static func overlaps(_ wanted: [[Int64]], _ column: String = "d.grams") -> [SQL] {
        wanted.map { SQL("\(column) && CAST(? AS _int8)", [.text(array($0))]) }
    }

    static func add(_ grams: Set<Int64>, to number: Int64, in transaction: Transaction) throws {
        try transaction.execute(
            "INSERT INTO search_gram (rowid, grams) VALUES (?, ?)", [.integer(number), .text(words(grams))])
    }

    static func forget(_ grams: Set<Int64>, of number: Int64, in transaction: Transaction) throws {
        try transaction.execute(
            "INSERT INTO search_gram (search_gram, rowid, grams) VALUES ('delete', ?, ?)",
            [.integer(number), .text(words(grams))])
    }

    static func replace(
        _ old: Set<Int64>, by new: Set<Int64>, of number: Int64, in transaction: Transaction
    ) throws {
        guard old != new else { return }
        switch transaction.engine {
        case .sqlite:
            try forget(old, of: number, in: transaction)
            try add(new, to: number, in: transaction)
        case .postgres:
            try transaction.execute(
                "UPDATE search_document SET grams = CAST(? AS _int8) WHERE number = ?",
                [.text(array(new)), .integer(number)])
        }
    }

    /// Grams as words of FTS5's tokeniser `ascii`.
    static func words(_ grams: Set<Int64>) -> String {
        grams.sorted().map(word).joined(separator: " ")
    }

    /// One gram as a word.
    static func word(_ gram: Int64) -> String {
        String(gram, radix: 36)
    }

    /// Grams as the text of a `bigint[]`.
    static func array(_ grams: some Collection<Int64>) -> String {
        "{" + grams.map { String($0) }.joined(separator: ",") + "}"
    }
}
