/// Divides a stream of bytes into CSV records (RFC 4180 and what spreadsheets really write), without any I/O.
///
/// Works on raw bytes: separator, quote and line ends are the same bytes in UTF-8 and in GB18030, whose trail bytes are
/// 0x30–0x39, 0x40–0x7E and 0x80–0xFE, so that a record can be found before it is decoded. How the bytes are cut into
/// pieces makes no difference to what comes out, and reading may begin again at the end of any record or fault.
///
/// - LF, CRLF and CR end a line, also within one file; a record without any text is passed over.
/// - A quote opens a quoted field only as its first byte; elsewhere in an unquoted field it is a character.
/// - A record that cannot be read costs its first physical line only: one forgotten quote does not swallow the file.
package struct CSVReader: Sendable {
    private let separator: UInt8
    private let limits: CSVLimits
    private var buffer: [UInt8] = []
    private var position = 0
    private var offset: Int64
    private var line: Int64
    private var isFinished = false
    private var overlong: (start: Int64, reason: CSVFault.Reason)?
    private var scanner = CSVScanner()

    /// A reader whose first byte stands at `offset` of the file and on physical line `line`.
    package init(separator: UInt8, limits: CSVLimits = CSVLimits(), offset: Int64 = 0, line: Int64 = 1) {
        self.separator = separator
        self.limits = limits
        self.offset = offset
        self.line = line
    }

    /// Takes the next bytes of the file.
    package mutating func feed(_ bytes: some Collection<UInt8>) {
        if position > 0 {
            buffer.removeSubrange(0..<position)
            position = 0
        }
        buffer.append(contentsOf: bytes)
    }

    /// Says that no bytes follow.
    package mutating func finish() {
        isFinished = true
    }

    /// The next record or fault, or why there is none.
    package mutating func next() -> CSVStep {
        while true {
            if overlong != nil { return skipLine() }
            guard position < buffer.count else { return isFinished ? .end : .needsBytes }
            let result = scanner.scan(
                buffer, from: position, separator: separator, limits: limits, isFinal: isFinished)
            switch result {
            case .incomplete:
                return .needsBytes
            case .record(let end, let lines):
                let record = CSVRecord(
                    line: line, start: offset, end: offset + Int64(end - position), nextLine: line + Int64(lines),
                    count: scanner.fields.count)
                advance(to: end, lines: lines)
                if scanner.isBlank { continue }
                return .record(record)
            case .fault(let reason, let end, let lines):
                let fault = CSVFault(
                    reason: reason, line: line, start: offset, end: offset + Int64(end - position),
                    nextLine: line + Int64(lines))
                advance(to: end, lines: lines)
                return .fault(fault)
            case .overlong(let reason):
                overlong = (offset, reason)
            }
        }
    }

    /// The bytes of a field of the record that `next` gave last, with doubled quotes made single; empty where the
    /// record has no such field.
    package func field(_ index: Int) -> ArraySlice<UInt8> {
        guard scanner.fields.indices.contains(index) else { return [] }
        let field = scanner.fields[index]
        let slice = buffer[field.start..<field.end]
        guard field.hasDoubledQuotes else { return slice }
        var result: [UInt8] = []
        result.reserveCapacity(slice.count)
        var isSecond = false
        for byte in slice {
            isSecond = byte == CSVScanner.quote && !isSecond
            if !isSecond { result.append(byte) }
        }
        return result[...]
    }

    /// Whether every byte of the record that `next` gave last is ASCII, so that it needs no decoding.
    package var isASCII: Bool { scanner.isASCII }

    private mutating func advance(to end: Int, lines: Int) {
        offset += Int64(end - position)
        line += Int64(lines)
        position = end
    }

    /// Passes over the rest of a line that is longer than a record may be.
    private mutating func skipLine() -> CSVStep {
        guard let (start, reason) = overlong else { return .needsBytes }
        let end = CSVScanner.lineEnd(buffer, from: position, isFinal: isFinished)
        guard let end else {
            let keep = buffer.last == CSVScanner.carriageReturn ? 1 : 0
            offset += Int64(max(0, buffer.count - keep - position))
            position = max(position, buffer.count - keep)
            return .needsBytes
        }
        overlong = nil
        let first = line
        advance(to: end, lines: 1)
        return .fault(CSVFault(reason: reason, line: first, start: start, end: offset, nextLine: line))
    }
}
