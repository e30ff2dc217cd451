/// A set of cryptographic algorithms that belong together, named in everything they were used on.
///
/// Nothing laid down fixes one algorithm for ever: a reader looks at the suite first and refuses what it does not know.
package struct Suite: RawRepresentable, Sendable, Hashable, CustomStringConvertible {
    /// The stable name: 1–63 bytes of lower-case letters, digits and hyphens.
    package let rawValue: String

    /// A suite by name, or nil where the text is no suite name.
    ///
    /// The suites that this program can compute are in `known`.
    package init?(rawValue: String) {
        let bytes = rawValue.utf8
        guard (1...63).contains(bytes.count), bytes.allSatisfy(Self.isNameByte) else { return nil }
        self.rawValue = rawValue
    }

    private init(known: String) {
        self.rawValue = known
    }

    /// SHA-256 (FIPS 180-4) for digests and trees, Ed25519 (RFC 8032) for signatures.
    package static let sha256Ed25519 = Suite(known: "sha256-ed25519")

    /// SHA-256 for digests and trees, ECDSA on P-256 with SHA-256 (FIPS 186-5; r ‖ s) for signatures.
    package static let sha256P256 = Suite(known: "sha256-p256")

    /// Every suite that this program can compute.
    package static let known: [Suite] = [.sha256Ed25519, .sha256P256]

    package var description: String { rawValue }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
        default: false
        }
    }
}
