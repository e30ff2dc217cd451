import Journal
import Standards

/// What the journal tells of entries, versions and grants: of each the last word.
struct CatalogueHistory: Sendable {
    /// What one event tells of one row.
    struct Told: Sendable, Hashable {
        let event: String
        let revision: Int64
        let digest: String
    }

    private var told: [VerifiedTable: [String: Told]] = [:]

    /// What is told of the rows of a table, by their keys.
    subscript(_ table: VerifiedTable) -> [String: Told] { told[table] ?? [:] }

    /// How many rows are told of.
    var count: Int { told.values.reduce(0) { $0 + $1.count } }

    /// Takes in an event; of several about one thing the one of the highest revision counts.
    mutating func take(_ event: ID<Entry>, _ details: EventDetails) {
        if details.kind.hasPrefix("catalogue."),
            let read = try? JSONText.value(details.payload, as: EntryEvent.self)
        {
            keep(event, read.revision, read.digest, as: read.entry, in: .entries)
            if let version = read.version, let edition = read.edition, let digest = read.versionDigest {
                keep(event, 0, digest, as: VersionRow.key(read.entry, version, edition), in: .versions)
            }
        } else if details.kind.hasPrefix("grant."),
            let read = try? JSONText.value(details.payload, as: GrantEvent.self)
        {
            keep(event, read.revision, read.digest, as: read.grant, in: .grants)
        } else if details.kind.hasPrefix("need."),
            let read = try? JSONText.value(details.payload, as: NeedEvent.self)
        {
            keep(event, read.revision, read.digest, as: read.need, in: .needs)
        }
    }

    private mutating func keep(
        _ event: ID<Entry>, _ revision: Int64, _ digest: String, as key: String, in table: VerifiedTable
    ) {
        if let known = told[table]?[key], known.revision > revision { return }
        told[table, default: [:]][key] = Told(event: event.rawValue, revision: revision, digest: digest)
    }
}

extension VersionRow {
    /// What names a version in a history.
    static func key(_ entry: String, _ version: Int64, _ edition: Int64) -> String { "\(entry)|\(version)|\(edition)" }
    static func key(_ entry: String, _ version: Int, _ edition: Int) -> String { "\(entry)|\(version)|\(edition)" }
}
