/// How large the parts of a record may be; what is larger is refused before it is kept.
package enum RecordLimits {
    /// Bytes of an identifier, a code or a header's value: what a head of 16 KiB can hold.
    package static let text = 16_384
    /// Bytes of a head, a little above what the gateways let in.
    package static let head = 65_536
    /// Bytes of a signature's parameters.
    package static let parameters = 4_096
    /// Bytes of a proof.
    package static let proof = 1_024
    /// Persons of one message: a list of 10,000, asked and hit.
    package static let subjects = 20_000
    /// Bytes that identify one person.
    package static let subject = 64
    /// Bytes of the details as a whole.
    package static let details = 2 << 20
    /// Bytes of a body that is kept.
    package static let body = 64 << 20
}

/// A record that cannot be kept or read as it is.
package struct RecordError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The part at fault, such as `head` or `version`; never its content.
    package let part: String

    /// An error about one part.
    package init(_ part: String) {
        self.part = part
    }

    package var description: String { "RecordError(\(part))" }
}
