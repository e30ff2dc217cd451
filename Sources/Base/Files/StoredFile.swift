package import Standards

/// The kind of `ID<File>`.
package enum File {}

/// A file that the city keeps: its bytes stand under their SHA-256, this is the row about them.
package struct StoredFile: Sendable, Hashable {
    /// Its identifier.
    package let id: ID<File>
    /// SHA-256 of its bytes, 64 lower-case hexadecimal digits.
    package let sha256: String
    /// Its length in bytes.
    package let size: Int64
    /// The name under which it was sent; at most 200 characters, no path.
    package let name: String
    /// Its media type, as the sender claimed.
    package let mediaType: String
    /// Who keeps it: account or organisation that the quota counts.
    package let owner: String
    /// When it was stored.
    package let storedAt: Instant
    /// The last day on which it must be kept; nil: until somebody deletes it.
    package let retainUntil: Day?
}
