import Definitions
import Journal
import Search
import Standards
import Store

extension Catalogue {
    /// Brings the packs' entries in: what is new, and what has changed since they were loaded last; how many.
    ///
    /// Several nodes may load at once: each piece looks again in its own transaction. A changed definition makes a new version. Where
    /// nothing has changed, one short read tells.
    @discardableResult
    package func load() async throws -> Int {
        let pieces = try packs.entries.values.sorted { $0.id < $1.id }.map { definition in
            LoadedEntry(definition: definition, digest: Canonical.digest(try JSONText.of(definition)))
        }
        let marks = [
            "entries": Canonical.digest(pieces.map(\.digest).joined(separator: "\n")), "names": namesDigest,
        ]
        let known = try await store.read { try Self.marks(in: $0) }
        if known == marks { return 0 }
        var count = 0
        for start in stride(from: 0, to: pieces.count, by: Self.pieceSize) {
            let piece = Array(pieces[start..<min(start + Self.pieceSize, pieces.count)])
            count += try await store.write { [entries] transaction in
                try entries.load(piece, in: transaction)
            }
        }
        if let names = known["names"], names != marks["names"] { try await reindex() }
        try await store.write { transaction in
            for (name, digest) in marks.sorted(by: { $0.key < $1.key }) {
                try transaction.execute(
                    """
                    INSERT INTO catalogue_load (name, digest) VALUES (?, ?)
                    ON CONFLICT (name) DO UPDATE SET digest = excluded.digest
                    """, [.text(name), .text(digest)])
            }
        }
        return count
    }

    /// How many entries are written in one transaction.
    static let pieceSize = 100

    private static func marks(in snapshot: Snapshot) throws -> [String: String] {
        let rows = try snapshot.query("SELECT name, digest FROM catalogue_load") { (try $0.text(0), try $0.text(1)) }
        return Dictionary(rows, uniquingKeysWith: { first, _ in first })
    }

    /// What entries are found by beside their own texts: the names of organisations and subjects.
    private var namesDigest: String {
        var texts: [String] = []
        for organisation in packs.organisations {
            texts.append(organisation.code)
            texts += organisation.predecessors
            for name in organisation.names { texts += [name.title.zh, name.title.en, name.short.zh, name.short.en] }
        }
        for theme in packs.themes.values.sorted(by: { $0.id < $1.id }) {
            texts += [theme.id, theme.title.zh, theme.title.en]
        }
        return Canonical.digest(texts.joined(separator: "\n"))
    }

    /// Puts every entry into the search anew, piece by piece.
    private func reindex() async throws {
        var after = ""
        while true {
            let from = after
            let last = try await store.write { [entries] transaction in
                try entries.reindex(after: from, limit: Self.pieceSize, in: transaction)
            }
            guard let last else { return }
            after = last
        }
    }
}

/// An entry of the packs with the digest of its definition.
struct LoadedEntry: Sendable {
    let definition: EntryDefinition
    let digest: String
}

extension EntryBook {
    /// Brings in what is new or changed among some entries of the packs; how many.
    func load(_ pieces: [LoadedEntry], in transaction: Transaction) throws -> Int {
        let present = try EntryRow.find(pieces.map(\.definition.id), in: transaction)
        var count = 0
        for piece in pieces where present[piece.definition.id]?.packDigest != piece.digest {
            try load(piece, over: present[piece.definition.id], in: transaction)
            count += 1
        }
        return count
    }

    private func load(_ piece: LoadedEntry, over present: EntryRow?, in transaction: Transaction) throws {
        let definition = piece.definition
        let moment = definition.published.map(BeijingTime.start) ?? clock.now()
        var row =
            present
            ?? EntryRow(
                id: definition.id, provider: definition.provider, state: .draft, audience: definition.audience,
                dataset: definition.dataset, listedAt: moment)
        row.packDigest = piece.digest
        row.provider = definition.provider
        let own = Set(definition.resources.map(\.id))
        row.resources = definition.resources + row.resources.filter { !own.contains($0.id) }
        var version: VersionRow?
        if definition.published != nil, row.state != .withdrawn {
            if row.version == 0 {
                // What waited to be published is published now, by the pack's word.
                row.draft = nil
                row.caseNumber = nil
            }
            let when = present == nil ? moment : clock.now()
            version = try publish(definition, as: &row, at: when, by: Author.packs.account, in: transaction)
        } else if row.version == 0 || row.state == .withdrawn, row.caseNumber == nil {
            row.draft = try JSONText.of(definition.settled(published: nil))
        }
        try save(&row, as: "loaded", by: .packs, publishing: version, in: transaction)
    }

    /// Puts the entries after one into the search anew; the last of them, or nil at the end.
    func reindex(after id: String, limit: Int, in transaction: Transaction) throws -> String? {
        let rows = try transaction.query(
            "SELECT \(EntryRow.columns) FROM catalogue_entry WHERE id > ? ORDER BY id LIMIT ?",
            [.text(id), SQLValue(limit)]
        ) { try EntryRow($0) }
        let newest = try VersionRow.newest(of: rows, in: transaction)
        for row in rows {
            let draft = try row.draft.map { try JSONText.value($0, as: EntryDefinition.self) }
            guard let definition = try newest[row.id]?.definition() ?? draft else { continue }
            try EntryDocument.list.put(EntryDocument.make(row, definition, packs: packs), in: transaction)
        }
        return rows.last?.id
    }
}
