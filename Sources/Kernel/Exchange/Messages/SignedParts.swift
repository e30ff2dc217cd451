import Trust

/// What a signature covers of a message, part by part: a list for `@signature-params` and a line for each part of the base.
///
/// A message between gateways has the fields of its head and, after them, `content-digest` (RFC 9530); an answer also has
/// `yitong-reason`, its reason phrase, for which RFC 9421 knows no component. A name that comes more than once, or a value beyond
/// printable ASCII, is covered byte by byte, line by line (`;bs`, RFC 9421 section 2.1.3): so no two messages that HTTP tells apart have one
/// base.
struct SignedParts {
    private(set) var list: [UInt8] = [UInt8(ascii: "(")]
    private(set) var base: [UInt8] = []

    init() {
        list.reserveCapacity(768)
        base.reserveCapacity(2_560)
    }

    /// Covers a derived component, such as `"@method"`.
    mutating func cover(_ identifier: StaticString, _ value: some Collection<UInt8>) {
        let start = list.count
        if start > 1 { list.append(0x20) }
        identifier.withUTF8Buffer { list.append(contentsOf: $0) }
        base.append(contentsOf: list[(start > 1 ? start + 1 : start)...])
        line(value)
    }

    /// Covers every field of a head, in order of the first of each name, and after them the further ones.
    mutating func cover(_ headers: HeaderList, further: [(name: StaticString, value: [UInt8])]) {
        var bytes = headers.bytes
        var fields = headers.fields
        for (name, value) in further {
            let start = bytes.count
            name.withUTF8Buffer { bytes.append(contentsOf: $0) }
            let middle = bytes.count
            bytes.append(contentsOf: value)
            fields.append(HeaderField(name: start..<middle, value: middle..<bytes.count, kind: .other))
        }
        bytes.withUnsafeBufferPointer { bytes in
            for index in fields.indices where !fields[..<index].contains(where: { same($0, fields[index], bytes) }) {
                cover(index, fields, bytes)
            }
        }
    }

    /// Ends the list with the signature's own parameters.
    mutating func close(_ tail: [UInt8]) {
        list.append(UInt8(ascii: ")"))
        list.append(contentsOf: tail)
    }

    /// The base with its last line, once the list is closed (RFC 9421 section 2.5).
    consuming func finished(parameters: [UInt8]) -> [UInt8] {
        base.append(contentsOf: #""@signature-params": "#.utf8)
        base.append(contentsOf: parameters)
        return base
    }

    private mutating func cover(_ index: Int, _ fields: [HeaderField], _ bytes: UnsafeBufferPointer<UInt8>) {
        let field = fields[index]
        let others = fields[(index + 1)...].filter { same($0, field, bytes) }
        let isWrapped = !others.isEmpty || !bytes[field.value].allSatisfy { $0 >= 0x20 && $0 < 0x7F }
        list.append(0x20)
        let start = list.count
        list.append(UInt8(ascii: "\""))
        for byte in bytes[field.name] { list.append(lower(byte)) }
        list.append(UInt8(ascii: "\""))
        if isWrapped { list.append(contentsOf: ";bs".utf8) }
        base.append(contentsOf: list[start...])
        guard isWrapped else { return line(bytes[field.value]) }
        var value: [UInt8] = []
        for (number, one) in ([field] + others).enumerated() {
            value.append(contentsOf: number == 0 ? ":".utf8 : ", :".utf8)
            Base64.append(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[one.value]), to: &value)
            value.append(UInt8(ascii: ":"))
        }
        line(value)
    }

    private mutating func line(_ value: some Collection<UInt8>) {
        base.append(UInt8(ascii: ":"))
        base.append(0x20)
        base.append(contentsOf: value)
        base.append(0x0A)
    }

    private func same(_ left: HeaderField, _ right: HeaderField, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard left.name.count == right.name.count else { return false }
        for offset in 0..<left.name.count
        where lower(bytes[left.name.lowerBound + offset]) != lower(bytes[right.name.lowerBound + offset]) {
            return false
        }
        return true
    }

    private func lower(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }
}
