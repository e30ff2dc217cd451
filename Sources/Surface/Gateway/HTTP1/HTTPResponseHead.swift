package import Exchange

/// The head of an HTTP/1 answer, checked.
package struct HTTPResponseHead: Sendable, Hashable {
    /// All header fields, over the bytes of the whole head.
    package let headers: HeaderList
    /// 100–999.
    package let status: Int
    /// Where the reason stands; often empty.
    package let reason: Range<Int>
    /// How long its body is.
    package let framing: BodyFraming
    /// Whether the connection may be used again.
    package let keepsAlive: Bool

    /// Reads a whole head, its empty line included; the body's length also depends on the method that was asked with.
    package init(_ bytes: [UInt8], answering method: CallMethod) throws(HTTPFault) {
        guard bytes.count >= 15, bytes.starts(with: "HTTP/1.".utf8), bytes[8] == 0x20 else { throw .startLine }
        let minor: Int
        switch bytes[7] {
        case UInt8(ascii: "1"): minor = 1
        case UInt8(ascii: "0"): minor = 0
        default: throw .version
        }
        var status = 0
        for byte in bytes[9..<12] {
            guard (0x30...0x39).contains(byte) else { throw .startLine }
            status = status * 10 + Int(byte - 0x30)
        }
        var end = 12
        while end < bytes.count, FieldScan.isValueByte(bytes[end]) { end += 1 }
        guard status >= 100, end + 1 < bytes.count, bytes[end] == 0x0D, bytes[end + 1] == 0x0A else { throw .startLine }
        guard end == 12 || bytes[12] == 0x20 else { throw .startLine }
        let list = try HeaderList(head: bytes, after: end + 2)
        self.status = status
        reason = min(13, end)..<end
        headers = list
        let said = try BodyFraming.said(list, minor: minor)
        let isBodiless = method == .head || status < 200 || status == 204 || status == 304
        framing = isBodiless ? .none : said ?? .untilEnd
        keepsAlive = minor == 1 && framing != .untilEnd && !FieldToken.lists(list.all(.connection), "close")
    }
}
