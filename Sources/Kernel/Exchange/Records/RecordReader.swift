/// Reads what `RecordWriter` wrote, from bytes that anybody may have made: bounded, and never beyond their end.
package struct RecordReader {
    private let bytes: ArraySlice<UInt8>
    private var offset: Int

    /// Reads from the start of some bytes.
    package init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        offset = bytes.startIndex
    }

    /// How many bytes are left.
    package var left: Int { bytes.endIndex - offset }

    /// One byte; `part` names what is missing where there is none.
    package mutating func byte(_ part: String) throws(RecordError) -> UInt8 {
        guard left >= 1 else { throw RecordError(part) }
        defer { offset += 1 }
        return bytes[offset]
    }

    /// A number of its width, the highest byte first.
    package mutating func number<Number: FixedWidthInteger>(
        _ part: String, as type: Number.Type = Number.self
    ) throws(RecordError) -> Number {
        let width = MemoryLayout<Number>.size
        guard left >= width else { throw RecordError(part) }
        var value: Number = 0
        for byte in bytes[offset..<offset + width] { value = value << 8 | Number(truncatingIfNeeded: byte) }
        offset += width
        return value
    }

    /// Some bytes as they are.
    package mutating func raw(_ count: Int, _ part: String) throws(RecordError) -> ArraySlice<UInt8> {
        guard count >= 0, left >= count else { throw RecordError(part) }
        defer { offset += count }
        return bytes[offset..<offset + count]
    }

    /// Bytes behind their length in four, at most `limit`.
    package mutating func long(_ part: String, limit: Int) throws(RecordError) -> [UInt8] {
        let count = Int(try number(part, as: UInt32.self))
        guard count <= limit else { throw RecordError(part) }
        return Array(try raw(count, part))
    }

    /// A text behind its length in two, at most `RecordLimits.text` bytes of UTF-8.
    package mutating func text(_ part: String) throws(RecordError) -> String {
        let count = Int(try number(part, as: UInt16.self))
        guard count <= RecordLimits.text else { throw RecordError(part) }
        return try utf8(count, part)
    }

    /// A text that may be absent.
    package mutating func optionalText(_ part: String) throws(RecordError) -> String? {
        switch try byte(part) {
        case 0: nil
        case 1: try text(part)
        default: throw RecordError(part)
        }
    }

    /// A text of so many bytes.
    package mutating func utf8(_ count: Int, _ part: String) throws(RecordError) -> String {
        guard let text = String(validating: try raw(count, part), as: UTF8.self) else { throw RecordError(part) }
        return text
    }

    /// Nothing may stand behind what was read.
    package func end() throws(RecordError) {
        guard left == 0 else { throw RecordError("length") }
    }
}
