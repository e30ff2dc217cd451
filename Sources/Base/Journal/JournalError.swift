package import Standards

/// What can go wrong in the journal.
package struct JournalError: Error, Sendable, CustomStringConvertible, CustomDebugStringConvertible {
    /// What happened, as a stable word that programs may compare.
    package enum Code: String, Sendable {
        /// An event cannot be recorded as it was given.
        case badDetails = "journal.bad-details"
        /// A text is not a command id.
        case badCommand = "journal.bad-command"
        /// A command id came back for another kind of command.
        case commandReused = "journal.command-reused"
        /// The stored outcome of a command cannot be read as what is asked for.
        case outcomeUnreadable = "journal.outcome-unreadable"
        /// What is stored does not fit the tree; sealing has stopped.
        case damaged = "journal.damaged"
        /// No entry has this position, or no projection has this name.
        case notFound = "journal.not-found"
        /// An entry's details are erased already, or may not be erased.
        case notErasable = "journal.not-erasable"
        /// A new epoch cannot be opened on what was given.
        case badEpoch = "journal.bad-epoch"
        /// A text is not a checkpoint.
        case badCheckpoint = "journal.bad-checkpoint"
    }

    /// Which of the cases it is.
    package let code: Code
    /// What happened, for people.
    package let message: Localized
    /// What to do about it.
    package let mend: Localized
    private let detail: String

    /// An error of one code; `detail` is for logs of the operator and holds no personal data.
    init(_ code: Code, message: Localized, mend: Localized, detail: String = "") {
        self.code = code
        self.message = message
        self.mend = mend
        self.detail = detail
    }

    package var description: String { "JournalError(\(code.rawValue))" }

    package var debugDescription: String {
        "JournalError(\(code.rawValue)): \(message.en)\(detail.isEmpty ? "" : " [\(detail)]") \(mend.en)"
    }
}

extension JournalError {
    static func badDetails(_ detail: String) -> JournalError {
        JournalError(
            .badDetails,
            message: Localized(zh: "事件内容不符合要求，未予记录。", en: "The event cannot be recorded as it is."),
            mend: Localized(zh: "请缩短过长的内容，并去掉控制字符。", en: "Shorten what is too long and leave out control characters."),
            detail: detail)
    }

    static func damaged(_ detail: String) -> JournalError {
        JournalError(
            .damaged,
            message: Localized(
                zh: "日志数据与其校验树不一致，已停止封存。", en: "The stored journal does not fit its tree; sealing has stopped."),
            mend: Localized(
                zh: "请运行 yitong verify 查明位置，并从备份恢复。", en: "Run `yitong verify` to see where, and restore from a backup."
            ),
            detail: detail)
    }

    static func notFound(_ detail: String) -> JournalError {
        JournalError(
            .notFound,
            message: Localized(zh: "日志中没有所指的内容。", en: "The journal holds nothing of that name or position."),
            mend: Localized(zh: "请核对序号或名称。", en: "Check the position or the name."),
            detail: detail)
    }
}
