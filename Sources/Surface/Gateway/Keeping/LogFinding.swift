import Journal
import Standards

/// What verifying a gateway's log may find.
enum LogFinding {
    static func recordChanged(_ position: Int64) -> VerifyFinding {
        defect(
            "record.changed", "record \(position)", position, zh: "记录被改动或缺失。",
            en: "The record was changed or is missing.")
    }

    static func detailsChanged(_ position: Int64) -> VerifyFinding {
        defect(
            "details.changed", "record \(position)", position, zh: "记录内容与其承诺值不符。",
            en: "Details or salt are not what the record commits to.")
    }

    static func bodyChanged(_ position: Int64) -> VerifyFinding {
        defect(
            "body.changed", "record \(position)", position, zh: "正文与记录中的摘要不符。",
            en: "The body does not have the digest that the record names.")
    }

    static func commitmentChanged(_ position: Int64) -> VerifyFinding {
        defect(
            "entry.changed", "leaf \(position)", position, zh: "叶子文件与记录不符或缺失。",
            en: "The file of the leaves does not fit the record, or is short.")
    }

    static func header(_ first: Int64) -> VerifyFinding {
        defect(
            "segment.changed", "segment \(first)", first, zh: "记录文件的文件头被改动。", en: "The head of the segment was changed."
        )
    }

    static func segmentMissing(_ range: Range<Int64>) -> VerifyFinding {
        defect(
            "segment.missing", "records \(range.lowerBound)–\(range.upperBound - 1)", range.lowerBound,
            zh: "记录缺失，且没有相应的删除记录。", en: "The records are missing, and no erasure is recorded.")
    }

    static func erased(_ range: Range<Int64>, rule: String, at: Instant) -> VerifyFinding {
        VerifyFinding(
            .note, code: "details.erased", place: "records \(range.lowerBound)–\(range.upperBound - 1)",
            position: range.lowerBound,
            message: Localized(
                zh: "内容已依规则 \(rule) 于 \(BeijingTime.text(at)) 删除，叶子仍在。",
                en: "Erased under \(rule) at \(at); the leaves are there."))
    }

    static func torn(_ position: Int64) -> VerifyFinding {
        VerifyFinding(
            .note, code: "records.torn", place: "record \(position)", position: position,
            message: Localized(
                zh: "末尾有一次未完成的写入，从未确认；下次启动时会清除。",
                en: "A write was cut off at the end and never acknowledged; the next start takes it away."))
    }

    static func lost(_ size: Int64, checkpoint: Int64) -> VerifyFinding {
        defect(
            "record.missing", "record \(size)", size, zh: "检查点包含 \(checkpoint) 条记录，现存不足。",
            en: "A checkpoint covers \(checkpoint) records; there are fewer.")
    }

    static func tileChanged(_ level: Int, _ index: Int64) -> VerifyFinding {
        defect(
            "tile.changed", "tile \(level)/\(index / 256), hash \(index % 256)", nil, zh: "校验树分块与记录不符。",
            en: "The hash does not fit the records below it.")
    }

    static func checkpointChanged(_ number: Int) -> VerifyFinding {
        defect(
            "checkpoint.changed", "checkpoint no. \(number + 1)", nil, zh: "检查点文本或签名被改动。",
            en: "Text or signature of the checkpoint was changed.")
    }

    static func rootChanged(_ size: Int64) -> VerifyFinding {
        defect(
            "checkpoint.other-root", "checkpoint \(size)", nil, zh: "检查点的根与记录不符：此前的某条记录被改动。",
            en: "The checkpoint has another root than the records: one before it was changed.")
    }

    static let keyMissing = defect(
        "checkpoint.key-missing", "checkpoint", nil, zh: "没有日志的公钥，无法核验检查点签名。",
        en: "Without the log's key no checkpoint can be verified.")

    static func indexChanged(_ first: Int64) -> VerifyFinding {
        VerifyFinding(
            .note, code: "index.changed", place: "index \(first)", position: first,
            message: Localized(
                zh: "检索文件与记录不符，删除后会在下次启动时重建。",
                en: "The index does not fit its segment; delete it, and the next start makes it anew."))
    }

    private static func defect(
        _ code: String, _ place: String, _ position: Int64?, zh: String, en: String
    ) -> VerifyFinding {
        VerifyFinding(
            .defect, code: code, place: place, position: position, message: Localized(zh: zh, en: en))
    }
}
