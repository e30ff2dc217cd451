import Authority
import Definitions
import Journal
import Search
import Standards
import Store

/// Writes entries: every revision with its event, its version and its place in the search, in one transaction.
struct EntryBook: Sendable {
    let journal: Journal
    let packs: PackSet
    let clock: WallClock

    /// How long events of the catalogue are kept: as long as the catalogue itself.
    static let retention = Retention.permanent.rawValue

    /// Who did something, for whom, and in which case.
    struct Author {
        let account: String
        let organisation: String?
        var caseNumber: String?

        static let packs = Author(account: Actor.system.account, organisation: nil)
    }

    /// The newest published content, or else the draft; nil: the entry has neither.
    func definition(of row: EntryRow, in snapshot: Snapshot) throws -> EntryDefinition? {
        if row.version > 0 { return try VersionRow.newest(of: [row], in: snapshot)[row.id]?.definition() }
        return try row.draft.map { try JSONText.value($0) }
    }

    /// Writes the row's next revision and whatever follows from it.
    ///
    /// - Parameters:
    ///   - definition: the content by which it is found; nil: what is stored.
    ///   - version: a version that is published with it.
    /// - Throws: `catalogue.changed` where somebody else has written the row meanwhile.
    func save(
        _ row: inout EntryRow, as kind: String, by author: Author, definition: EntryDefinition? = nil,
        publishing version: VersionRow? = nil, in transaction: Transaction
    ) throws {
        row.revision += 1
        let event = try journal.append(
            EventDetails(
                kind: "catalogue.\(kind)", actor: author.account, organisation: author.organisation ?? row.provider,
                dataset: row.dataset, caseNumber: author.caseNumber,
                payload: try JSONText.of(
                    EntryEvent(
                        entry: row.id, revision: row.revision, digest: Canonical.digest(try row.facts()),
                        state: row.state, version: version?.version, edition: version?.edition,
                        versionDigest: version.map { Canonical.digest($0.facts()) })),
                retention: Self.retention, at: clock.now()), in: transaction)
        row.event = event.rawValue
        if row.revision == 1 {
            try row.insert(in: transaction)
        } else if try !row.update(in: transaction) {
            throw Refusal.catalogue(.changed)
        }
        if var version {
            version.event = event.rawValue
            try version.insert(in: transaction)
        }
        if let found = try definition ?? self.definition(of: row, in: transaction) {
            try EntryDocument.list.put(EntryDocument.make(row, found, packs: packs), in: transaction)
        }
    }

    /// Puts a definition into the catalogue as the next version, or as an edition of the present one where nothing that others may
    /// know of has changed.
    ///
    /// The row is changed and not yet saved. Nil: nothing has changed at all.
    func publish(
        _ definition: EntryDefinition, as row: inout EntryRow, at moment: Instant, by account: String,
        in transaction: Transaction
    ) throws -> VersionRow? {
        let before = row.version > 0 ? try VersionRow.newest(of: [row], in: transaction)[row.id] : nil
        let old = try before?.definition()
        let isEdition = old.map { $0.face == definition.face } ?? false
        // An edition keeps the day of its version: another day would tell that something has changed.
        let settled = definition.settled(
            published: isEdition ? old?.published : BeijingTime.day(of: moment))
        row.state = .published
        row.audience = settled.audience
        row.dataset = settled.dataset
        row.cycle = settled.update.days
        try number(&row, settled, before: old, in: transaction)
        row.staleAt = Self.staleAt(row)
        if old == settled { return nil }
        if isEdition {
            row.edition += 1
        } else {
            row.version += 1
            row.edition = 0
            row.listedAt = moment
        }
        return VersionRow(
            entry: row.id, version: row.version, edition: row.edition, content: try JSONText.of(settled),
            publishedAt: moment, publishedBy: account)
    }

    /// A code for an entry that has none, or whose class or audience is another one now.
    private func number(
        _ row: inout EntryRow, _ definition: EntryDefinition, before old: EntryDefinition?,
        in transaction: Transaction
    ) throws {
        let prefix = ResourceCode.prefix(of: definition.category, packs: packs)
        if row.code?.hasPrefix(prefix + "/") == true, old?.audience == definition.audience { return }
        row.code = try ResourceCode.give(
            to: row.id, prefix: prefix, audience: definition.audience, in: transaction)
    }

    /// From when the entry's data is overdue, by the last change of its resources; a dataset tells of its own.
    static func staleAt(_ row: EntryRow) -> Instant? {
        guard row.dataset == nil, let cycle = row.cycle,
            let last = row.resources.compactMap(\.updated).max()
        else { return nil }
        return due(after: last, cycle: cycle)
    }

    /// The moment at which data of a day becomes overdue: when the last day of its cycle is over.
    static func due(after day: Day, cycle: Int) -> Instant? {
        day.adding(days: cycle + 1).map(BeijingTime.start)
    }
}

/// What the journal says of a revision of an entry.
struct EntryEvent: Codable, Sendable {
    let entry: String
    let revision: Int64
    let digest: String
    let state: EntryState
    let version: Int?
    let edition: Int?
    let versionDigest: String?
}
