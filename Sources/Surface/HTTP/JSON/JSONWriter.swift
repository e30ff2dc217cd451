package import NIOCore

/// Writes JSON (RFC 8259) straight into bytes, members in the order they are given.
///
/// No intermediate tree and no reflection: an answer of one record costs a few microseconds.
package struct JSONWriter {
    /// What has been written so far.
    package private(set) var buffer: ByteBuffer
    private var needsComma = false

    /// An empty text.
    package init(capacity: Int = 512) {
        buffer = ByteBufferAllocator().buffer(capacity: capacity)
    }

    /// Writes an object whose members `body` writes.
    package mutating func object(_ body: (inout JSONWriter) throws -> Void) rethrows {
        open("{")
        try body(&self)
        close("}")
    }

    /// Writes an array whose elements `body` writes.
    package mutating func array(_ body: (inout JSONWriter) throws -> Void) rethrows {
        open("[")
        try body(&self)
        close("]")
    }

    /// Writes the name of a member; its value must follow.
    package mutating func name(_ name: String) {
        comma()
        quoted(name)
        buffer.writeInteger(UInt8(ascii: ":"))
        needsComma = false
    }

    /// Writes a member that is an object.
    package mutating func object(_ name: String, _ body: (inout JSONWriter) throws -> Void) rethrows {
        self.name(name)
        try object(body)
    }

    /// Writes a member that is an array.
    package mutating func array(_ name: String, _ body: (inout JSONWriter) throws -> Void) rethrows {
        self.name(name)
        try array(body)
    }

    /// Writes a text member.
    package mutating func member(_ name: String, _ value: String) {
        self.name(name)
        self.value(value)
    }

    /// Writes a text member, or nothing where there is no text.
    package mutating func member(_ name: String, _ value: String?) {
        if let value { member(name, value) }
    }

    /// Writes a whole number as a member.
    package mutating func member(_ name: String, _ value: Int64) {
        self.name(name)
        self.value(value)
    }

    /// Writes a truth value as a member.
    package mutating func member(_ name: String, _ value: Bool) {
        self.name(name)
        self.value(value)
    }

    /// Writes a text.
    package mutating func value(_ value: String) {
        comma()
        quoted(value)
        needsComma = true
    }

    /// Writes a whole number.
    package mutating func value(_ value: Int64) {
        comma()
        buffer.writeString(String(value))
        needsComma = true
    }

    /// Writes a truth value.
    package mutating func value(_ value: Bool) {
        comma()
        buffer.writeString(value ? "true" : "false")
        needsComma = true
    }

    /// Writes null.
    package mutating func null() {
        comma()
        buffer.writeString("null")
        needsComma = true
    }

    /// Writes text that already is JSON; the caller vouches for it.
    package mutating func raw(_ json: String) {
        comma()
        buffer.writeString(json)
        needsComma = true
    }

    private mutating func open(_ bracket: Unicode.Scalar) {
        comma()
        buffer.writeInteger(UInt8(truncatingIfNeeded: bracket.value))
        needsComma = false
    }

    private mutating func close(_ bracket: Unicode.Scalar) {
        buffer.writeInteger(UInt8(truncatingIfNeeded: bracket.value))
        needsComma = true
    }

    private mutating func comma() {
        if needsComma { buffer.writeInteger(UInt8(ascii: ",")) }
    }

    private mutating func quoted(_ text: String) {
        var text = text
        let isPlain = text.withUTF8 { writePlain($0) }
        if isPlain { return }
        buffer.writeInteger(UInt8(ascii: "\""))
        for byte in text.utf8 { escaped(byte) }
        buffer.writeInteger(UInt8(ascii: "\""))
    }

    /// Writes text in which nothing is to be escaped, quotes included, in one piece; false, and nothing, for other text.
    private mutating func writePlain(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        for byte in text where byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return false }
        buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: text.count + 2) { place in
            place[0] = UInt8(ascii: "\"")
            UnsafeMutableRawBufferPointer(rebasing: place[1...]).copyBytes(from: text)
            place[text.count + 1] = UInt8(ascii: "\"")
            return text.count + 2
        }
        return true
    }

    private mutating func escaped(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""): buffer.writeString("\\\"")
        case UInt8(ascii: "\\"): buffer.writeString("\\\\")
        case UInt8(ascii: "\n"): buffer.writeString("\\n")
        case UInt8(ascii: "\r"): buffer.writeString("\\r")
        case UInt8(ascii: "\t"): buffer.writeString("\\t")
        case 0..<0x20:
            let digits = Array("0123456789abcdef".utf8)
            buffer.writeString("\\u00")
            buffer.writeInteger(digits[Int(byte >> 4)])
            buffer.writeInteger(digits[Int(byte & 15)])
        default: buffer.writeInteger(byte)
        }
    }
}
