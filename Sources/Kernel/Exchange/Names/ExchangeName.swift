/// What all identifiers of the exchange have in common: parts divided by slashes, each encoded by itself.
///
/// The text form, in headers, addresses, configuration and JSON alike, is the encoded one: `ZS/GOV/social-security/pension`.
package protocol ExchangeName: CustomStringConvertible, Codable {
    /// An identifier of its parts as they are meant; nil where their number is wrong.
    init?(parts: [String])
    /// Its parts as they are meant.
    var nameParts: [String] { get }
}

extension ExchangeName {
    /// Reads the text form: at most 4,096 bytes, each part 1–255 bytes when decoded.
    package init?(_ text: some StringProtocol) {
        guard let parts = NamePart.decodeAll(text, 3...5) else { return nil }
        self.init(parts: parts)
    }

    /// The text form, each part percent-encoded by itself.
    package var description: String { nameParts.map(NamePart.encode).joined(separator: "/") }

    /// Reads the text form.
    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let name = Self(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "no identifier of the exchange"))
        }
        self = name
    }

    /// Writes the text form.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension MemberID: ExchangeName {
    package init?(parts: [String]) {
        guard parts.count == 3 else { return nil }
        self.init(instance: parts[0], memberClass: parts[1], code: parts[2])
    }

    package var nameParts: [String] { parts }
}

extension SubsystemID: ExchangeName {
    package init?(parts: [String]) {
        guard parts.count == 4, let member = MemberID(parts: Array(parts.prefix(3))) else { return nil }
        self.init(member, parts[3])
    }

    package var nameParts: [String] { parts }
}

extension ServiceID: ExchangeName {
    package init?(parts: [String]) {
        guard parts.count == 5, let subsystem = SubsystemID(parts: Array(parts.prefix(4))) else { return nil }
        self.init(subsystem, parts[4])
    }

    package var nameParts: [String] { parts }
}

extension ClientID: ExchangeName {
    package init?(parts: [String]) {
        guard (3...4).contains(parts.count), let member = MemberID(parts: Array(parts.prefix(3))) else { return nil }
        self.init(member, subsystem: parts.count == 4 ? parts[3] : nil)
    }

    package var nameParts: [String] { parts }
}
