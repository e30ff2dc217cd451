package import Definitions
package import Standards

/// How far an entry has come: draft → department's check → bureau's audit → published → withdrawn.
package enum EntryState: String, Sendable, Hashable, CaseIterable, Codable {
    /// Written by the department, seen by it and by the bureau alone.
    case draft
    /// On its way through the department's check and the bureau's audit.
    case review
    /// In the city's catalogue.
    case published
    /// Taken out of the catalogue; its number is never given again.
    case withdrawn

    /// What people call it.
    package var title: Localized {
        switch self {
        case .draft: Localized(zh: "草稿", en: "Draft")
        case .review: Localized(zh: "审核中", en: "In review")
        case .published: Localized(zh: "已发布", en: "Published")
        case .withdrawn: Localized(zh: "已撤下", en: "Withdrawn")
        }
    }
}

/// What a department fills in: an entry whose `pack`, `published` and `resources` are the program's business and are not looked at.
package typealias EntryDraft = EntryDefinition
