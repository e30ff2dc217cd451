package import Standards

/// One item of an entry 数据项: bound to a data element, or described here where none exists yet.
package struct ItemDefinition: Sendable, Hashable, Codable {
    /// The element's id, or the item's own name.
    package let id: String
    /// The data element that it is bound to; nil: none yet.
    package let element: String?
    /// What people call it here.
    package let title: Localized
    /// How its values are written.
    package let type: ItemType
    /// The most characters that a value has, where that is known.
    package let length: Int?
    /// How much harm its disclosure can do.
    package let sensitivity: Sensitivity
    /// Who may know that it exists.
    package let audience: Audience
    /// Whether every record holds a value.
    package let required: Bool

    /// An item.
    package init(
        id: String, element: String? = nil, title: Localized, type: ItemType, length: Int? = nil,
        sensitivity: Sensitivity, audience: Audience = .city, required: Bool = false
    ) {
        self.id = id
        self.element = element
        self.title = title
        self.type = type
        self.length = length
        self.sensitivity = sensitivity
        self.audience = audience
        self.required = required
    }
}

/// How the values of an item are written, as the catalogue names it 数据类型.
package enum ItemType: String, Sendable, Hashable, CaseIterable, Codable {
    /// Characters 字符型.
    case text
    /// A code from a code list 代码.
    case code
    /// An identifier with a check of its own 标识号码.
    case identifier
    /// A whole number 整数.
    case integer
    /// A number with decimals 数值型.
    case decimal
    /// Money in 元 with two decimals 金额.
    case money
    /// A civil day 日期.
    case day
    /// A moment in time 日期时间.
    case instant
    /// Yes or no 布尔.
    case boolean
    /// A picture or a document 附件.
    case file

    /// What people call it.
    package var title: Localized {
        switch self {
        case .text: Localized(zh: "字符型", en: "Text")
        case .code: Localized(zh: "代码", en: "Code")
        case .identifier: Localized(zh: "标识号码", en: "Identifier")
        case .integer: Localized(zh: "整数", en: "Whole number")
        case .decimal: Localized(zh: "数值型", en: "Number")
        case .money: Localized(zh: "金额", en: "Money")
        case .day: Localized(zh: "日期", en: "Day")
        case .instant: Localized(zh: "日期时间", en: "Date and time")
        case .boolean: Localized(zh: "是否", en: "Yes or no")
        case .file: Localized(zh: "附件", en: "File")
        }
    }

    /// The word for the type of a data element.
    package init(_ type: ElementType) {
        self =
            switch type {
            case .text: .text
            case .code: .code
            case .identifier: .identifier
            case .integer: .integer
            case .money: .money
            case .day: .day
            case .instant: .instant
            case .boolean: .boolean
            }
    }
}
