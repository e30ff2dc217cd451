package import Authority
import Definitions
import Standards
package import Store

extension Catalogue {
    /// The published versions, the newest first; nil: there is no such entry, or it is not the reader's to see.
    package func versions(
        of id: String, for actor: Actor, in snapshot: Snapshot
    ) throws -> [EntryVersionSummary]? {
        let reader = rights.reader(actor)
        guard let row = try EntryRow.find(id, in: snapshot), reader.mayKnow(row) else { return nil }
        // Of several editions of a version the first tells when and by whom, the last what it is called.
        let stored = try snapshot.query(
            """
            SELECT \(VersionRow.columns) FROM catalogue_version WHERE entry = ?
            ORDER BY version DESC, edition DESC
            """, [.text(id)]
        ) { try VersionRow($0) }
        var summaries: [EntryVersionSummary] = []
        for (version, editions) in Dictionary(grouping: stored, by: \.version).sorted(by: { $0.key > $1.key }) {
            guard let last = editions.first, let first = editions.last else { continue }
            let definition = try last.definition()
            guard reader.seesHidden(of: row.provider) || definition.audience == .city else { continue }
            summaries.append(
                EntryVersionSummary(
                    version: version, title: definition.title, publishedAt: first.publishedAt,
                    by: first.publishedBy, isNewest: version == row.version))
        }
        return summaries
    }

    /// What two versions differ in; 0 is the draft.
    ///
    /// Nil: one of them is not there or not the reader's to see.
    package func diff(
        _ id: String, from: Int, to: Int, for actor: Actor, in snapshot: Snapshot
    ) throws -> EntryDiff? {
        let reader = rights.reader(actor)
        guard let row = try EntryRow.find(id, in: snapshot), reader.mayKnow(row),
            let older = try side(from, of: row, for: reader, in: snapshot),
            let newer = try side(to, of: row, for: reader, in: snapshot)
        else { return nil }
        return EntryDiff(entry: id, from: from, to: to, changes: EntryComparison(packs: packs).changes(older, newer))
    }

    private func side(
        _ version: Int, of row: EntryRow, for reader: Reader, in snapshot: Snapshot
    ) throws -> EntryDefinition? {
        if version != 0 { return try content(of: row, version: version, for: reader, in: snapshot)?.definition }
        guard reader.seesHidden(of: row.provider), let draft = row.draft else { return nil }
        return try JSONText.value(draft)
    }
}
