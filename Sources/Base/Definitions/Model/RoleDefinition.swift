package import Standards

/// What a holder of the role may do, and with which other roles nobody may hold it.
package struct RoleDefinition: Sendable, Hashable {
    /// How far an assignment of the role reaches.
    package enum Scope: String, Sendable, Hashable, CaseIterable, Codable {
        /// The organisation for which it was assigned.
        case organisation
        /// The whole city.
        case city
    }

    /// Stable name in lower-case words with hyphens, such as `population-officer`.
    package let id: String
    /// The pack that declares it.
    package let pack: String
    /// What people call it.
    package let title: Localized
    /// What its holders do.
    package let description: Localized
    /// How far an assignment reaches.
    package let scope: Scope
    /// What its holders may do.
    package let permissions: [Permission]
    /// Roles that the same person may not hold (职责分离, 三员分立); always in both directions.
    package let separateFrom: Set<String>

    /// A role.
    package init(
        id: String, pack: String, title: Localized, description: Localized, scope: Scope,
        permissions: [Permission], separateFrom: Set<String>
    ) {
        self.id = id
        self.pack = pack
        self.title = title
        self.description = description
        self.scope = scope
        self.permissions = permissions
        self.separateFrom = separateFrom
    }
}

/// One permission of a role: acts on a dataset, down to fields and rows.
package struct Permission: Sendable, Hashable {
    /// What may be done.
    package let acts: Set<ActName>
    /// On which dataset; nil for acts that concern none, such as `journal`.
    package let dataset: String?
    /// The fields that may be seen; nil: all.
    package let fields: Set<String>?
    /// Which records; nil: all.
    package let rows: RowPredicate?
    /// The purposes for which plain view may be asked; empty where `acts` lacks `plain`.
    package let purposes: [String]
    /// When the person concerned is told.
    package let disclosure: Disclosure

    /// A permission.
    package init(
        acts: Set<ActName>, dataset: String? = nil, fields: Set<String>? = nil, rows: RowPredicate? = nil,
        purposes: [String] = [], disclosure: Disclosure = .atOnce
    ) {
        self.acts = acts
        self.dataset = dataset
        self.fields = fields
        self.rows = rows
        self.purposes = purposes
        self.disclosure = disclosure
    }

    /// Whether values may be seen without a mask, for one of `purposes` (明文查看).
    package var plain: Bool { acts.contains(.plain) }
}

/// The names of what may be done.
package enum ActName: String, Sendable, Hashable, CaseIterable, Codable {
    /// Find records: filter, sort, list, masked.
    case find
    /// View one record, masked.
    case view
    /// View one record without masks, for a purpose 明文查看.
    case plain
    /// Bring in records from a file.
    case `import`
    /// Take out records as a file, masked.
    case export
    /// View the history of one record.
    case history
    /// Read the journal's details.
    case journal
    /// Verify the journal and its checkpoints.
    case verify
    /// See jobs, stop and resume them.
    case jobs
    /// Propose accounts and assignments of roles.
    case accounts
    /// Approve or refuse what `accounts` proposed; never one's own.
    case approveAccounts = "approve-accounts"
    /// Unlock accounts and end sessions.
    case security
    /// Operate the program: configuration, health, backup.
    case operate
    /// Register and maintain the own organisation's entries of the catalogue.
    case catalogue
    /// Ask for data for the own organisation.
    case request
    /// See all drafts, requests, grants and needs of the city, and decide on them as its data bureau.
    case sharing

    /// Whether the act is done on a dataset.
    package var concernsDataset: Bool {
        switch self {
        case .find, .view, .plain, .import, .export, .history: true
        case .journal, .verify, .jobs, .accounts, .approveAccounts, .security, .operate, .catalogue, .request,
            .sharing:
            false
        }
    }
}

/// When the person concerned is told that somebody looked (个人信息保护法第十八条、第三十五条).
package enum Disclosure: String, Sendable, Hashable, CaseIterable, Codable {
    /// At once 即时告知.
    case atOnce = "at-once"
    /// After a date that the decision names 延期告知.
    case afterDate = "after-date"
    /// Never, on a legal ground that somebody approved 依法不予告知.
    case withheld
}

/// A purpose for which personal data may be seen 使用目的.
package struct PurposeDefinition: Sendable, Hashable {
    /// Stable code in lower-case words with hyphens.
    package let code: String
    /// The pack that declares it.
    package let pack: String
    /// What people read, the person concerned among them.
    package let title: Localized
    /// The legal ground, such as `中华人民共和国户口登记条例`.
    package let source: String
    /// Whether a case number must be given.
    package let needsCaseNumber: Bool

    /// A purpose.
    package init(code: String, pack: String, title: Localized, source: String, needsCaseNumber: Bool) {
        self.code = code
        self.pack = pack
        self.title = title
        self.source = source
        self.needsCaseNumber = needsCaseNumber
    }
}
