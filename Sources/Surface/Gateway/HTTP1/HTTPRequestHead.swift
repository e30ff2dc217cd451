package import Exchange

/// The head of an HTTP/1 request, checked: what could be read in two ways never becomes one.
package struct HTTPRequestHead: Sendable, Hashable {
    /// All header fields, over the bytes of the whole head.
    package let headers: HeaderList
    /// Where the method stands, a token.
    package let method: Range<Int>
    /// Where path and query stand, begun by a slash; of an absolute address only these.
    package let target: Range<Int>
    /// How long its body is.
    package let framing: BodyFraming
    /// Whether the connection may be used again.
    package let keepsAlive: Bool
    /// Whether the client waits for `100 Continue`.
    package let expectsContinue: Bool

    /// The bytes of a part.
    package subscript(_ range: Range<Int>) -> ArraySlice<UInt8> { headers.bytes[range] }

    /// Reads a whole head, its empty line included.
    package init(_ bytes: [UInt8]) throws(HTTPFault) {
        guard bytes.count >= 4 else { throw .startLine }
        let line = try RequestLine(bytes)
        let list = try HeaderList(head: bytes, after: line.end)
        let hosts = list.all(.host)
        guard hosts.count == 1 || line.minor == 0 && hosts.isEmpty else { throw .host }
        guard hosts.allSatisfy({ $0.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "/") } }) else {
            throw .host
        }
        let expectations = list.all(.expect)
        if !expectations.isEmpty {
            guard expectations.count == 1, FieldToken.equals(expectations[0], "100-continue") else {
                throw .expectation
            }
        }
        framing = try BodyFraming.said(list, minor: line.minor) ?? .none
        keepsAlive = line.minor == 1 && !FieldToken.lists(list.all(.connection), "close")
        expectsContinue = !expectations.isEmpty && line.minor == 1 && framing != .none
        headers = list
        method = line.method
        target = line.target
    }
}

extension HeaderList {
    /// The fields of an HTTP head whose first line ends, with its CR LF, at `start`.
    init(head bytes: [UInt8], after start: Int) throws(HTTPFault) {
        do throws(HeadFault) {
            self.init(
                bytes: bytes,
                fields: try FieldScan.fields(in: bytes, start..<max(start, bytes.count - 2), trimming: true))
        } catch {
            throw .head(error)
        }
    }
}

/// `METHOD SP target SP HTTP/1.x CRLF`, single spaces (RFC 9112 section 3).
private struct RequestLine {
    let method: Range<Int>
    let target: Range<Int>
    let minor: Int
    let end: Int

    init(_ bytes: [UInt8]) throws(HTTPFault) {
        var index = 0
        while index < bytes.count, FieldScan.isToken(bytes[index]) { index += 1 }
        guard (1...32).contains(index), index < bytes.count, bytes[index] == 0x20 else { throw .startLine }
        method = 0..<index
        let start = index + 1
        index = start
        while index < bytes.count, bytes[index] > 0x20, bytes[index] < 0x7F { index += 1 }
        guard index > start, index + 11 <= bytes.count, bytes[index] == 0x20 else { throw .startLine }
        let version = bytes[(index + 1)..<(index + 9)]
        guard version.prefix(5).elementsEqual("HTTP/".utf8), bytes[index + 9] == 0x0D, bytes[index + 10] == 0x0A else {
            throw .startLine
        }
        if version.elementsEqual("HTTP/1.1".utf8) {
            minor = 1
        } else if version.elementsEqual("HTTP/1.0".utf8) {
            minor = 0
        } else {
            throw .version
        }
        target = try Self.originForm(bytes, start..<index)
        end = index + 11
    }

    /// Path and query of an origin-form or absolute-form target; `*` and CONNECT's form are refused.
    private static func originForm(_ bytes: [UInt8], _ range: Range<Int>) throws(HTTPFault) -> Range<Int> {
        if bytes[range.lowerBound] == UInt8(ascii: "/") { return range }
        for scheme in ["http://", "https://"] where FieldToken.equals(bytes[range].prefix(scheme.utf8.count), scheme) {
            let authority = range.lowerBound + scheme.utf8.count
            guard let slash = bytes[authority..<range.upperBound].firstIndex(of: UInt8(ascii: "/")), slash > authority,
                !bytes[authority..<slash].contains(UInt8(ascii: "?"))
            else { throw .startLine }
            return slash..<range.upperBound
        }
        throw .startLine
    }
}
