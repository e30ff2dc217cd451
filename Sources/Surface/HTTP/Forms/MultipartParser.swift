/// Reads `multipart/form-data` (RFC 7578, RFC 2046 section 5.1.1) piece by piece.
///
/// A pure state machine that is fed bytes and answers with events. It keeps one delimiter's length of the body at most,
/// and a bounded block of part headers.
package struct MultipartParser: Sendable {
    /// The head of a part.
    package struct Part: Sendable, Hashable {
        /// The name of the form's field.
        package let name: String
        /// The name of the file where the part is one.
        package let filename: String?
        /// The media type that the sender claims.
        package let mediaType: String?
    }

    /// What happened.
    package enum Event: Sendable, Hashable {
        /// A part begins.
        case part(Part)
        /// Some bytes of the present part.
        case bytes([UInt8])
        /// The present part ends.
        case end
    }

    /// Why the body cannot be read.
    package enum Fault: Error, Sendable, Hashable {
        /// The content type names no boundary, or none that RFC 2046 allows.
        case boundary
        /// A delimiter or a part's head is malformed.
        case syntax
        /// A part's head is larger than 8 KB, or there are more than `maximumParts` parts.
        case limit
        /// The body ends before the closing delimiter.
        case truncated
    }

    /// Parts that one body may have: enough for a request that gives a reason for each of 100 items.
    package static let maximumParts = 256
    private static let maximumHead = 8 * 1024

    private enum State {
        case preamble, afterDelimiter, head, body, epilogue
    }

    /// CR LF, two hyphens, boundary.
    private let delimiter: [UInt8]
    private var buffer: [UInt8]
    private var state = State.preamble
    private var parts = 0

    /// A parser for the boundary that a `Content-Type` header names.
    package init(contentType: String) throws(Fault) {
        guard let boundary = Self.boundary(of: contentType) else { throw .boundary }
        delimiter = Array("\r\n--".utf8) + Array(boundary.utf8)
        // The first delimiter may stand at the very beginning, without the line end that belongs to all others.
        buffer = Array("\r\n".utf8)
    }

    /// Takes the next bytes and tells what they contain.
    package mutating func feed(_ bytes: some Sequence<UInt8>) throws(Fault) -> [Event] {
        buffer.append(contentsOf: bytes)
        var events: [Event] = []
        while try step(into: &events) {}
        return events
    }

    /// Says that no more bytes come; throws where the closing delimiter is missing.
    package func finish() throws(Fault) {
        guard state == .epilogue else { throw .truncated }
    }

    /// One step; false when more bytes are needed.
    private mutating func step(into events: inout [Event]) throws(Fault) -> Bool {
        switch state {
        case .preamble:
            return takeToDelimiter().found
        case .body:
            let (bytes, found) = takeToDelimiter()
            if !bytes.isEmpty { events.append(.bytes(bytes)) }
            if found { events.append(.end) }
            return found
        case .afterDelimiter:
            return try afterDelimiter()
        case .head:
            return try head(into: &events)
        case .epilogue:
            buffer.removeAll()
            return false
        }
    }

    /// Takes what stands before the next delimiter, and that too; keeps what may be the beginning of one.
    private mutating func takeToDelimiter() -> (bytes: [UInt8], found: Bool) {
        if let start = buffer.firstOccurrence(of: delimiter) {
            defer {
                buffer.removeSubrange(..<(start + delimiter.count))
                state = .afterDelimiter
            }
            return (Array(buffer[..<start]), true)
        }
        let safe = buffer.count - buffer.lengthOfSuffix(beginning: delimiter)
        defer { buffer.removeSubrange(..<safe) }
        return (Array(buffer[..<safe]), false)
    }

    /// After a delimiter: two hyphens end the whole, a line end begins a part; spaces between are allowed.
    private mutating func afterDelimiter() throws(Fault) -> Bool {
        guard buffer.count >= 2 else { return false }
        if buffer[0] == UInt8(ascii: "-"), buffer[1] == UInt8(ascii: "-") {
            state = .epilogue
            return true
        }
        guard let end = buffer.firstIndex(of: 0x0A) else {
            guard buffer.count <= 256 else { throw .syntax }
            return false
        }
        guard end >= 1, buffer[end - 1] == 0x0D, buffer[..<(end - 1)].allSatisfy({ $0 == 0x20 || $0 == 0x09 }) else {
            throw .syntax
        }
        parts += 1
        guard parts <= Self.maximumParts else { throw .limit }
        // The line end stays, so that a head without any field ends at once.
        buffer.removeSubrange(..<(end - 1))
        state = .head
        return true
    }

    private mutating func head(into events: inout [Event]) throws(Fault) -> Bool {
        guard let end = buffer.firstOccurrence(of: Array("\r\n\r\n".utf8)) else {
            guard buffer.count <= Self.maximumHead else { throw .limit }
            return false
        }
        guard end <= Self.maximumHead else { throw .limit }
        guard let text = String(validating: buffer[..<end], as: UTF8.self), let part = Part(head: text) else {
            throw .syntax
        }
        buffer.removeSubrange(..<(end + 4))
        events.append(.part(part))
        state = .body
        return true
    }

    /// The boundary parameter: 1–70 characters of RFC 2046's set.
    private static func boundary(of contentType: String) -> String? {
        let parameters = HeaderParameters(contentType)
        guard parameters.value.lowercased() == "multipart/form-data", let boundary = parameters["boundary"],
            (1...70).contains(boundary.utf8.count), boundary.last != " ",
            boundary.utf8.allSatisfy({ byte in
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                    || "'()+_,-./:=? ".utf8.contains(byte)
            })
        else { return nil }
        return boundary
    }
}

extension MultipartParser.Part {
    /// Reads a part's header lines; nil where they name no field.
    fileprivate init?(head: String) {
        var disposition: HeaderParameters?
        var mediaType: String?
        for line in head.split(separator: "\r\n") {
            guard let colon = line.firstIndex(of: ":") else { return nil }
            let value = line[line.index(after: colon)...].trimmed
            switch line[..<colon].lowercased() {
            case "content-disposition": disposition = HeaderParameters(value)
            case "content-type": mediaType = value
            default: break
            }
        }
        guard let disposition, disposition.value.lowercased() == "form-data", let name = disposition["name"] else {
            return nil
        }
        self.init(name: name, filename: disposition["filename"], mediaType: mediaType)
    }
}

extension [UInt8] {
    /// Where `pattern` begins for the first time.
    fileprivate func firstOccurrence(of pattern: [UInt8]) -> Int? {
        guard let first = pattern.first, count >= pattern.count else { return nil }
        var index = 0
        let last = count - pattern.count
        while index <= last, let found = self[index...last].firstIndex(of: first) {
            if self[found..<(found + pattern.count)].elementsEqual(pattern) { return found }
            index = found + 1
        }
        return nil
    }

    /// How many bytes at the end are a beginning of `pattern`, shorter than the whole.
    fileprivate func lengthOfSuffix(beginning pattern: [UInt8]) -> Int {
        var length = Swift.min(count, pattern.count - 1)
        while length > 0 {
            if suffix(length).elementsEqual(pattern.prefix(length)) { return length }
            length -= 1
        }
        return 0
    }
}
