package import Definitions
package import Standards

/// An entry as one reader may see it: what is hidden from her is left out without a trace.
package struct EntryView: Sendable, Hashable {
    /// The entry with the items that the reader may know of; its `resources` are those attached now.
    package let definition: EntryDefinition
    /// Its resource code 资源代码, such as `101001/000001`; nil: not given yet.
    package let code: String?
    /// The version shown, from 1; 0: a draft that was never published.
    package let version: Int
    /// Whether this is the newest published version.
    package let isNewest: Bool
    /// How far the entry has come.
    package let state: EntryState
    /// When the version was published; nil: it is not.
    package let publishedAt: Instant?
    /// Whether this is the draft of a version to come.
    package let isDraft: Bool
    /// Whether a draft waits beside the published version; always false for those who may not see it.
    package let hasDraft: Bool
    /// The number of the case in which publication or withdrawal is decided just now, for those who may see drafts.
    package let caseNumber: String?
    /// How fresh its data is.
    package let timeliness: Timeliness
    /// When its data last changed, as far as is known.
    package let lastUpdate: Instant?
    /// How many departments use it now.
    package let users: Int
    /// Grows with every change of the entry; 0 for those who may not see drafts.
    package let revision: Int64
    /// What the reader may do with it.
    package let rights: EntryRights
}

/// What a reader may do with an entry; for buttons, the acts themselves look again.
package struct EntryRights: Sendable, Hashable {
    /// Whether she may write a draft of it.
    package let revise: Bool
    /// Whether she may submit its draft for publication.
    package let submit: Bool
    /// Whether she may ask for its withdrawal.
    package let withdraw: Bool
    /// Whether she may attach and detach resources.
    package let attach: Bool
    /// Whether she may ask for its data.
    package let request: Bool
    /// Whether she sees the items and entries that are the provider's alone.
    package let seesHidden: Bool
}

/// Whether an entry's data is as fresh as it was promised to be.
package enum Timeliness: String, Sendable, Hashable, CaseIterable, Codable {
    /// Within its update cycle.
    case timely
    /// Later than its update cycle allows.
    case overdue
    /// Nothing is promised, or nothing is known.
    case unknown
}

/// An entry in a list.
package struct EntrySummary: Sendable, Hashable {
    /// Its id.
    package let id: String
    /// Its resource code; nil: not given yet.
    package let code: String?
    /// What people call it.
    package let title: Localized
    /// What it holds and why.
    package let summary: Localized
    /// Code of the organisation that answers for it.
    package let provider: String
    /// Under which condition others may have it.
    package let sharing: Sharing.Class
    /// How it is handed over.
    package let ways: [SharingWay]
    /// Data level 1 to 4.
    package let level: Int
    /// How often it is brought up to date.
    package let update: UpdateFrequency
    /// How far it has come.
    package let state: EntryState
    /// Whether a resource is attached.
    package let isAttached: Bool
    /// How fresh its data is.
    package let timeliness: Timeliness
    /// When its data last changed, as far as is known.
    package let lastUpdate: Instant?
    /// How many items the reader may know of.
    package let items: Int
}
