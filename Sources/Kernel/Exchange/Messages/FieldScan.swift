/// Reads header fields (RFC 9112 section 5) strictly: `name:value CRLF`, no folding, no bare line breaks.
package enum FieldScan {
    /// The fields that stand in `range` of the bytes, each line ended by CR LF.
    ///
    /// With `trimming` white space around values is left out of their ranges, as HTTP has it; without, such white space is a
    /// fault, as in X-Road's transport form, which has one spelling.
    package static func fields(
        in bytes: [UInt8], _ range: Range<Int>, trimming: Bool
    ) throws(HeadFault) -> [HeaderField] {
        guard range.upperBound <= HeadLimits.bytes else { throw .tooLong }
        var fields: [HeaderField] = []
        fields.reserveCapacity(16)
        var index = range.lowerBound
        while index < range.upperBound {
            guard fields.count < HeadLimits.fields else { throw .tooManyFields }
            fields.append(try field(in: bytes, at: &index, end: range.upperBound, trimming: trimming))
        }
        return fields
    }

    private static func field(
        in bytes: [UInt8], at index: inout Int, end: Int, trimming: Bool
    ) throws(HeadFault) -> HeaderField {
        let nameStart = index
        while index < end, isToken(bytes[index]) { index += 1 }
        guard index > nameStart, index < end, bytes[index] == UInt8(ascii: ":") else {
            throw isBlank(bytes[nameStart]) ? .folded : .fieldName
        }
        let name = nameStart..<index
        index += 1
        var valueStart = index
        while index < end, isValueByte(bytes[index]) { index += 1 }
        var valueEnd = index
        guard index + 1 < end, bytes[index] == 0x0D, bytes[index + 1] == 0x0A else { throw .lineBreak }
        index += 2
        if trimming {
            while valueStart < valueEnd, isBlank(bytes[valueStart]) { valueStart += 1 }
            while valueEnd > valueStart, isBlank(bytes[valueEnd - 1]) { valueEnd -= 1 }
        } else if valueStart < valueEnd, isBlank(bytes[valueStart]) || isBlank(bytes[valueEnd - 1]) {
            throw .fieldValue
        }
        return HeaderField(name: name, value: valueStart..<valueEnd, kind: HeaderName.of(bytes, name))
    }

    /// Whether a byte may stand in a token (RFC 9110 section 5.6.2).
    package static func isToken(_ byte: UInt8) -> Bool { tokens[Int(byte)] }

    /// Whether a byte may stand in a value: visible characters, blanks, and what is beyond ASCII.
    package static func isValueByte(_ byte: UInt8) -> Bool { byte >= 0x20 && byte != 0x7F || byte == 0x09 }

    static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

    private static let tokens: [Bool] = {
        var table = [Bool](repeating: false, count: 256)
        let letters = "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
        for byte in letters.utf8 { table[Int(byte)] = true }
        return table
    }()
}
