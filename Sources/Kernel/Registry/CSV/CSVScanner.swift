/// Finds the end of one record and the borders of its fields: a pure function of the bytes, kept with its field list so
/// that no record allocates.
struct CSVScanner: Sendable {
    static let quote = UInt8(ascii: "\"")
    static let lineFeed = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")

    /// One field: where its text stands in the buffer, quotes left out.
    struct Field: Sendable, Hashable {
        let start: Int
        let end: Int
        let hasDoubledQuotes: Bool
    }

    enum Result: Hashable {
        /// A record that ends before `end` and covers so many physical lines.
        case record(end: Int, lines: Int)
        /// More bytes are needed to tell.
        case incomplete
        /// A refused record; reading goes on at `end`.
        case fault(CSVFault.Reason, end: Int, lines: Int)
        /// The record's first line is longer than a record may be.
        case overlong(CSVFault.Reason)
    }

    private(set) var fields: [Field] = []
    private(set) var isASCII = true

    /// Whether the record has no text at all.
    var isBlank: Bool { fields.allSatisfy { $0.start == $0.end } }

    /// Reads one record that begins at `start`.
    mutating func scan(
        _ buffer: [UInt8], from start: Int, separator: UInt8, limits: CSVLimits, isFinal: Bool
    ) -> Result {
        fields.removeAll(keepingCapacity: true)
        return buffer.withUnsafeBufferPointer { bytes in
            var walk = CSVWalk(bytes, from: start, separator: separator, limit: limits.record, isFinal: isFinal)
            let outcome = walk.record(into: &fields)
            isASCII = walk.bits < 0x80
            switch outcome {
            case .incomplete:
                return .incomplete
            case .stopped(let reason):
                return Self.resume(bytes, start, walk: walk, reason: reason, isFinal: isFinal)
            case .complete:
                let lines = max(1, walk.lines)
                if walk.hasNUL { return .fault(.nul, end: walk.index, lines: lines) }
                if fields.count > limits.fields { return .fault(.tooManyFields, end: walk.index, lines: lines) }
                if fields.contains(where: { $0.end - $0.start > limits.field }) {
                    return .fault(.fieldTooLong, end: walk.index, lines: lines)
                }
                return .record(end: walk.index, lines: lines)
            }
        }
    }

    /// Where reading goes on after a broken record: at the physical line after the one it began on.
    private static func resume(
        _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, walk: CSVWalk, reason: CSVFault.Reason, isFinal: Bool
    ) -> Result {
        if let end = walk.firstLineEnd { return .fault(reason, end: end, lines: 1) }
        if let end = lineEnd(bytes, from: walk.index, isFinal: isFinal) {
            return end - start > walk.limit ? .overlong(reason) : .fault(reason, end: end, lines: 1)
        }
        return bytes.count - start > walk.limit ? .overlong(reason) : .incomplete
    }

    /// The index after the next line end, or nil where the bytes do not tell.
    static func lineEnd<Bytes: RandomAccessCollection<UInt8>>(
        _ bytes: Bytes, from start: Int, isFinal: Bool
    ) -> Int? where Bytes.Index == Int {
        var index = start
        while index < bytes.count {
            let byte = bytes[index]
            if byte == lineFeed { return index + 1 }
            if byte == carriageReturn {
                if index + 1 < bytes.count { return bytes[index + 1] == lineFeed ? index + 2 : index + 1 }
                return isFinal ? index + 1 : nil
            }
            index += 1
        }
        return isFinal ? index : nil
    }
}
