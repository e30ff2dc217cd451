import Expressions
import Standards

/// Writes random conditions of CQL2 text that are well typed over `People`, and random rows to try them on.
///
/// Values come from small pools with everything awkward in them, so that equality and patterns hit often.
struct RandomExpression {
    var generator: SeededGenerator

    init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
    }

    static let texts = [
        "", "a", "A", "ab", "AB", "aB%", "a_b", "%", "_", "\\", "\\%", "[", "]", "[a]", "*", "?", "a*b", "^", "-", "'",
        "''", "\"", "张三", "张", "张三丰", "欧阳娜娜", "𠮷野家", "👨‍👩‍👧", "é", "e\u{301}", "É", "ß", "İ", "ı", "\u{212A}",
        "a b", " a", "a ", "\t", "\n", "\u{7F}", "\u{FFFD}", "\u{FFFF}", "\u{10FFFF}", "z", "Z", "~", "{", "1", "01",
        "TRUE", "NULL",
    ]
    static let integers: [Int64] = [
        0, 1, -1, 2, 3, 60, -60, 100, 1_000_000, 1 << 31, 1 << 32, 1 << 53, (1 << 53) + 1, 3_037_000_499, 3_037_000_500,
        1 << 62, (1 << 62) + 500, (1 << 62) - 400, -(1 << 62), .max, .max - 1, .min, .min + 1,
    ]
    static let days = ["0001-01-01", "1969-12-31", "1970-01-01", "2000-02-29", "2026-11-24", "9999-12-31"]
        .compactMap { Day($0) }
    static let instants = [
        "0001-01-01T00:00:00Z", "1969-12-31T23:59:59.999999Z", "1970-01-01T00:00:00Z", "2026-11-24T03:04:05.123456Z",
        "2026-11-24T03:04:05Z", "9999-12-31T23:59:59.999999Z",
    ].compactMap { Instant($0) }

    mutating func pick<T>(_ values: [T]) -> T {
        values[Int.random(in: 0..<values.count, using: &generator)]
    }

    mutating func chance(_ percent: Int) -> Bool {
        Int.random(in: 0..<100, using: &generator) < percent
    }

    mutating func row() -> [String: Datum] {
        var row: [String: Datum] = [:]
        for (name, type) in People.columns { row[name] = chance(15) ? .null : datum(type) }
        return row
    }

    private mutating func datum(_ type: ValueType) -> Datum {
        switch type {
        case .text: .text(pick(Self.texts) + (chance(30) ? pick(Self.texts) : ""))
        case .integer: .integer(pick(Self.integers))
        case .day: .day(pick(Self.days))
        case .instant: .instant(pick(Self.instants))
        case .boolean: .boolean(chance(50))
        }
    }
}

extension RandomExpression {
    /// A condition of at most `depth` levels of AND, OR and NOT.
    mutating func condition(depth: Int) -> String {
        guard depth > 0, chance(70) else { return predicate() }
        switch Int.random(in: 0..<5, using: &generator) {
        case 0: return "NOT (\(condition(depth: depth - 1)))"
        case 1: return chance(20) ? pick(["TRUE", "FALSE"]) : condition(depth: depth - 1)
        default:
            let connective = pick([" AND ", " OR "])
            let count = Int.random(in: 2...4, using: &generator)
            return (0..<count).map { _ in "(\(condition(depth: depth - 1)))" }.joined(separator: connective)
        }
    }

    private mutating func predicate() -> String {
        let type = pick(ValueType.allCases)
        let not = chance(30) ? " NOT" : ""
        let shape = Int.random(in: 0..<7, using: &generator)
        switch (shape, type) {
        case (0, _): return "\(value(type)) IS\(not) NULL"
        case (1, _):
            let count = Int.random(in: 1...5, using: &generator)
            return "\(value(type))\(not) IN (\((0..<count).map { _ in value(type) }.joined(separator: ", ")))"
        case (2, .integer), (2, .day), (2, .instant):
            return "\(value(type))\(not) BETWEEN \(value(type)) AND \(value(type))"
        case (3, .day), (3, .instant):
            let relation = pick(["T_AFTER", "T_BEFORE", "T_EQUALS", "T_DISJOINT", "T_INTERSECTS"])
            return "\(relation)(\(value(type)), \(value(type)))"
        case (2, .text): return "\(value(type))\(not) BETWEEN \(value(type)) AND \(value(type))"
        case (3..., .text): return like(not)
        default:
            let signs = type == .boolean ? ["=", "<>"] : ["=", "<>", "<", "<=", ">", ">="]
            return "\(value(type)) \(pick(signs)) \(value(type))"
        }
    }

    private mutating func like(_ not: String) -> String {
        let count = Int.random(in: 0...4, using: &generator)
        let literal = Self.literal((0..<count).map { _ in chance(35) ? "%" : piece() }.joined())
        return chance(30)
            ? "CASEI(\(value(.text)))\(not) LIKE CASEI(\(literal))" : "\(value(.text))\(not) LIKE \(literal)"
    }

    /// Part of a pattern: awkward text with its special characters escaped, or not.
    private mutating func piece() -> String {
        let text = pick(Self.texts.filter { $0 != "\u{FFFD}" && $0 != "\u{FFFF}" })
        let escapeAll = chance(60)
        var piece = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar == "\\" || escapeAll && (scalar == "%" || scalar == "_") { piece.append("\\") }
            piece.append(scalar)
        }
        return chance(20) ? "_" : String(piece)
    }

    private mutating func value(_ type: ValueType) -> String {
        if chance(60) {
            let name = pick(People.columns.filter { $0.type == type }.map(\.name))
            if type == .text, chance(20) { return "CASEI(\"\(name)\")" }
            if type == .integer, chance(40) { return arithmetic(depth: 3) }
            return chance(50) ? "\"\(name)\"" : People.column(name)
        }
        switch datum(type) {
        case .text(let text): return Self.literal(text)
        case .integer(let value): return String(value)
        case .day(let day): return "DATE('\(day)')"
        case .instant(let instant): return "TIMESTAMP('\(instant)')"
        case .boolean(let value): return value ? "TRUE" : "false"
        case .null: return "''"
        }
    }

    private mutating func arithmetic(depth: Int) -> String {
        guard depth > 0, chance(60) else { return chance(60) ? pick(["age", "balance"]) : String(pick(Self.integers)) }
        return "(\(arithmetic(depth: depth - 1)) \(pick(["+", "-", "*"])) \(arithmetic(depth: depth - 1)))"
    }

    /// A text as a character literal of CQL2.
    static func literal(_ text: String) -> String {
        var doubled = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { doubled.append(contentsOf: scalar == "'" ? ["'", "'"] : [scalar]) }
        return "'\(String(doubled))'"
    }
}
