/// A statement's text as the store understands it: what it may do, and how PostgreSQL wants its placeholders written.
struct StatementText {
    /// What the statement does.
    let access: Access
    /// How many `?` it has.
    let placeholders: Int
    /// The text with `$1`, `$2` … in place of `?`.
    let numbered: String

    /// How many values a statement takes: PostgreSQL counts them in 16 bits.
    static let mostValues = 65_535

    /// Reads a statement, or throws `.misuse` when it is none of the subset.
    init(_ sql: String) throws(StoreError) {
        var scanner = StatementScanner(sql)
        scanner.scan()
        if let problem = scanner.problem { throw StoreError(.misuse, "\(problem): \(sql)") }
        guard let access = Self.access(of: scanner.words) else {
            throw StoreError(.misuse, "no statement of the subset: \(sql)")
        }
        guard scanner.placeholders <= Self.mostValues else {
            throw StoreError(.misuse, "\(scanner.placeholders) placeholders; a statement takes 65,535 at most")
        }
        self.access = access
        self.placeholders = scanner.placeholders
        self.numbered = scanner.numbered
    }

    private init(access: Access) {
        (self.access, self.placeholders, self.numbered) = (access, 0, "")
    }

    /// What the store itself runs to begin and end transactions.
    static let control = StatementText(access: .schema)

    /// What a statement of these words, outside parentheses, does; nil when it is refused.
    private static func access(of words: [String]) -> Access? {
        switch words.first {
        case "select", "values": .reading
        case "insert": words.dropFirst().first == "into" ? .writing : nil
        case "update": words.dropFirst().first == "or" ? nil : .writing
        case "delete": .writing
        case "with":
            words.dropFirst().firstIndex { ["select", "values", "insert", "update", "delete", "replace"].contains($0) }
                .flatMap { access(of: Array(words[$0...])) }
        case "create", "drop", "alter": .schema
        default: nil
        }
    }
}
