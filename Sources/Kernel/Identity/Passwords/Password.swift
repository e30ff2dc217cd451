import Foundation

/// A password as it is hashed: canonically composed, so that two keyboards write the same one, and bounded in size.
struct Password: Sendable {
    /// The text, in normalization form C.
    let text: String

    /// What can be a password at all: neither empty nor longer than 256 characters or 1,024 bytes.
    init?(_ typed: String) {
        guard !typed.isEmpty, typed.utf8.count <= 1_024 else { return nil }
        let composed = typed.precomposedStringWithCanonicalMapping
        guard composed.count <= 256, !composed.isEmpty else { return nil }
        text = composed
    }

    private init(unchecked text: String) {
        self.text = text
    }

    /// What is hashed where nothing can match, so that the refusal takes as long as any other.
    static let decoy = Password(unchecked: "decoy")

    /// The bytes that are hashed; never empty.
    var bytes: [UInt8] { Array(text.utf8) }
}
