import Standards

extension RegistryError {
    /// The dataset does not exist, or the permit is not for it: the same answer.
    static let dataset = RegistryError(
        .dataset,
        message: Localized(zh: "没有这个数据集。", en: "There is no such dataset."),
        mend: Localized(zh: "请从菜单重新进入。", en: "Go in again from the menu."))

    /// The permit is for something else.
    static let act = RegistryError(
        .act,
        message: Localized(zh: "许可不适用于此项操作。", en: "The permit is not for this."),
        mend: Localized(zh: "请重新申请此项操作的许可。", en: "Ask for a permit for this act."))

    static let cursor = RegistryError(
        .cursor,
        message: Localized(zh: "翻页位置已失效。", en: "The place to go on from is no longer good."),
        mend: Localized(zh: "请从第一页重新查询。", en: "Begin again at the first page."))

    static let key = RegistryError(
        .key,
        message: Localized(zh: "主键不完整。", en: "The key is not complete."),
        mend: Localized(zh: "请给出全部主键数据项。", en: "Give every element of the key."))

    static func field(_ element: String) -> RegistryError {
        RegistryError(
            .field,
            message: Localized(
                zh: "数据项“\(element.prefix(64))”不能用作查询条件。", en: "“\(element.prefix(64))” cannot be used as a condition."),
            mend: Localized(
                zh: "已脱敏的数据项只能按完整值查询；请换用其他数据项。",
                en: "What is shown masked can only be looked up by its complete value; use another element."))
    }

    static func value(_ title: Localized) -> RegistryError {
        RegistryError(
            .value,
            message: Localized(zh: "“\(title.zh)”的查询值无效。", en: "The value for “\(title.en)” is not good."),
            mend: Localized(zh: "请填写完整的值。", en: "Give a complete value."))
    }

    /// Says which finds exist.
    static func find(_ shape: DatasetShape) -> RegistryError {
        func list(_ language: Language, _ comma: String, _ semicolon: String) -> String {
            ([shape.key] + shape.finds).map { find in
                find.map { shape.fields[$0].title[language] }.joined(separator: comma)
            }.joined(separator: semicolon)
        }
        return RegistryError(
            .find,
            message: Localized(
                zh: "该数据集没有声明这样的查询方式。", en: "The dataset declares no find that serves these conditions."),
            mend: Localized(
                zh: "可用的查询方式（须从第一项起依次给出）：\(list(.chinese, "＋", "；"))。",
                en: "Finds, each to be given from its first element on: \(list(.english, " + ", "; "))."))
    }
}
