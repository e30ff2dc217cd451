/// Writes numbers and byte strings, big-endian, each length before what it measures.
package struct RecordWriter {
    /// What was written.
    package private(set) var bytes: [UInt8]

    /// Goes on where `bytes` end, so that a group of records is one array.
    package init(appendingTo bytes: consuming [UInt8]) {
        self.bytes = bytes
    }

    /// One byte.
    package mutating func byte(_ value: UInt8) {
        bytes.append(value)
    }

    /// A number, its highest byte first.
    package mutating func number(_ value: some FixedWidthInteger) {
        withUnsafeBytes(of: value.bigEndian) { bytes.append(contentsOf: $0) }
    }

    /// Bytes as they are.
    package mutating func raw(_ value: some Collection<UInt8>) {
        bytes.append(contentsOf: value)
    }

    /// Up to `limit` bytes with their length in four.
    package mutating func long(_ value: [UInt8], _ part: String, limit: Int) throws(RecordError) {
        guard value.count <= limit, let count = UInt32(exactly: value.count) else { throw RecordError(part) }
        number(count)
        bytes.append(contentsOf: value)
    }

    /// A text of at most `RecordLimits.text` bytes with its length in two.
    package mutating func text(_ value: String, _ part: String) throws(RecordError) {
        let count = value.utf8.count
        guard count <= RecordLimits.text else { throw RecordError(part) }
        number(UInt16(count))
        bytes.append(contentsOf: value.utf8)
    }

    /// A text that may be absent: a byte that says so, then the text.
    package mutating func text(_ value: String?, _ part: String) throws(RecordError) {
        byte(value == nil ? 0 : 1)
        if let value { try text(value, part) }
    }
}
