import Definitions
import Standards

/// What the fields of an entry are called.
enum EntryLabel {
    static let title = Localized(zh: "名称", en: "Title")
    static let summary = Localized(zh: "摘要", en: "Summary")
    static let category = Localized(zh: "分类", en: "Class")
    static let themes = Localized(zh: "主题", en: "Subjects")
    static let items = Localized(zh: "数据项", en: "Items")
    static let format = Localized(zh: "格式", en: "Format")
    static let formatNote = Localized(zh: "格式说明", en: "Format, more")
    static let sharing = Localized(zh: "共享属性", en: "Sharing")
    static let reason = Localized(zh: "共享依据", en: "Ground")
    static let conditions = Localized(zh: "共享条件", en: "Conditions")
    static let ways = Localized(zh: "共享方式", en: "Ways")
    static let opening = Localized(zh: "开放属性", en: "Opening")
    static let openingConditions = Localized(zh: "开放条件", en: "Conditions of opening")
    static let level = Localized(zh: "数据级别", en: "Data level")
    static let update = Localized(zh: "更新周期", en: "Update cycle")
    static let sourceSystem = Localized(zh: "来源系统", en: "Source system")
    static let duty = Localized(zh: "对应职责或事项", en: "Duty or service item")
    static let secrecy = Localized(zh: "保密审查", en: "Secrecy assessment")
    static let personalInformation = Localized(zh: "个人信息保护影响评估", en: "Personal information impact assessment")
    static let approval = Localized(zh: "部门负责人审批", en: "Consent of the department's head")
    static let audience = Localized(zh: "可见范围", en: "Audience")
}

extension Audience {
    /// What people call it.
    var title: Localized {
        switch self {
        case .city: Localized(zh: "全市", en: "The city")
        case .provider: Localized(zh: "仅提供部门和数据主管部门", en: "The provider and the data bureau alone")
        }
    }
}

extension Sensitivity {
    /// What people call it.
    var title: Localized {
        switch self {
        case .open: Localized(zh: "可公开", en: "open")
        case .internal: Localized(zh: "内部", en: "internal")
        case .personal: Localized(zh: "个人信息", en: "personal information")
        case .sensitive: Localized(zh: "敏感个人信息", en: "sensitive personal information")
        }
    }
}
