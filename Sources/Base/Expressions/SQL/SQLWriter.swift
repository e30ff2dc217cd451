import Standards

/// Writes a condition in the dialect of one engine.
///
/// Values are never in the text.
struct SQLWriter {
    let dialect: SQLDialect
    /// The column of each slot.
    let columns: [String]
    var text = ""
    var values: [Datum] = []

    init(dialect: SQLDialect, columns: [String]) {
        self.dialect = dialect
        self.columns = columns
    }

    /// Writes a condition in brackets.
    mutating func write(_ condition: Condition) {
        text += "("
        switch condition {
        case .constant(let truth): text += truth ? "1 = 1" : "1 = 0"
        case .all(let terms): join(terms[...], by: " AND ")
        case .any(let terms): join(terms[...], by: " OR ")
        case .not(let inner):
            text += "NOT "
            write(inner)
        case .compare(let comparison, let left, let right):
            write(left)
            text += " \(comparison.rawValue) "
            write(right)
        case .like(let operand, let pattern): write(operand, like: pattern)
        case .between(let operand, let low, let high):
            write(operand)
            text += " BETWEEN "
            write(low)
            text += " AND "
            write(high)
        case .member(let operand, let list):
            write(operand)
            text += " IN ("
            for (index, item) in list.enumerated() {
                if index > 0 { text += ", " }
                write(item)
            }
            text += ")"
        case .isNull(let operand):
            write(operand)
            text += " IS NULL"
        }
        text += ")"
    }

    /// Joins terms as a balanced tree: SQLite counts a chain of a thousand as a thousand levels and refuses it.
    private mutating func join(_ terms: ArraySlice<Condition>, by connective: String) {
        guard terms.count > 1 else {
            if let only = terms.first { write(only) }
            return
        }
        let middle = terms.startIndex + terms.count / 2
        for (index, half) in [terms[..<middle], terms[middle...]].enumerated() {
            if index > 0 { text += connective }
            if half.count > 1 { text += "(" }
            join(half, by: connective)
            if half.count > 1 { text += ")" }
        }
    }

    /// SQLite's LIKE is blind to ASCII case, its GLOB is not, and like PostgreSQL's LIKE can use an index for a prefix.
    private mutating func write(_ operand: Operand, like pattern: LikePattern) {
        write(operand)
        switch dialect {
        case .sqlite:
            text += " GLOB ?"
            values.append(.text(pattern.glob))
        case .postgres:
            text += " LIKE "
            placeholder(.text(pattern.like), as: .text)
        }
    }

    private mutating func write(_ operand: Operand) {
        switch operand {
        case .slot(let slot, _): text += columns[slot]
        case .literal(let literal): placeholder(literal.datum, as: literal.type)
        case .folded(.literal(.text(let literal))):
            placeholder(.text(ASCIIFolding.fold(literal.string)), as: .text)
        case .folded(let inner):
            text += "lower("
            write(inner)
            text += dialect == .postgres ? " COLLATE \"C\")" : ")"
        case .arithmetic: writeChecked(operand)
        }
    }

    /// PostgreSQL infers no type for a lone parameter and may have another collation than "C" by default.
    ///
    /// In brackets, since a bound of BETWEEN may not end in COLLATE.
    private mutating func placeholder(_ value: Datum, as type: ValueType) {
        values.append(value)
        switch dialect {
        case .sqlite: text += "?"
        case .postgres: text += type == .text ? "(CAST(? AS text) COLLATE \"C\")" : "CAST(? AS bigint)"
        }
    }
}
