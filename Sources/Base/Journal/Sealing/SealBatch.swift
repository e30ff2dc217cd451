import Standards
import Store
import Trust

/// Gives positions to pending events and grows the tree over them, in one transaction.
///
/// The head's version is swapped before anything else: on PostgreSQL (READ COMMITTED) a second sealer waits there
/// for the first and then finds that it lost, so that nobody does work for nothing and no position is given twice.
struct SealBatch {
    let journal: Journal
    let transaction: BulkTransaction

    /// Seals a batch, or `opening` alone where it is given: the entry that begins an epoch.
    func run(only opening: ID<Entry>? = nil) throws -> SealOutcome {
        let head = try StoredHead(in: transaction)
        guard try head.claim(in: transaction) else { return .lostRace }
        let events = try moveEvents(to: head.size, only: opening)
        guard !events.isEmpty else { return .sealed(count: 0, size: head.size) }
        try loadSubjects(of: events)
        let root = try growTree(from: head, by: events)
        try finish(head, size: head.size + Int64(events.count), root: root)
        return .sealed(count: events.count, size: head.size + Int64(events.count))
    }

    private struct Event {
        let position: Int64
        let leaf: [UInt8]
        let subjects: String
    }

    /// Dense positions in the order of ids; one statement, so that it sees one state of the pending table.
    private func moveEvents(to start: Int64, only opening: ID<Entry>?) throws -> [Event] {
        let values: [SQLValue] =
            if let opening {
                [.integer(start - 1), .text(opening.rawValue)]
            } else {
                [.integer(start - 1), .integer(Int64(journal.settings.sealBatch))]
            }
        let moved = try transaction.query(opening == nil ? Self.moveBatch : Self.moveOne, values) {
            Event(position: try $0.integer(0), leaf: try $0.blob(1), subjects: try $0.text(2))
        }
        guard !moved.isEmpty else { return [] }
        let events = moved.sorted { $0.position < $1.position }
        let removed = try transaction.execute(
            "DELETE FROM journal_pending WHERE id IN (SELECT id FROM journal_entry WHERE position >= ?)",
            [.integer(start)])
        let isDense = zip(events, start...).allSatisfy { $0.position == $1 }
        guard isDense, removed == events.count else { throw JournalError.damaged("positions from \(start) are taken") }
        return events
    }

    private static let moveBatch = move("ORDER BY id LIMIT ?")
    private static let moveOne = move("WHERE id = ?")

    private static func move(_ which: String) -> String {
        """
        INSERT INTO journal_entry (position, \(EventColumns.names))
        SELECT ? + row_number() OVER (ORDER BY id), \(EventColumns.names)
        FROM (SELECT * FROM journal_pending \(which)) AS batch
        RETURNING position, leaf, subjects
        """
    }

    private func loadSubjects(of events: [Event]) throws {
        let rows = events.lazy.filter { !$0.subjects.isEmpty }.flatMap { event in
            EventColumns.split(event.subjects).map { [SQLValue.text($0), .integer(event.position)] }
        }
        guard events.contains(where: { !$0.subjects.isEmpty }) else { return }
        try transaction.load(into: "journal_subject", columns: ["subject", "position"], rows: rows)
    }

    /// Adds the leaves and stores the tiles that changed.
    private func growTree(from head: StoredHead, by events: [Event]) throws -> TreeHash {
        let tree = try TileTree(size: head.size) { try StoredTiles.hashes(of: $0, in: transaction) }
        guard var tree, tree.frontier.root == head.root else {
            throw JournalError.damaged("the tiles do not give the root of size \(head.size)")
        }
        for event in events { tree.append(TreeHash(leaf: event.leaf)) }
        for tile in tree.changedTiles { try StoredTiles.put(tile, in: transaction) }
        return tree.frontier.root
    }

    private func finish(_ head: StoredHead, size: Int64, root: TreeHash) throws {
        let now = max(journal.clock.now(), head.sealedAt ?? Instant(microseconds: .min))
        let until = now.advanced(by: journal.settings.lease)
        try transaction.execute(
            "UPDATE journal_head SET size = ?, root = ?, sealed_at = ?, holder = ?, held_until = ? WHERE slot = 1",
            [.integer(size), .blob(root.bytes), SQLValue(now), .text(journal.node), SQLValue(until)])
        let line = journal.origin.line(epoch: head.epoch)
        let checkpoint = Checkpoint(
            origin: line, size: size, root: root, extensions: [SealLine(at: now, previous: head.size).text])
        try transaction.execute(
            "INSERT INTO journal_seal (size, epoch, root, sealed_at, checkpoint) VALUES (?, ?, ?, ?, ?)",
            [
                .integer(size), .integer(head.epoch), .blob(root.bytes), SQLValue(now),
                .text(try checkpoint.note(signedBy: journal.key)),
            ])
    }
}
