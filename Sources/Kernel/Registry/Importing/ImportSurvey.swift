import Files
import Standards

/// What the beginning of a file says about the whole: encoding, separator, columns, and where the first row stands.
struct ImportSurvey: Sendable, Hashable {
    let encoding: CSVEncoding
    let separator: UInt8
    let header: ImportHeader
    /// The offset of the first byte after the header.
    let offset: Int64
    /// The physical line of the first row.
    let line: Int64

    /// How much is read to tell the encoding: up to 1 MiB from the first byte that is not ASCII.
    static let window = 1 << 20

    /// Surveys an open file; blocks, so call it on a thread of its own.
    ///
    /// Throws `RegistryError` where the file is refused.
    static func survey(
        _ reader: FileReader, format: CSVFormat, shape: DatasetShape, limits: CSVLimits
    ) throws -> ImportSurvey {
        let head = try reader.readNow(at: 0, count: window)
        var guess = EncodingGuess(head)
        var offset = Int64(head.count)
        while guess == .ascii, offset < reader.file.size {
            let bytes = try reader.readNow(at: offset, count: window)
            guess = EncodingGuess.later(bytes)
            offset += Int64(bytes.count)
        }
        return try ImportSurvey(head, guess: guess, format: format, shape: shape, limits: limits)
    }

    /// The pure part: `head` is the beginning of the file and holds the whole header.
    init(
        _ head: [UInt8], guess: EncodingGuess, format: CSVFormat, shape: DatasetShape, limits: CSVLimits
    ) throws {
        guard guess != .wide else { throw RegistryError.wideEncoding }
        var (encoding, mark) = (CSVEncoding.utf8, 0)
        if case .encoding(let found, let length) = guess { (encoding, mark) = (found, length) }
        encoding = format.encoding ?? encoding
        guard let characters = Characters(encoding) else { throw RegistryError.headerEncoding }
        let (start, line, declared) = Self.declaration(head, mark: mark)
        let separator = format.separator?.asciiValue ?? declared ?? Self.separator(of: head[start...])
        var reader = CSVReader(separator: separator, limits: limits, offset: Int64(start), line: line)
        reader.feed(head[start...])
        reader.finish()
        switch reader.next() {
        case .record(let record):
            let cells = try (0..<record.count).map { index in
                guard let cell = characters.utf8(reader.field(index)) else { throw RegistryError.headerEncoding }
                return String(decoding: cell, as: UTF8.self)
            }
            self.init(
                encoding: encoding, separator: separator, header: try ImportHeader(cells: cells, shape: shape),
                offset: record.end, line: record.nextLine)
        case .fault(let fault): throw RegistryError.brokenHeader(fault.reason)
        case .needsBytes, .end: throw RegistryError.emptyFile
        }
    }

    private init(encoding: CSVEncoding, separator: UInt8, header: ImportHeader, offset: Int64, line: Int64) {
        self.encoding = encoding
        self.separator = separator
        self.header = header
        self.offset = offset
        self.line = line
    }

    /// Spreadsheets may write `sep=;` on a line of its own before the header.
    private static func declaration(_ head: [UInt8], mark: Int) -> (start: Int, line: Int64, separator: UInt8?) {
        let rest = head[mark...]
        guard rest.starts(with: "sep=".utf8), rest.count > 5, separators.contains(rest[mark + 4]),
            let end = CSVScanner.lineEnd(head, from: mark + 5, isFinal: true), end <= mark + 7
        else { return (mark, 1, nil) }
        return (end, 2, rest[mark + 4])
    }

    private static let separators = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]

    /// Of comma, semicolon and tab the one that the header has most of, outside quotes; the comma where it has none.
    static func separator(of head: ArraySlice<UInt8>) -> UInt8 {
        var counts = [0, 0, 0]
        var isQuoted = false
        for byte in head.drop(while: { $0 == CSVScanner.lineFeed || $0 == CSVScanner.carriageReturn }) {
            if byte == CSVScanner.quote { isQuoted.toggle() }
            if isQuoted { continue }
            if byte == CSVScanner.lineFeed || byte == CSVScanner.carriageReturn { break }
            if let index = separators.firstIndex(of: byte) { counts[index] += 1 }
        }
        let most = counts.max() ?? 0
        return most == 0 ? separators[0] : separators[counts.firstIndex(of: most) ?? 0]
    }
}

extension EncodingGuess {
    /// The same for a later part of a file, which begins within a character at worst and has no mark.
    static func later(_ bytes: [UInt8]) -> EncodingGuess {
        let rest = bytes.drop { $0 < 0x80 }
        return EncodingGuess(Array(" ".utf8) + Array(rest))
    }
}
