/// Where one header field stands in the bytes of a head, and what it is.
package struct HeaderField: Sendable, Hashable {
    private let nameStart: UInt32
    private let nameEnd: UInt32
    private let valueStart: UInt32
    private let valueEnd: UInt32
    /// Which of the fields with a rule it is.
    package let kind: HeaderName

    /// A field of the bytes at these ranges, which lie within `HeadLimits.bytes`.
    init(name: Range<Int>, value: Range<Int>, kind: HeaderName) {
        nameStart = UInt32(clamping: name.lowerBound)
        nameEnd = UInt32(clamping: name.upperBound)
        valueStart = UInt32(clamping: value.lowerBound)
        valueEnd = UInt32(clamping: value.upperBound)
        self.kind = kind
    }

    /// Where the name stands, as the sender wrote it.
    package var name: Range<Int> { Int(nameStart)..<Int(nameEnd) }
    /// Where the value stands, without white space around it.
    package var value: Range<Int> { Int(valueStart)..<Int(valueEnd) }
}

/// How much a head may hold, on any connection.
package enum HeadLimits {
    /// Bytes in all, the lines before the fields included.
    package static let bytes = 16 * 1_024
    /// Header fields.
    package static let fields = 100
}

/// Why bytes are no head.
package enum HeadFault: String, Error, Sendable, Hashable {
    /// Longer than `HeadLimits.bytes`.
    case tooLong
    /// More fields than `HeadLimits.fields`.
    case tooManyFields
    /// The lines before the fields are not what they must be.
    case startLine
    /// A line ends otherwise than with CR LF, or a control character stands in it.
    case lineBreak
    /// A line begins with white space (obs-fold, RFC 9112 section 5.2: refused).
    case folded
    /// A field's name is no token, or no colon follows it at once.
    case fieldName
    /// A field's value begins or ends with white space where it must not.
    case fieldValue
    /// A field that must not travel, or stands twice where it may once.
    case forbiddenField
    /// A field that must be there is not.
    case missingField
}

/// Header fields over the bytes in which they stand: nothing is copied, order and spelling are kept.
package struct HeaderList: Sendable, Hashable {
    /// The bytes; fields are ranges of these.
    package let bytes: [UInt8]
    /// The fields in order.
    package let fields: [HeaderField]

    /// Fields that were read from these bytes.
    package init(bytes: [UInt8], fields: [HeaderField]) {
        self.bytes = bytes
        self.fields = fields
    }

    /// No fields.
    package static let empty = HeaderList(bytes: [], fields: [])

    /// Fields that we make: names are tokens, values hold no control character.
    ///
    /// What is neither is left out.
    package init(_ pairs: [(name: String, value: String)]) {
        var bytes: [UInt8] = []
        var fields: [HeaderField] = []
        for (name, value) in pairs
        where !name.isEmpty && name.utf8.allSatisfy(FieldScan.isToken) && value.utf8.allSatisfy(FieldScan.isValueByte) {
            let start = bytes.count
            bytes.append(contentsOf: name.utf8)
            let end = bytes.count
            bytes.append(UInt8(ascii: ":"))
            bytes.append(contentsOf: value.utf8)
            let kind = HeaderName.of(bytes, start..<end)
            fields.append(HeaderField(name: start..<end, value: end + 1..<bytes.count, kind: kind))
            bytes.append(contentsOf: [0x0D, 0x0A])
        }
        self.init(bytes: bytes, fields: fields)
    }

    /// The value of the last field of a kind, as X-Road reads its own.
    package func last(_ kind: HeaderName) -> ArraySlice<UInt8>? {
        fields.last { $0.kind == kind }.map { bytes[$0.value] }
    }

    /// The values of all fields of a kind, in order.
    package func all(_ kind: HeaderName) -> [ArraySlice<UInt8>] {
        fields.lazy.filter { $0.kind == kind }.map { bytes[$0.value] }
    }

    /// The value of the last field of a kind as text.
    package func text(_ kind: HeaderName) -> String? {
        last(kind).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The value of the last field with this name, in lower case, as text.
    package func text(named name: String) -> String? {
        fields.last { field in
            bytes[field.name].lazy.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }.elementsEqual(name.utf8)
        }.map { String(decoding: bytes[$0.value], as: UTF8.self) }
    }
}
