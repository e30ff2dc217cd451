/// How a value travels through a spreadsheet without becoming something else.
///
/// - A value that a spreadsheet would take for a formula is written with one apostrophe before it, and read without it.
///   That holds for what begins with `=`, `@`, a tab or a line end, and for `+` and `-` unless a number or a phone number
///   follows. A value that has such apostrophes already gets one more, so that reading undoes writing exactly.
/// - `="00123"`, by which people keep a spreadsheet from dropping zeros, is read as `00123`.
enum SpreadsheetText {
    private static let apostrophe = UInt8(ascii: "'")

    /// The field as it is written.
    static func written(_ field: String) -> String {
        isGuarded(Array(field.utf8)[...]) ? "'" + field : field
    }

    /// The field, in UTF-8, as it is meant.
    static func read(_ field: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard let first = field.first, first == apostrophe || first == UInt8(ascii: "=") else { return field }
        if first == apostrophe { return isGuarded(field) ? field.dropFirst() : field }
        guard field.count >= 3, field[field.startIndex + 1] == CSVScanner.quote, field.last == CSVScanner.quote
        else { return field }
        let inner = field.dropFirst(2).dropLast()
        return inner.contains(CSVScanner.quote) ? field : inner
    }

    /// Whether what follows any apostrophes would be taken for a formula.
    private static func isGuarded(_ field: ArraySlice<UInt8>) -> Bool {
        let text = field.drop { $0 == apostrophe }
        switch text.first {
        case UInt8(ascii: "="), UInt8(ascii: "@"), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"):
            return true
        case UInt8(ascii: "+"), UInt8(ascii: "-"):
            return !text.allSatisfy { digits.contains($0) || " .()+-".utf8.contains($0) }
        default:
            // Full-width ＝ ＋ － ＠: spreadsheets set to Chinese or Japanese take them for the others.
            return wide.contains { text.starts(with: $0) }
        }
    }

    private static let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    private static let wide = "＝＋－＠".map { Array(String($0).utf8) }
}
