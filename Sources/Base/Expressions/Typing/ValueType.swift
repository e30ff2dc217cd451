package import Standards

/// The types that an expression knows; every element type is one of them.
package enum ValueType: String, Sendable, Hashable, CaseIterable {
    /// Characters, compared by their UTF-8 bytes.
    case text
    /// A whole number of 64 bits.
    case integer
    /// A civil day.
    case day
    /// A moment in time, in microseconds.
    case instant
    /// Yes or no.
    case boolean

    /// The type under which an element's values are compared: codes and identifiers are text, money is whole 分.
    package init(_ element: ElementType) {
        switch element {
        case .text, .code, .identifier: self = .text
        case .integer, .money: self = .integer
        case .day: self = .day
        case .instant: self = .instant
        case .boolean: self = .boolean
        }
    }

    /// What people call it.
    package var title: Localized {
        switch self {
        case .text: Localized(zh: "文本", en: "text")
        case .integer: Localized(zh: "整数", en: "a whole number")
        case .day: Localized(zh: "日期", en: "a date")
        case .instant: Localized(zh: "时间戳", en: "a timestamp")
        case .boolean: Localized(zh: "是否值", en: "a yes-or-no value")
        }
    }
}
