package import Authority
import Definitions
import Standards
package import Store

extension Catalogue {
    /// An entry, or one of its versions; nil: there is none, or it is not the reader's to see.
    ///
    /// Without a version: the newest published one, or else the draft where the reader may see it.
    package func entry(
        _ id: String, version: Int? = nil, for actor: Actor, in snapshot: Snapshot
    ) throws -> EntryView? {
        let reader = rights.reader(actor)
        guard let row = try EntryRow.find(id, in: snapshot), reader.mayKnow(row) else { return nil }
        if version == 0 || (version == nil && row.version == 0) {
            return try draft(row, reader, actor, in: snapshot)
        }
        guard let content = try content(of: row, version: version ?? row.version, for: reader, in: snapshot) else {
            return nil
        }
        let first = try VersionRow.firstPublished(id, version: content.version.version, in: snapshot)
        return try view(
            row, content.definition, version: content.version.version, publishedAt: first?.publishedAt,
            isDraft: false, reader, actor, in: snapshot)
    }

    /// The draft of an entry for those who may see it; nil: there is none, or it is not the reader's to see.
    package func draft(_ id: String, for actor: Actor, in snapshot: Snapshot) throws -> EntryView? {
        let reader = rights.reader(actor)
        guard let row = try EntryRow.find(id, in: snapshot) else { return nil }
        return try draft(row, reader, actor, in: snapshot)
    }

    private func draft(
        _ row: EntryRow, _ reader: Reader, _ actor: Actor, in snapshot: Snapshot
    ) throws -> EntryView? {
        guard reader.seesHidden(of: row.provider), let draft = row.draft else { return nil }
        return try view(
            row, try JSONText.value(draft), version: 0, publishedAt: nil, isDraft: true, reader, actor, in: snapshot)
    }

    /// A published version as one reader may see it, without the items that are hidden in it or by now.
    func content(
        of row: EntryRow, version: Int, for reader: Reader, in snapshot: Snapshot
    ) throws -> (version: VersionRow, definition: EntryDefinition)? {
        guard let stored = try VersionRow.find(row.id, version: version, in: snapshot) else { return nil }
        let definition = try stored.definition()
        if reader.seesHidden(of: row.provider) { return (stored, definition) }
        guard row.isListed, definition.audience == .city else { return nil }
        let newest =
            version == row.version ? definition : try entries.definition(of: row, in: snapshot) ?? definition
        return (stored, definition.seen(by: reader, hiding: newest.hiddenItems))
    }

    private func view(
        _ row: EntryRow, _ definition: EntryDefinition, version: Int, publishedAt: Instant?, isDraft: Bool,
        _ reader: Reader, _ actor: Actor, in snapshot: Snapshot
    ) throws -> EntryView {
        let isInside = reader.seesHidden(of: row.provider)
        let isNewest = !isDraft && version == row.version
        let lastUpdate = try lastUpdates(of: [row], in: snapshot)[row.id]
        return EntryView(
            definition: definition.with(resources: isNewest || isDraft ? row.resources : []), code: row.code,
            version: version, isNewest: isNewest, state: row.state, publishedAt: publishedAt, isDraft: isDraft,
            hasDraft: isInside && row.hasDraft, caseNumber: isInside ? row.caseNumber : nil,
            timeliness: Timeliness(row, lastUpdate: lastUpdate, now: clock.now()), lastUpdate: lastUpdate,
            users: try GrantRow.users(of: row.id, in: snapshot), revision: isInside ? row.revision : 0,
            rights: entryRights(row, definition, isInside: isInside, actor))
    }

    private func entryRights(
        _ row: EntryRow, _ definition: EntryDefinition, isInside: Bool, _ actor: Actor
    ) -> EntryRights {
        let maintains = !rights.posts(of: actor, .propose, on: .catalogue, in: row.provider).isEmpty
        let isFree = row.caseNumber == nil
        let asks = rights.posts(of: actor, .propose, on: .requests).contains { $0.organisation != row.provider }
        return EntryRights(
            revise: maintains && isFree, submit: maintains && isFree && row.hasDraft,
            withdraw: maintains && isFree && row.state == .published,
            attach: maintains && row.state != .withdrawn,
            request: asks && row.isListed && definition.sharing.class != .none, seesHidden: isInside)
    }
}
