import Standards

/// The findings of the journal about itself.
enum JournalFinding {
    static func entryMissing(_ position: Int64) -> VerifyFinding {
        defect(
            "entry.missing", "entry \(position)", position,
            zh: "条目缺失：校验树中有此条目，表中没有。", en: "The tree holds this entry, the table does not.")
    }

    static func entryExtra(_ position: Int64) -> VerifyFinding {
        defect(
            "entry.extra", "entry \(position)", position,
            zh: "条目多余：校验树中没有此条目。", en: "The table holds an entry that the tree does not.")
    }

    static func entryChanged(_ position: Int64, _ id: ID<Entry>?) -> VerifyFinding {
        defect(
            "entry.changed", "entry \(position)", position, id,
            zh: "条目的公开数据被改动。", en: "The public data of the entry was changed after it was sealed.")
    }

    static func detailsChanged(_ position: Int64, _ id: ID<Entry>) -> VerifyFinding {
        defect(
            "details.changed", "entry \(position)", position, id,
            zh: "条目的内容或编号被改动，与其承诺值不符。", en: "Details, id or salt are not what the entry commits to.")
    }

    static func detailsUnreadable(_ position: Int64, _ id: ID<Entry>?) -> VerifyFinding {
        defect(
            "details.missing", "entry \(position)", position, id,
            zh: "条目的内容缺失或无法读取，且没有删除记录。", en: "Details are missing or unreadable, and no erasure is recorded.")
    }

    static func erasureUnfounded(_ position: Int64, _ id: ID<Entry>, by: String) -> VerifyFinding {
        defect(
            "erasure.unfounded", "entry \(position)", position, id,
            zh: "内容标为已删除，但条目 \(by) 没有相应的删除记录。",
            en: "Marked as erased by entry \(by), which records no such erasure.")
    }

    static func erased(_ position: Int64, _ id: ID<Entry>, rule: String, by: String) -> VerifyFinding {
        VerifyFinding(
            .note, code: "details.erased", place: "entry \(position)", position: position, entry: id,
            message: Localized(zh: "内容已依规则 \(rule) 由条目 \(by) 删除。", en: "Erased under rule \(rule) by entry \(by)."))
    }

    static func subjectMissing(_ position: Int64, _ id: ID<Entry>?) -> VerifyFinding {
        defect(
            "subject.missing", "entry \(position)", position, id,
            zh: "相关人索引缺少本条目的记录。", en: "The index of persons lacks a row of this entry.")
    }

    static func subjectExtra(_ position: Int64, _ id: ID<Entry>?) -> VerifyFinding {
        defect(
            "subject.extra", "entry \(position)", position, id,
            zh: "相关人索引有多余或被改动的记录。", en: "The index of persons has a row that this entry does not name.")
    }

    static func tile(_ code: String, _ tile: Tile.Coordinate, zh: String, en: String) -> VerifyFinding {
        defect("tile.\(code)", "tile \(tile.level)/\(tile.index)", nil, zh: zh, en: en)
    }

    static func tileChanged(_ coordinate: Tile.Coordinate) -> VerifyFinding {
        tile("changed", coordinate, zh: "校验树分块被改动，与条目不符。", en: "The tile does not fit the entries below it.")
    }

    static func tileMissing(_ coordinate: Tile.Coordinate) -> VerifyFinding {
        tile("missing", coordinate, zh: "校验树分块缺失或长度不对。", en: "The tile is missing or has the wrong length.")
    }

    static func tileExtra(_ coordinate: Tile.Coordinate) -> VerifyFinding {
        tile("extra", coordinate, zh: "多余的校验树分块。", en: "A tile that the tree does not have.")
    }

    static func head(_ what: String) -> VerifyFinding {
        defect(
            "head.changed", "head", nil, zh: "树头记录被改动（\(what)）。", en: "The head was changed (\(what)).")
    }

    static func seal(_ code: String, size: Int64, zh: String, en: String) -> VerifyFinding {
        defect("seal.\(code)", "seal \(size)", nil, zh: zh, en: en)
    }

    static func checkpointChanged(size: Int64) -> VerifyFinding {
        defect(
            "checkpoint.changed", "checkpoint \(size)", nil,
            zh: "检查点文本或签名被改动。", en: "Text or signature of the checkpoint was changed.")
    }

    static func epochChanged(_ epoch: Int64) -> VerifyFinding {
        defect(
            "epoch.changed", "epoch \(epoch)", nil,
            zh: "纪元记录与其首个条目不符。", en: "The record of the epoch does not fit its first entry.")
    }

    static func pendingChanged(_ id: String) -> VerifyFinding {
        defect(
            "pending.changed", "pending \(id)", nil, ID(rawValue: id),
            zh: "待封存事件的内容被改动。", en: "An event that waits for its seal was changed.")
    }

    private static func defect(
        _ code: String, _ place: String, _ position: Int64?, _ entry: ID<Entry>? = nil, zh: String, en: String
    ) -> VerifyFinding {
        VerifyFinding(
            .defect, code: code, place: place, position: position, entry: entry, message: Localized(zh: zh, en: en))
    }
}
