/// A field's value as a signature covers it (RFC 9421 section 2.1): no white space around, folded lines unfolded.
enum FieldValue {
    /// Writes a value; a fold (white space, a line end and white space, RFC 9112 section 5.2) becomes one space.
    static func append(_ value: ArraySlice<UInt8>, to bytes: inout [UInt8]) {
        let value = trimmed(value)
        guard value.contains(0x0A) else {
            bytes.append(contentsOf: value)
            return
        }
        var rest = value
        while let end = rest.firstIndex(of: 0x0A) {
            let line = rest[..<end].last == 0x0D ? rest[..<end].dropLast() : rest[..<end]
            let next = rest[rest.index(after: end)...]
            guard let first = next.first, isBlank(first) else {
                // No fold: the line end stays, and the message is refused for it.
                bytes.append(contentsOf: rest)
                return
            }
            bytes.append(contentsOf: trimmed(line))
            bytes.append(UInt8(ascii: " "))
            rest = next.drop(while: isBlank)
        }
        bytes.append(contentsOf: rest)
    }

    private static func trimmed(_ value: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var value = value.drop(while: isBlank)
        while let last = value.last, isBlank(last) { value.removeLast() }
        return value
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
