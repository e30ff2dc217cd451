/// An identifier of one kind of thing, so that a person's cannot be passed where a case's is wanted.
///
/// The text is opaque: 26 characters of Crockford base 32 made by `IDSource`, or a name fixed by a definition.
package struct ID<Kind>: RawRepresentable, Sendable, Hashable, Comparable, CustomStringConvertible, Codable {
    /// The identifier as it is stored and shown.
    package let rawValue: String

    /// An identifier that already exists.
    package init(rawValue: String) {
        self.rawValue = rawValue
    }

    package static func < (lhs: Self, rhs: Self) -> Bool {
        lhs.rawValue.utf8.lexicographicallyPrecedes(rhs.rawValue.utf8)
    }

    package var description: String { rawValue }

    package init(from decoder: any Decoder) throws {
        rawValue = try decoder.singleValueContainer().decode(String.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
}
