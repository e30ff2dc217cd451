/// A text with signatures under it (C2SP signed-note): readable by people, checked by programs.
///
/// The text ends with a line end and holds no control character but line ends; a blank line and one line per signature
/// follow: `— name base64(key id ‖ signature)`.
package struct SignedNote: Sendable, Hashable, CustomStringConvertible {
    /// One signature line, of a known key or not.
    package struct Signature: Sendable, Hashable {
        /// Who says to have signed.
        package let name: String
        /// A hint at the key.
        package let keyID: UInt32
        /// The signature itself, at least one byte.
        package let bytes: [UInt8]
    }

    /// The largest note that is read, in bytes.
    package static let sizeLimit = 1_000_000
    /// How many signature lines are read at most.
    package static let signatureLimit = 100

    /// What is signed, its last line end included.
    package let text: String
    /// The signatures in the order of their lines.
    package private(set) var signatures: [Signature]

    /// A note without signatures yet.
    ///
    /// The text must end with a line end and hold no other control character.
    package init(text: String) throws(TrustError) {
        guard NoteParser.isText(text.utf8[...]) else { throw .malformedNote("not a text that can be signed") }
        self.text = text
        self.signatures = []
    }

    /// Reads a note as it travels; nothing is verified yet.
    package init(parsing bytes: some Collection<UInt8>) throws(TrustError) {
        (text, signatures) = try NoteParser.parse(bytes)
    }

    /// Reads a note as it travels; nothing is verified yet.
    package init(_ note: String) throws(TrustError) {
        try self.init(parsing: note.utf8)
    }

    /// The note as it travels.
    package var description: String {
        var note = text + "\n"
        for signature in signatures {
            let id = signature.keyID
            let head = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: id >> $0) }
            note += "\u{2014} \(signature.name) \(Base64.encode(head + signature.bytes))\n"
        }
        return note
    }

    /// Adds a signature by `key` below those that are there; an earlier one by the same key is replaced.
    package mutating func sign(with key: any SigningKey) throws {
        let verifier = key.verifier
        signatures.removeAll { $0.name == verifier.name && $0.keyID == verifier.id }
        signatures.append(
            Signature(name: verifier.name, keyID: verifier.id, bytes: try key.sign(Array(text.utf8))))
    }

    /// The trusted keys that signed.
    ///
    /// Signatures by others are ignored.
    ///
    /// Throws `unverified` where no trusted key signed, and `badSignature` where a signature that names a trusted key
    /// does not fit the text: such a note was tampered with, whatever its other signatures say.
    @discardableResult
    package func verify(with trusted: [VerifierKey]) throws(TrustError) -> [VerifierKey] {
        var verified: [VerifierKey] = []
        let message = Array(text.utf8)
        for signature in signatures {
            for key in trusted where key.id == signature.keyID && key.name == signature.name {
                guard !verified.contains(key) else { continue }
                guard key.accepts(signature.bytes, over: message) else { throw .badSignature(key) }
                verified.append(key)
            }
        }
        guard !verified.isEmpty else { throw .unverified() }
        return verified
    }
}
