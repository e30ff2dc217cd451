import Standards
package import Trust

/// The state of a log (C2SP tlog-checkpoint): origin, size, root in base 64, and extension lines.
///
/// Signed as a note by the log's key, whose name is the origin. A checkpoint once published stays as it is.
package struct Checkpoint: Sendable, Hashable {
    /// The log and its epoch, such as `yitong.demo/ZS/e1`.
    package let origin: String
    /// How many entries.
    package let size: Int64
    /// The root over them.
    package let root: TreeHash
    /// The lines below the third, which whoever does not know them ignores; our own have one, a `SealLine`.
    package let extensions: [String]

    /// A checkpoint by its parts; an extension is a line that is not empty.
    package init(origin: String, size: Int64, root: TreeHash, extensions: [String] = []) {
        self.origin = origin
        self.size = size
        self.root = root
        self.extensions = extensions
    }

    /// Reads the text of a note.
    package init(text: String) throws(JournalError) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count >= 4, lines.last == "", !lines.dropLast().contains(""), let size = Int64(lines[1]),
            size >= 0, String(size) == lines[1], let bytes = Base64.decode(lines[2]), let root = TreeHash(bytes)
        else { throw .badCheckpoint("not of the form origin, size, root") }
        self.init(
            origin: String(lines[0]), size: size, root: root, extensions: lines[3..<lines.count - 1].map(String.init))
    }

    /// Reads a signed note and verifies that `key` signed it as the log itself.
    package init(note: String, verifiedWith key: VerifierKey) throws {
        let note = try SignedNote(note)
        try note.verify(with: [key])
        try self.init(text: note.text)
        guard key.name == origin else { throw JournalError.badCheckpoint("signed by \(key.name) for \(origin)") }
    }

    /// The text that is signed.
    package var text: String {
        ([origin, "\(size)", Base64.encode(root.bytes)] + extensions).map { $0 + "\n" }.joined()
    }

    /// The note, signed by the log's key under the name of the origin.
    package func note(signedBy key: any SigningKey) throws -> String {
        var note = try SignedNote(text: text)
        try note.sign(with: try NamedKey(key, name: origin))
        return note.description
    }
}

/// A key under another name: a log's key is named as its origin, and the origin changes with every epoch.
struct NamedKey: SigningKey {
    let verifier: VerifierKey
    private let key: any SigningKey

    init(_ key: any SigningKey, name: String) throws(TrustError) {
        self.key = key
        verifier = try VerifierKey(
            name: name, algorithm: key.verifier.algorithm, publicKey: key.verifier.publicKey)
    }

    var suite: Suite { key.suite }
    var name: String { verifier.name }
    func sign(_ message: [UInt8]) throws -> [UInt8] { try key.sign(message) }
}

extension JournalError {
    static func badCheckpoint(_ detail: String) -> JournalError {
        JournalError(
            .badCheckpoint,
            message: Localized(zh: "检查点格式不正确或不属于本日志。", en: "This is no checkpoint of this journal."),
            mend: Localized(zh: "请重新获取原始检查点文本。", en: "Fetch the original checkpoint again."),
            detail: detail)
    }
}
