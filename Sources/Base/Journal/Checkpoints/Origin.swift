import Standards
import Trust

/// The name of a log, which says which instance and which epoch: `yitong.demo/ZS/e1`.
struct Origin: Sendable, Hashable {
    private let instance: String

    /// The logs of an instance such as `yitong.demo/ZS`: 1–150 bytes without space or plus.
    init(instance: String) throws(JournalError) {
        let scalars = instance.unicodeScalars
        guard (1...150).contains(instance.utf8.count),
            scalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7F && $0 != "+" && !$0.properties.isWhitespace })
        else { throw .badOrigin(instance) }
        self.instance = instance
    }

    func line(epoch: Int64) -> String {
        "\(instance)/e\(epoch)"
    }

    /// The epoch in the origin line of this instance, or nil where it is another's.
    func epoch(of line: String) -> Int64? {
        let start = "\(instance)/e"
        guard line.hasPrefix(start), let epoch = Int64(line.dropFirst(start.count)), epoch >= 1 else { return nil }
        return self.line(epoch: epoch) == line ? epoch : nil
    }
}

extension JournalError {
    static func badOrigin(_ instance: String) -> JournalError {
        JournalError(
            .badCheckpoint,
            message: Localized(zh: "实例名称不能用作日志名称。", en: "The instance name cannot name a journal."),
            mend: Localized(
                zh: "请使用 1 至 150 字节的名称，不含空格和加号。", en: "Use 1 to 150 bytes without spaces or plus signs."),
            detail: instance)
    }
}
