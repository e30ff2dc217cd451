import Standards

/// What the fields of a request are called.
enum RequestLabel {
    static let item = Localized(zh: "应用事项", en: "Matter")
    static let law = Localized(zh: "申请依据", en: "Legal ground")
    static let scene = Localized(zh: "应用场景", en: "Use")
    static let system = Localized(zh: "应用系统", en: "System")
    static let form = Localized(zh: "共享形式", en: "Form")
    static let from = Localized(zh: "起始日期", en: "First day")
    static let to = Localized(zh: "截止日期", en: "Last day")
    static let calls = Localized(zh: "每日调用次数", en: "Calls per day")
    static let rows = Localized(zh: "每日记录条数", en: "Records per day")
}
