package import Hummingbird

/// The fields of an HTML form or a query (`application/x-www-form-urlencoded`, WHATWG URL section 5), within bounds.
package struct Form: Sendable, Hashable {
    private let values: [String: [String]]

    /// A form with these fields.
    package init(_ values: [String: [String]] = [:]) {
        self.values = values
    }

    /// Reads the encoded fields; throws a problem where there are more than `Limits.formFields` or they are no UTF-8.
    package init(encoded text: some StringProtocol) throws(Problem) {
        var values: [String: [String]] = [:]
        var count = 0
        for pair in text.utf8.split(separator: UInt8(ascii: "&")) {
            count += 1
            guard count <= Limits.formFields else { throw .malformed }
            let split = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            let name = try Self.decoded(split[0])
            let value = split.count == 2 ? try Self.decoded(split[1]) : ""
            values[name, default: []].append(value)
        }
        self.values = values
    }

    /// The value of a field that the reader filled in, without spaces around it; nil where it is missing or blank.
    package subscript(_ name: String) -> String? {
        guard let value = values[name]?.first else { return nil }
        let trimmed = value.trimmed
        return trimmed.isEmpty ? nil : trimmed
    }

    /// The value exactly as it was sent (a password may have spaces); nil where it is missing.
    package func exact(_ name: String) -> String? {
        values[name]?.first
    }

    /// All values of a field that may be given several times.
    package func all(_ name: String) -> [String] {
        values[name] ?? []
    }

    private static func decoded(_ bytes: some Collection<UInt8>) throws(Problem) -> String {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var iterator = bytes.makeIterator()
        while let byte = iterator.next() {
            switch byte {
            case UInt8(ascii: "+"): output.append(0x20)
            case UInt8(ascii: "%"):
                guard let high = iterator.next().flatMap(hex), let low = iterator.next().flatMap(hex) else {
                    throw .malformed
                }
                output.append(high << 4 | low)
            default: output.append(byte)
            }
        }
        guard let text = String(validating: output, as: UTF8.self), !text.utf8.contains(0) else { throw .malformed }
        return text
    }

    private static func hex(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x41 + 10
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }
}

extension Request {
    /// The fields of the form that was posted; throws a problem where it is too large or no form.
    package func form() async throws -> Form {
        guard mediaType == "application/x-www-form-urlencoded" else { throw Problem.unsupportedMedia }
        let body = try await bytes(upTo: Limits.body)
        guard let text = String(validating: body.readableBytesView, as: UTF8.self) else { throw Problem.malformed }
        return try Form(encoded: text)
    }

    /// The media type of the body in lower case, without parameters; empty where none is given.
    package var mediaType: String {
        headers[.contentType].map { HeaderParameters($0).value.lowercased() } ?? ""
    }

    /// The fields of the query.
    package func query() throws(Problem) -> Form {
        try Form(encoded: uri.query ?? "")
    }

    /// The whole body; throws the 413 problem where it is larger than `limit` bytes.
    package func bytes(upTo limit: Int) async throws -> ByteBuffer {
        if let length = headers[.contentLength].flatMap({ Int($0) }), length > limit {
            throw Problem.tooLarge(limit: limit)
        }
        var whole = ByteBuffer()
        for try await var chunk in body {
            guard whole.readableBytes + chunk.readableBytes <= limit else { throw Problem.tooLarge(limit: limit) }
            whole.writeBuffer(&chunk)
        }
        return whole
    }
}

extension StringProtocol {
    /// The text without white space around it (the ideographic space included).
    package var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
