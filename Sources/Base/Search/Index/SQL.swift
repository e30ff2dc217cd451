import Store

/// A piece of a statement with the values of its placeholders.
struct SQL {
    var text: String
    var values: [SQLValue]

    init(_ text: String, _ values: [SQLValue] = []) {
        self.text = text
        self.values = values
    }

    static func + (first: SQL, second: SQL) -> SQL {
        SQL(first.text + second.text, first.values + second.values)
    }

    /// "(?, ?, ?)".
    static func places(_ count: Int) -> String {
        "(" + SQLMarks.of(count) + ")"
    }

    /// `column IN (…)`.
    static func among(_ column: String, _ values: [SQLValue]) -> SQL {
        SQL("\(column) IN \(places(values.count))", values)
    }

    /// The pieces joined by a word, in parentheses or what is given for them; nil where there is none.
    static func joined(_ pieces: [SQL], by word: String, open: String = "(", close: String = ")") -> SQL? {
        guard let first = pieces.first else { return nil }
        let rest = pieces.dropFirst().reduce(first) { $0 + SQL(" \(word) ") + $1 }
        return SQL(open) + rest + SQL(close)
    }

    /// Whether a text holds another, compared character by character on both engines.
    static func holds(_ column: String, _ text: String, _ engine: Engine) -> SQL {
        SQL("\(engine == .sqlite ? "instr" : "strpos")(\(column), ?) > 0", [.text(text)])
    }
}

extension Snapshot {
    /// All rows of a statement made of pieces.
    func query<T>(_ sql: SQL, _ decode: (Row) throws -> T) throws -> [T] {
        try query(sql.text, sql.values, decode)
    }
}
