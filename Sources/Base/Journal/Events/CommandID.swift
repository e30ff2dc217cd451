package import Standards

/// The id that a command carries, unique in the journal: a form token, an `Idempotency-Key`, a file's line range.
package struct CommandID: RawRepresentable, Sendable, Hashable, CustomStringConvertible, Codable {
    /// 1–200 bytes of printable ASCII.
    package let rawValue: String

    /// A command id, or nil where the text is empty, longer than 200 bytes or not printable ASCII.
    package init?(rawValue: String) {
        guard (1...200).contains(rawValue.utf8.count), rawValue.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            return nil
        }
        self.rawValue = rawValue
    }

    /// A command id from outside; throws what to tell the sender.
    package init(_ text: String) throws(JournalError) {
        guard let id = Self(rawValue: text) else {
            throw JournalError(
                .badCommand,
                message: Localized(zh: "操作编号不可用。", en: "The command id cannot be used."),
                mend: Localized(
                    zh: "请使用 1 至 200 个可见的英文字符，不含空格。", en: "Use 1 to 200 printable ASCII characters without spaces."))
        }
        self = id
    }

    /// The id of what a reaction does about one entry: the same whenever the reaction runs again.
    package static func reaction(_ name: String, to entry: ID<Entry>) -> CommandID {
        let printable = String(decoding: name.utf8.filter { (0x21...0x7E).contains($0) }.prefix(120), as: UTF8.self)
        return CommandID(known: "reaction:\(printable):\(entry.rawValue)")
    }

    private init(known: String) {
        rawValue = known
    }

    package var description: String { rawValue }
}
