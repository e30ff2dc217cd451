/// The head of an answer in X-Road's transport form: `status CRLF reason CRLF`, then `name:value CRLF` for each field.
package struct ResponseHead: Sendable {
    /// The transport form.
    package let bytes: [UInt8]
    /// The status, 200–999: redirects and errors of the provider are passed on as they are.
    package let status: Int
    /// Where the reason stands; often empty.
    package let reason: Range<Int>
    /// The header fields in order, the gateway's own at the end.
    package let fields: [HeaderField]

    /// The fields with their bytes.
    package var headers: HeaderList { HeaderList(bytes: bytes, fields: fields) }
    /// Part of the head as text.
    package func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    /// The type of a refusal, where a gateway made this answer.
    package var error: String? { headers.text(.xRoadError) }
    /// Our code of a refusal, where a gateway made this answer.
    package var refusal: String? { headers.text(.refusal) }

    /// Reads a transport form, strictly: one spelling for one head.
    package init(parsing bytes: [UInt8]) throws(HeadFault) {
        guard bytes.count <= HeadLimits.bytes else { throw .tooLong }
        guard bytes.count >= 7, bytes[3] == 0x0D, bytes[4] == 0x0A else { throw .startLine }
        var status = 0
        for byte in bytes[..<3] {
            guard (0x30...0x39).contains(byte) else { throw .startLine }
            status = status * 10 + Int(byte - 0x30)
        }
        guard status >= 200 else { throw .startLine }
        var end = 5
        while end < bytes.count, FieldScan.isValueByte(bytes[end]) { end += 1 }
        guard end + 1 < bytes.count, bytes[end] == 0x0D, bytes[end + 1] == 0x0A else { throw .lineBreak }
        let fields = try FieldScan.fields(in: bytes, end + 2..<bytes.count, trimming: false)
        guard !fields.contains(where: { $0.kind.isHopByHop }) else { throw .forbiddenField }
        self.bytes = bytes
        self.status = status
        self.reason = 5..<end
        self.fields = fields
    }
}

extension ResponseHead: Hashable {
    package static func == (left: Self, right: Self) -> Bool { left.bytes == right.bytes }
    package func hash(into hasher: inout Hasher) { hasher.combine(bytes) }
}
