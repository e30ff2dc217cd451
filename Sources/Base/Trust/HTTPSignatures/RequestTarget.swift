/// The target of a request in its parts, raw (RFC 9110 section 7.1, RFC 9112 section 3.2).
struct RequestTarget {
    /// As it stands in the request line.
    let target: ArraySlice<UInt8>
    /// Raw; empty in an absolute form that has none.
    let path: ArraySlice<UInt8>
    /// What follows the first question mark, or nil where there is none.
    let query: ArraySlice<UInt8>?
    private let scheme: ArraySlice<UInt8>
    private let authority: ArraySlice<UInt8>
    private let isAbsolute: Bool

    init(target: ArraySlice<UInt8>, scheme: ArraySlice<UInt8>, authority: ArraySlice<UInt8>) {
        self.target = target
        self.scheme = scheme
        self.authority = authority
        let question = target.firstIndex(of: UInt8(ascii: "?"))
        let front = target[..<(question ?? target.endIndex)]
        query = question.map { target[target.index(after: $0)...] }
        if front.first != UInt8(ascii: "/"), let start = Self.endOfAuthority(front) {
            isAbsolute = true
            path = front[start...]
        } else {
            isAbsolute = false
            path = front
        }
    }

    /// Writes scheme, authority, path and query; an absolute target as it stands.
    func appendURI(to bytes: inout [UInt8]) {
        if !isAbsolute {
            bytes.append(contentsOf: scheme.lazy.map(ASCIICase.lower))
            bytes.append(contentsOf: "://".utf8)
            appendAuthority(to: &bytes)
        }
        bytes.append(contentsOf: target)
    }

    /// Writes host and port in lower case without a default port.
    func appendAuthority(to bytes: inout [UInt8]) {
        var authority = self.authority
        let isPlain = scheme.elementsEqual("http".utf8) { ASCIICase.lower($0) == $1 }
        let port: [UInt8] = Array((isPlain ? ":80" : ":443").utf8)
        if authority.count > port.count, authority.suffix(port.count).elementsEqual(port) {
            authority.removeLast(port.count)
        }
        bytes.append(contentsOf: authority.lazy.map(ASCIICase.lower))
    }

    /// Where the path begins in `scheme://authority/path`, or nil where the target is of another form.
    private static func endOfAuthority(_ front: ArraySlice<UInt8>) -> Int? {
        guard let colon = front.firstIndex(of: UInt8(ascii: ":")), front[colon...].starts(with: "://".utf8) else {
            return nil
        }
        return front[(colon + 3)...].firstIndex(of: UInt8(ascii: "/")) ?? front.endIndex
    }
}
