/// What `yitong verify` finds wrong with stored entries and grants.
package struct CatalogueFinding: Sendable, Hashable {
    /// The kinds of damage; raw values are stable.
    package enum Code: String, Sendable, Hashable, CaseIterable {
        /// What is stored of an entry is not what the journal tells.
        case entry = "catalogue.entry-changed"
        /// A published version is not what was published.
        case version = "catalogue.version-changed"
        /// A grant is not what was decided.
        case grant = "grant.changed"
        /// An earlier state was put back: the journal tells of later ones.
        case stale = "catalogue.put-back"
        /// The journal tells of an entry or a version that is not there.
        case missing = "catalogue.missing"
        /// A need, or its answer, is not what was written.
        case need = "need.changed"
        /// The journal tells of a need that is not there.
        case needMissing = "need.missing"
        /// The journal tells of a grant that is not there.
        case grantMissing = "grant.missing"
        /// The journal does not tell of what is there.
        case unknown = "catalogue.event-missing"
    }

    /// What is wrong.
    package let code: Code
    /// What is damaged, such as `entry vehicle-registration`, `entry resident version 2.0` or `grant 01k…`.
    package let place: String
}

/// What a verification of the catalogue came to.
package struct CatalogueVerification: Sendable, Hashable {
    /// Entries compared with their journal events.
    package var entries: Int64 = 0
    /// Published versions compared.
    package var versions: Int64 = 0
    /// Grants compared.
    package var grants: Int64 = 0
    /// Needs compared.
    package var needs: Int64 = 0
    /// Rows whose event was erased by its retention rule, so that nothing could be compared.
    package var erased: Int64 = 0
    /// What is wrong; at most 1,000 are named.
    package var findings: [CatalogueFinding] = []
    /// Everything that is wrong, named or not.
    package var damages: Int64 = 0

    mutating func add(_ finding: CatalogueFinding) {
        damages += 1
        if findings.count < 1_000 { findings.append(finding) }
    }

    mutating func count(_ rows: Int, of table: VerifiedTable) {
        switch table {
        case .entries: entries += Int64(rows)
        case .versions: versions += Int64(rows)
        case .grants: grants += Int64(rows)
        case .needs: needs += Int64(rows)
        }
    }
}

/// The tables that are verified.
enum VerifiedTable: CaseIterable {
    case entries, versions, grants, needs

    /// What a changed row is called.
    var damage: CatalogueFinding.Code {
        switch self {
        case .entries: .entry
        case .versions: .version
        case .grants: .grant
        case .needs: .need
        }
    }

    /// What a row that is gone is called.
    var loss: CatalogueFinding.Code {
        switch self {
        case .entries, .versions: .missing
        case .grants: .grantMissing
        case .needs: .needMissing
        }
    }

    /// How findings name a row.
    func place(_ key: String) -> String {
        switch self {
        case .entries: return "entry \(key)"
        case .grants: return "grant \(key)"
        case .needs: return "need \(key)"
        case .versions:
            let parts = key.split(separator: "|").map(String.init)
            return parts.count == 3 ? "entry \(parts[0]) version \(parts[1]).\(parts[2])" : "version \(key)"
        }
    }
}
