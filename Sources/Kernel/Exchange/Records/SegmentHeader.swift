package import Standards
package import Trust

/// The first 128 bytes of a segment: what it is, its suite, its first position, when it was begun, and a check.
package struct SegmentHeader: Sendable, Hashable {
    /// Bytes of a header.
    package static let byteCount = 128
    private static let magic = Array("yitong gateway records 1\n".utf8)

    /// The suite of its digests.
    package let suite: Suite
    /// The position of its first record.
    package let first: Int64
    /// When it was begun.
    package let begun: Instant

    /// A header by its parts.
    package init(suite: Suite, first: Int64, begun: Instant) {
        self.suite = suite
        self.first = first
        self.begun = begun
    }

    /// Whether a file begins as segments do.
    package static func isSegment(_ bytes: some Collection<UInt8>) -> Bool {
        bytes.starts(with: magic)
    }

    /// The header as it is written.
    package var bytes: [UInt8] {
        var writer = RecordWriter(appendingTo: [])
        writer.raw(Self.padded(Self.magic, to: 32))
        writer.raw(Self.padded(Array(suite.rawValue.utf8), to: 64))
        writer.number(first)
        writer.number(begun.microseconds)
        writer.number(XXH64.hash(writer.bytes))
        return Self.padded(writer.bytes, to: Self.byteCount)
    }

    /// Reads what `bytes` writes, and nothing else.
    package init?(_ bytes: [UInt8]) {
        guard bytes.count == Self.byteCount, Self.isSegment(bytes) else { return nil }
        let name = bytes[32..<96].prefix { $0 != 0 }
        var reader = RecordReader(bytes[96..<112])
        guard let suite = Suite(rawValue: String(decoding: name, as: UTF8.self)),
            let first = try? reader.number("first", as: Int64.self), first >= 0,
            let begun = try? reader.number("begun", as: Int64.self)
        else { return nil }
        self.init(suite: suite, first: first, begun: Instant(microseconds: begun))
        guard self.bytes == bytes else { return nil }
    }

    private static func padded(_ bytes: [UInt8], to count: Int) -> [UInt8] {
        bytes + [UInt8](repeating: 0, count: max(0, count - bytes.count))
    }
}
