/// Writes CSV as RFC 4180 has it: CRLF after each record, quotes where a field needs them, a byte order mark at the
/// beginning so that spreadsheets read it as UTF-8.
struct CSVWriter: Sendable {
    private(set) var bytes: [UInt8] = []

    /// Begins a file.
    mutating func begin() {
        bytes += [0xEF, 0xBB, 0xBF]
    }

    /// Writes one record; what a spreadsheet would compute is guarded (`SpreadsheetText`).
    mutating func write(_ fields: [String]) {
        for (index, field) in fields.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            write(field)
        }
        bytes += [CSVScanner.carriageReturn, CSVScanner.lineFeed]
    }

    /// Hands out what was written since the last time.
    mutating func take() -> [UInt8] {
        defer { bytes = [] }
        return bytes
    }

    private mutating func write(_ field: String) {
        let field = SpreadsheetText.written(field)
        let needsQuotes = field.utf8.contains { byte in
            byte == UInt8(ascii: ",") || byte == CSVScanner.quote || byte == CSVScanner.lineFeed
                || byte == CSVScanner.carriageReturn
        }
        guard needsQuotes || field.utf8.first == UInt8(ascii: " ") || field.utf8.last == UInt8(ascii: " ") else {
            bytes += Array(field.utf8)
            return
        }
        bytes.append(CSVScanner.quote)
        for byte in field.utf8 {
            if byte == CSVScanner.quote { bytes.append(byte) }
            bytes.append(byte)
        }
        bytes.append(CSVScanner.quote)
    }
}
