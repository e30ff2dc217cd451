import Exchange

/// How long a message's body is (RFC 9112 section 6.3), decided from its head alone and strictly.
package enum BodyFraming: Sendable, Hashable {
    /// No body.
    case none
    /// So many bytes, at least one.
    case length(Int)
    /// Chunks until one of size nought.
    case chunked
    /// Until the connection ends: answers alone.
    case untilEnd

    /// What the fields of a head say; nil: nothing.
    ///
    /// One `Content-Length` of up to 15 digits, or one `Transfer-Encoding: chunked` in HTTP/1.1, never both: whatever two servers
    /// could read differently is refused.
    static func said(_ headers: HeaderList, minor: Int) throws(HTTPFault) -> BodyFraming? {
        let lengths = headers.all(.contentLength)
        let codings = headers.all(.transferEncoding)
        guard lengths.count <= 1, lengths.isEmpty || codings.isEmpty else { throw .length }
        if let coding = codings.first {
            guard codings.count == 1, minor == 1, FieldToken.equals(coding, "chunked") else { throw .coding }
            return .chunked
        }
        guard let text = lengths.first else { return nil }
        guard (1...15).contains(text.count) else { throw .length }
        var length = 0
        for byte in text {
            guard (0x30...0x39).contains(byte) else { throw .length }
            length = length * 10 + Int(byte - 0x30)
        }
        return length == 0 ? BodyFraming.none : .length(length)
    }
}

/// Words within header values.
enum FieldToken {
    /// Whether a value is this word in lower case, whatever its case.
    static func equals(_ value: ArraySlice<UInt8>, _ word: String) -> Bool {
        value.count == word.utf8.count
            && zip(value, word.utf8).allSatisfy { ($0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0) == $1 }
    }

    /// Whether one of the words of comma-separated values is this one.
    static func lists(_ values: [ArraySlice<UInt8>], _ word: String) -> Bool {
        values.contains { value in
            value.split(separator: UInt8(ascii: ",")).contains { entry in
                let blanks: Set<UInt8> = [0x20, 0x09]
                let start = entry.drop { blanks.contains($0) }
                let end = start.lastIndex { !blanks.contains($0) }.map { $0 + 1 } ?? start.startIndex
                return equals(start[start.startIndex..<end], word)
            }
        }
    }
}
