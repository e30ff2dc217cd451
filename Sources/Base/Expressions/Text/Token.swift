/// One word of the text form.
struct Token {
    enum Kind: Equatable {
        /// A bare word: a property, a keyword or the name of a function.
        case word(String)
        /// A property between double quotes.
        case quoted(String)
        /// Characters between single quotes, with `''` read as one quote.
        case text(String)
        /// An unsigned number; the bytes are in the input from `offset` to `end`.
        case number
        /// A sign: brackets, comma, comparison or arithmetic.
        case sign(Sign)
        case end
    }

    enum Sign: String {
        case open = "("
        case close = ")"
        case comma = ","
        case equal = "="
        case notEqual = "<>"
        case less = "<"
        case lessOrEqual = "<="
        case greater = ">"
        case greaterOrEqual = ">="
        case plus = "+"
        case minus = "-"
        case times = "*"
        case divide = "/"
        case remainder = "%"
        case power = "^"
    }

    let kind: Kind
    /// First byte in the input.
    let offset: Int
    /// First byte after it.
    let end: Int

    /// The keyword that a bare word is, in capitals.
    var keyword: Keyword? {
        guard case .word(let word) = kind, word.utf8.count <= Keyword.longest else { return nil }
        return Keyword(rawValue: word.uppercased())
    }
}

/// Words that a bare property name cannot be.
enum Keyword: String, CaseIterable {
    case and = "AND"
    case or = "OR"
    case not = "NOT"
    case like = "LIKE"
    case between = "BETWEEN"
    case `in` = "IN"
    case `is` = "IS"
    case null = "NULL"
    case `true` = "TRUE"
    case `false` = "FALSE"
    case div = "DIV"

    static let longest = 7
}
