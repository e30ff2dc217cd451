package import Standards

/// Why a record was not kept, or the log cannot be opened or read.
package struct KeeperError: Error, Sendable, CustomStringConvertible, CustomDebugStringConvertible {
    /// What happened, as a stable word that programs may compare.
    package enum Code: String, Sendable {
        /// There is no room on the disk: nothing was kept, and the next record is tried again.
        case full = "records.full"
        /// The disk failed in a way after which nobody knows what is on it: the log takes nothing until the next start.
        case stopped = "records.stopped"
        /// More waits than the disk can take.
        case busy = "records.busy"
        /// The log is being closed.
        case closed = "records.closed"
        /// The record is larger than records may be.
        case tooLarge = "records.too-large"
        /// What is stored is not what was recorded.
        case damaged = "records.damaged"
        /// Another process has the folder.
        case taken = "records.taken"
        /// A file cannot be opened, read or written.
        case disk = "records.disk"
        /// The key did not sign.
        case unsigned = "records.unsigned"
    }

    /// Which of the cases it is.
    package let code: Code
    /// What happened, for people.
    package let message: Localized
    /// What to do about it.
    package let mend: Localized
    private let detail: String

    /// An error of one code; `detail` is for the operator's log and holds no personal data.
    init(_ code: Code, message: Localized, mend: Localized, detail: String = "") {
        self.code = code
        self.message = message
        self.mend = mend
        self.detail = detail
    }

    package var description: String { "KeeperError(\(code.rawValue))" }

    package var debugDescription: String {
        "KeeperError(\(code.rawValue)): \(message.en)\(detail.isEmpty ? "" : " [\(detail)]") \(mend.en)"
    }
}

extension KeeperError {
    static func full(_ detail: String) -> KeeperError {
        KeeperError(
            .full,
            message: Localized(
                zh: "网关磁盘空间不足，交换记录无法落盘，本次调用未转发。", en: "The gateway's disk is full: the exchange could not be recorded."),
            mend: Localized(zh: "请清理或扩充磁盘，空间恢复后自动继续。", en: "Make room; it goes on by itself."), detail: detail)
    }

    static func stopped(_ detail: String) -> KeeperError {
        KeeperError(
            .stopped,
            message: Localized(
                zh: "磁盘写入失败，交换记录已停止，网关不再转发任何调用。", en: "The disk failed; recording has stopped and nothing is forwarded."
            ),
            mend: Localized(zh: "请检查磁盘后重新启动网关。", en: "Check the disk, then start the gateway again."), detail: detail)
    }

    static func damaged(_ detail: String) -> KeeperError {
        KeeperError(
            .damaged,
            message: Localized(
                zh: "交换记录与先前写入的内容不一致。", en: "The records are not what was written: they were changed or lost."),
            mend: Localized(
                zh: "请运行 yitong verify --gateway 查明位置，并从备份恢复。",
                en: "Run `yitong verify --gateway` to see where, and restore from a backup."), detail: detail)
    }

    static func disk(_ call: String, _ path: String, _ number: Int32) -> KeeperError {
        KeeperError(
            .disk, message: Localized(zh: "交换记录文件无法读写。", en: "A file of the records cannot be read or written."),
            mend: Localized(
                zh: "请检查目录的属主、权限和磁盘状态。", en: "Check owner and mode of the folder, and the disk."),
            detail: "\(call) \(path): \(number)")
    }

    static let busy = KeeperError(
        .busy, message: Localized(zh: "等待落盘的记录过多，请稍后再试。", en: "Too many records wait for the disk."),
        mend: Localized(zh: "请稍后重试。", en: "Try again in a moment."))

    static let closed = KeeperError(
        .closed, message: Localized(zh: "网关正在停止。", en: "The gateway is being stopped."),
        mend: Localized(zh: "请稍后重试。", en: "Try again in a moment."))

    static func tooLarge(_ part: String) -> KeeperError {
        KeeperError(
            .tooLarge, message: Localized(zh: "消息过大，无法记录，未予转发。", en: "The message is too large to be recorded."),
            mend: Localized(zh: "请缩小请求头、名单或正文。", en: "Send smaller headers, lists or bodies."), detail: part)
    }

    static func taken(_ path: String) -> KeeperError {
        KeeperError(
            .taken, message: Localized(zh: "记录目录正被另一网关进程使用。", en: "Another gateway uses this folder."),
            mend: Localized(zh: "请先停止另一进程，或改用其他目录。", en: "Stop the other one, or use another folder."),
            detail: path)
    }

    static func unsigned(_ detail: String) -> KeeperError {
        KeeperError(
            .unsigned, message: Localized(zh: "网关密钥无法签名，本次调用未转发。", en: "The gateway's key did not sign."),
            mend: Localized(zh: "请检查网关密钥文件。", en: "Check the gateway's key."), detail: detail)
    }
}
