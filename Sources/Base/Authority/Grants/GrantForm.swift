package import Standards

/// In which form data is given: the narrowest that serves the purpose is proposed first (最小必要).
package enum GrantForm: String, Sendable, Hashable, CaseIterable, Codable {
    /// 核验: the asker states a fact and learns true, false or no record, and nothing else.
    case verify
    /// 批量比对: the asker brings a list of her own and gets hits on that list only.
    case match
    /// 查询: one subject per call, with the number of the matter at hand.
    case query
    /// 推送(批量交换): a set of records, whole or what changed.
    case feed

    /// How much it can bring out, from 0: a form may be replaced by one of a smaller number only.
    package var breadth: Int {
        switch self {
        case .verify: 0
        case .match: 1
        case .query: 2
        case .feed: 3
        }
    }

    /// What people call it.
    package var title: Localized {
        switch self {
        case .verify: Localized(zh: "核验", en: "Verify")
        case .match: Localized(zh: "批量比对", en: "Match")
        case .query: Localized(zh: "查询", en: "Query")
        case .feed: Localized(zh: "推送（批量交换）", en: "Feed")
        }
    }
}

/// The asker's own list, on which alone hits are given: an element of a dataset that the asker's organisation owns.
package struct OwnList: Sendable, Hashable, Codable {
    /// The dataset's id.
    package let dataset: String
    /// The element that names the subjects, such as `citizen-id`.
    package let element: String

    /// A list.
    package init(dataset: String, element: String) {
        self.dataset = dataset
        self.element = element
    }
}

/// How far a grant has come.
package enum GrantState: String, Sendable, Hashable, CaseIterable, Codable {
    /// It may be used, within its days and quotas.
    case active
    /// It stands still until somebody lifts the suspension (暂停).
    case suspended
    /// It was taken back (撤销).
    case revoked
    /// Its last day has passed.
    case expired
    /// A changed grant took its place.
    case superseded

    /// What people call it.
    package var title: Localized {
        switch self {
        case .active: Localized(zh: "有效", en: "Active")
        case .suspended: Localized(zh: "已暂停", en: "Suspended")
        case .revoked: Localized(zh: "已撤销", en: "Revoked")
        case .expired: Localized(zh: "已到期", en: "Expired")
        case .superseded: Localized(zh: "已被变更后的授权取代", en: "Superseded")
        }
    }
}
