package import Standards

/// Under which condition other departments may have a dataset (State Council Decree 809, 共享属性).
package struct Sharing: Sendable, Hashable, Codable {
    /// The three classes of the decree.
    package enum Class: String, Sendable, Hashable, CaseIterable, Codable {
        /// For every department 无条件共享.
        case unconditional
        /// For a stated purpose, on request 有条件共享.
        case conditional
        /// For nobody else 不予共享.
        case none
    }

    /// The class.
    package let `class`: Class
    /// Why it is not unconditional; nil only where it is.
    package let reason: Localized?

    /// A sharing class with its reason.
    package init(class: Class, reason: Localized?) {
        self.class = `class`
        self.reason = reason
    }
}

/// How often a dataset is brought up to date 更新频率.
package enum UpdateFrequency: String, Sendable, Hashable, CaseIterable, Codable {
    /// As it happens 实时.
    case realtime
    /// Every day 每日.
    case daily
    /// Every week 每周.
    case weekly
    /// Every month 每月.
    case monthly
    /// Every quarter 每季度.
    case quarterly
    /// Every year 每年.
    case yearly
    /// When there is something new 不定期.
    case irregular

    /// The longest time in days between two changes before the dataset counts as stale; nil: no promise.
    package var days: Int? {
        switch self {
        case .realtime, .daily: 1
        case .weekly: 7
        case .monthly: 31
        case .quarterly: 92
        case .yearly: 366
        case .irregular: nil
        }
    }

    /// What people call it.
    package var title: Localized {
        switch self {
        case .realtime: Localized(zh: "实时", en: "Real time")
        case .daily: Localized(zh: "每日", en: "Daily")
        case .weekly: Localized(zh: "每周", en: "Weekly")
        case .monthly: Localized(zh: "每月", en: "Monthly")
        case .quarterly: Localized(zh: "每季度", en: "Quarterly")
        case .yearly: Localized(zh: "每年", en: "Yearly")
        case .irregular: Localized(zh: "不定期", en: "Irregular")
        }
    }
}

/// How long records are kept 保管期限 (档案法 and 国家档案局令第8号: 永久, 30年, 10年; shorter ones for access logs).
package enum Retention: String, Sendable, Hashable, CaseIterable, Codable {
    /// For ever 永久.
    case permanent
    /// Thirty years 30年.
    case thirtyYears = "30-years"
    /// Ten years 10年.
    case tenYears = "10-years"
    /// Three years 3年.
    case threeYears = "3-years"
    /// Six months 6个月, the least that the law allows for network logs (网络安全法第二十一条).
    case sixMonths = "6-months"

    /// What people call it.
    package var title: Localized {
        switch self {
        case .permanent: Localized(zh: "永久", en: "Permanent")
        case .thirtyYears: Localized(zh: "30年", en: "30 years")
        case .tenYears: Localized(zh: "10年", en: "10 years")
        case .threeYears: Localized(zh: "3年", en: "3 years")
        case .sixMonths: Localized(zh: "6个月", en: "6 months")
        }
    }
}

extension Sharing.Class {
    /// What people call it.
    package var title: Localized {
        switch self {
        case .unconditional: Localized(zh: "无条件共享", en: "Shared unconditionally")
        case .conditional: Localized(zh: "有条件共享", en: "Shared on conditions")
        case .none: Localized(zh: "不予共享", en: "Not shared")
        }
    }
}
