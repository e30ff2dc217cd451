/// The national code lists that every pack may refer to.
package enum CodeLists {
    /// Sex 个人基本信息分类与代码 第1部分：人的性别代码 (GB/T 2261.1-2003).
    package static let sex = CodeList(
        id: "gb2261.1-sex", title: Localized(zh: "人的性别代码", en: "Sex"), source: "GB/T 2261.1-2003",
        codes: [
            .init("0", Localized(zh: "未知的性别", en: "Unknown")),
            .init("1", Localized(zh: "男性", en: "Male")),
            .init("2", Localized(zh: "女性", en: "Female")),
            .init("9", Localized(zh: "未说明的性别", en: "Not stated")),
        ])

    /// Marital status 婚姻状况代码 (GB/T 2261.2-2003).
    package static let maritalStatus = CodeList(
        id: "gb2261.2-marital-status", title: Localized(zh: "婚姻状况代码", en: "Marital status"),
        source: "GB/T 2261.2-2003",
        codes: [
            .init("10", Localized(zh: "未婚", en: "Never married")),
            .init("20", Localized(zh: "已婚", en: "Married")),
            .init("21", Localized(zh: "初婚", en: "First marriage")),
            .init("22", Localized(zh: "再婚", en: "Remarried")),
            .init("23", Localized(zh: "复婚", en: "Remarried to the former spouse")),
            .init("30", Localized(zh: "丧偶", en: "Widowed")),
            .init("40", Localized(zh: "离婚", en: "Divorced")),
            .init("90", Localized(zh: "未说明的婚姻状况", en: "Not stated")),
        ])

    /// Every standard list.
    package static let all: [CodeList] = [sex, maritalStatus, ethnicGroups]

    /// The standard list with an identifier such as `gb2261.1-sex`, or nil.
    package static func standard(_ id: String) -> CodeList? {
        byID[id]
    }

    private static let byID = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })
}
