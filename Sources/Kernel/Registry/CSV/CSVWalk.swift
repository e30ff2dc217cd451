/// One walk over the bytes of one record.
///
/// `limit` bytes after its start the record is too long, wherever the buffer ends, so that the outcome does not depend
/// on how the file was cut into pieces.
struct CSVWalk {
    enum Outcome {
        case complete
        case incomplete
        case stopped(CSVFault.Reason)
    }

    private enum Step {
        case field
        case record
        case outcome(Outcome)
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private let bound: Int
    private let separator: UInt8
    private let isFinal: Bool
    let limit: Int

    /// The index reached.
    private(set) var index: Int
    /// Line ends passed.
    private(set) var lines = 0
    /// The index after the first line end within quotes.
    private(set) var firstLineEnd: Int?
    /// All bytes of the record, or-ed.
    private(set) var bits: UInt8 = 0
    /// Whether a NUL byte was passed.
    private(set) var hasNUL = false

    init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, separator: UInt8, limit: Int, isFinal: Bool) {
        self.bytes = bytes
        self.bound = min(bytes.count, start + limit)
        self.separator = separator
        self.limit = limit
        self.isFinal = isFinal
        self.index = start
    }

    /// Walks to the end of the record and notes its fields.
    mutating func record(into fields: inout [CSVScanner.Field]) -> Outcome {
        while true {
            let isQuoted = index < bound && bytes[index] == CSVScanner.quote
            switch isQuoted ? quoted(into: &fields) : plain(into: &fields) {
            case .field: continue
            case .record: return .complete
            case .outcome(let outcome): return outcome
            }
        }
    }

    private mutating func plain(into fields: inout [CSVScanner.Field]) -> Step {
        let start = index
        while index < bound {
            let byte = bytes[index]
            if byte == separator || byte == CSVScanner.lineFeed || byte == CSVScanner.carriageReturn { break }
            bits |= byte
            if byte == 0 { hasNUL = true }
            index += 1
        }
        let end = index
        return border { fields.append(CSVScanner.Field(start: start, end: end, hasDoubledQuotes: false)) }
    }

    private mutating func quoted(into fields: inout [CSVScanner.Field]) -> Step {
        index += 1
        let start = index
        var hasDoubledQuotes = false
        while index < bound {
            let byte = bytes[index]
            if byte == CSVScanner.quote {
                guard index + 1 < bytes.count || isFinal else { return .outcome(.incomplete) }
                guard index + 1 < bytes.count, bytes[index + 1] == CSVScanner.quote else {
                    let end = index
                    index += 1
                    while index < bound, bytes[index] == UInt8(ascii: " ") { index += 1 }
                    return border {
                        fields.append(CSVScanner.Field(start: start, end: end, hasDoubledQuotes: hasDoubledQuotes))
                    }
                }
                hasDoubledQuotes = true
                index += 2
                continue
            }
            bits |= byte
            if byte == 0 { hasNUL = true }
            if byte == CSVScanner.lineFeed || byte == CSVScanner.carriageReturn {
                guard lineEnd() else { return .outcome(.incomplete) }
            } else {
                index += 1
            }
        }
        return .outcome(exhausted(.unbalancedQuote))
    }

    /// After a field: a separator, a line end, the end of the file, or something that does not belong there.
    private mutating func border(_ accept: () -> Void) -> Step {
        guard index < bytes.count else {
            guard isFinal else { return .outcome(.incomplete) }
            accept()
            return .record
        }
        let byte = bytes[index]
        if byte == separator {
            guard index < bound else { return .outcome(.stopped(.recordTooLong)) }
            accept()
            index += 1
            return .field
        }
        if byte == CSVScanner.lineFeed || byte == CSVScanner.carriageReturn {
            let first = firstLineEnd
            guard lineEnd() else { return .outcome(.incomplete) }
            firstLineEnd = first
            accept()
            return .record
        }
        return .outcome(.stopped(index >= bound ? .recordTooLong : .textAfterQuote))
    }

    /// Passes over a line end; false where the byte after a CR is not there yet.
    private mutating func lineEnd() -> Bool {
        var next = index + 1
        if bytes[index] == CSVScanner.carriageReturn {
            guard next < bytes.count || isFinal else { return false }
            if next < bytes.count, bytes[next] == CSVScanner.lineFeed { next += 1 }
        }
        lines += 1
        if firstLineEnd == nil { firstLineEnd = next }
        index = next
        return true
    }

    private func exhausted(_ reason: CSVFault.Reason) -> Outcome {
        if bound < bytes.count { return .stopped(firstLineEnd == nil ? .recordTooLong : reason) }
        return isFinal ? .stopped(reason) : .incomplete
    }
}
