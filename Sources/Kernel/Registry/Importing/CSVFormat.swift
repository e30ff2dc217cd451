/// How the bytes of a file stand for characters.
package enum CSVEncoding: String, Sendable, Hashable, CaseIterable, Codable {
    /// UTF-8, with or without a byte order mark.
    case utf8 = "UTF-8"
    /// GB 18030-2022, which includes GBK and GB 2312.
    case gb18030 = "GB18030"
}

/// What the sender says about a file; what is nil is found out from the file itself.
package struct CSVFormat: Sendable, Hashable, Codable {
    /// The encoding; nil: told from the byte order mark or the bytes.
    package var encoding: CSVEncoding?
    /// The separator: comma, semicolon or tab; nil: told from the header.
    package var separator: Character?

    /// A format; everything is found out unless told.
    package init(encoding: CSVEncoding? = nil, separator: Character? = nil) {
        self.encoding = encoding
        self.separator = separator
    }

    private enum CodingKeys: CodingKey {
        case encoding
        case separator
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        encoding = try container.decodeIfPresent(CSVEncoding.self, forKey: .encoding)
        separator = try container.decodeIfPresent(String.self, forKey: .separator)?.first
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(encoding, forKey: .encoding)
        try container.encodeIfPresent(separator.map { String($0) }, forKey: .separator)
    }
}
