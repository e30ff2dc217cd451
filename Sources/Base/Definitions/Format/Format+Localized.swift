import Standards

extension Format<Localized> {
    /// A text in both languages, `{zh: …, en: …}`.
    static func localized(maximum: Int = 400) -> Format {
        let zh = Key.required("zh", .text(maximum: maximum), "中文")
        let en = Key.required("en", .text(maximum: maximum), "English")
        return .table([zh.any, en.any]) { table, _ throws(Table.Incomplete) in
            try Localized(zh: table.require(zh), en: table.require(en))
        }
        .map { value, node, reading in
            if value.en.unicodeScalars.contains(where: \.properties.isIdeographic) {
                reading.warning(
                    line: node.line, "text.language",
                    Localized(zh: "英文文字中含有汉字", en: "the English text holds Chinese characters"),
                    mend: Localized(zh: "译为英文", en: "translate it"))
            }
            return value
        }
    }

    /// A short title in both languages.
    static let title = Format.localized(maximum: 80)
}
