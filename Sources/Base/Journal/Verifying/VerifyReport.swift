package import Standards

/// One thing that verifying found.
package struct VerifyFinding: Sendable, Hashable {
    /// Whether something is wrong or only worth knowing.
    package enum Severity: String, Sendable, Hashable, Codable {
        /// Something is not as it was recorded.
        case defect
        /// In order, and worth saying: details erased under a rule.
        case note
    }

    /// Whether something is wrong.
    package let severity: Severity
    /// What it is, as a stable word such as `entry.changed`, `details.changed` or `tile.missing`.
    package let code: String
    /// Where it is, such as `entry 12`, `tile 0/3` or `head`.
    package let place: String
    /// The position of the entry concerned, where there is one.
    package let position: Int64?
    /// The entry concerned, where it is known.
    package let entry: ID<Entry>?
    /// What it means.
    package let message: Localized

    /// A finding.
    package init(
        _ severity: Severity, code: String, place: String, position: Int64? = nil, entry: ID<Entry>? = nil,
        message: Localized
    ) {
        self.severity = severity
        self.code = code
        self.place = place
        self.position = position
        self.entry = entry
        self.message = message
    }
}

/// What verifying came to.
package struct VerifyReport: Sendable, Hashable {
    /// How many findings of each severity are kept; more are counted only.
    package static let findingLimit = 1_000

    /// How many entries were checked.
    package var size: Int64 = 0
    /// The root computed from the entries themselves.
    package var root: TreeHash = .empty
    /// How many defects were found.
    package private(set) var defectCount = 0
    /// How many entries have erased details.
    package private(set) var noteCount = 0
    /// The first defects, in the order in which they were met.
    package private(set) var defects: [VerifyFinding] = []
    /// The first notes.
    package private(set) var notes: [VerifyFinding] = []

    /// Whether everything is as it was recorded.
    package var isSound: Bool { defectCount == 0 }

    /// A report of nothing yet.
    package init() {}

    /// Adds a finding; those above `findingLimit` are counted only.
    package mutating func add(_ finding: VerifyFinding) {
        switch finding.severity {
        case .defect:
            defectCount += 1
            if defects.count < Self.findingLimit { defects.append(finding) }
        case .note:
            noteCount += 1
            if notes.count < Self.findingLimit { notes.append(finding) }
        }
    }
}
