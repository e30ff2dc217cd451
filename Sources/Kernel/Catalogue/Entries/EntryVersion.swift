package import Standards

/// One published version of an entry in its history.
package struct EntryVersionSummary: Sendable, Hashable {
    /// From 1 without gaps.
    package let version: Int
    /// What the entry was called.
    package let title: Localized
    /// When it was published.
    package let publishedAt: Instant
    /// The account that had the last word; `system` for what a pack brought.
    package let by: String
    /// Whether it is the newest.
    package let isNewest: Bool
}

/// What two versions of an entry differ in, field by field.
package struct EntryDiff: Sendable, Hashable {
    /// The entry's id.
    package let entry: String
    /// The older side; 0: the draft.
    package let from: Int
    /// The newer side; 0: the draft.
    package let to: Int
    /// The differences in the order of the form; empty: none that the reader may see.
    package let changes: [EntryChange]
}

/// One difference between two versions.
package struct EntryChange: Sendable, Hashable {
    /// What was done.
    package enum Kind: String, Sendable, Hashable, Codable {
        /// The value is another one.
        case changed
        /// It was not there before.
        case added
        /// It is there no more.
        case removed
    }

    /// The field, such as `summary`, `sharing.reason` or `items.plate-number.title`.
    package let field: String
    /// What people call the field.
    package let label: Localized
    /// What was done.
    package let kind: Kind
    /// The value before; nil: there was none.
    package let before: Localized?
    /// The value after; nil: there is none.
    package let after: Localized?
}

/// What has to be put right before something may be done, all at once.
package struct EntryProblem: Sendable, Hashable, Codable {
    /// The field, such as `assessments.secrecy` or `items.plate-number`.
    package let field: String
    /// Stable word for machines, such as `entry.assessment-missing`.
    package let code: String
    /// What is wrong.
    package let message: Localized
    /// What to do about it.
    package let mend: Localized
}

/// Everything that is wrong with an entry's draft, told at once.
package struct EntryProblems: Error, Sendable, Hashable, CustomStringConvertible {
    /// The problems in the order of the form; at least one.
    package let problems: [EntryProblem]

    package var description: String { problems.map(\.code).joined(separator: ", ") }
}
