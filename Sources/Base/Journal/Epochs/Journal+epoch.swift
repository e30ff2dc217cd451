import Standards
import Store
import Trust

/// What the first entry of an epoch says: which checkpoint was the last known of what went before.
struct EpochRecord: Codable, Sendable, Hashable {
    let checkpoint: String
    let epoch: Int64
    let size: Int64
}

extension Journal {
    /// The kind of the entry that opens an epoch.
    package static let epochKind = "journal.epoch"

    /// Opens a new epoch after a restore, or a fail-over that lost something.
    ///
    /// `last` is the newest checkpoint that anybody still holds: a gateway, a mirror, a printed page. The tree goes on from
    /// what was restored, under a new origin, so that nobody is shown two trees of one name; its next entry commits to
    /// `last`, so that what was lost stays visible. Throws `badEpoch` where the checkpoint is not ours or nothing was lost.
    @discardableResult
    package func openEpoch(after last: String, actor: String) async throws -> TreeHead {
        let known = try ownCheckpoint(last)
        while true {
            if let head = try await tryOpenEpoch(after: last, known, actor: actor) {
                sealed.fire()
                return head
            }
        }
    }

    private func ownCheckpoint(_ text: String) throws -> (checkpoint: Checkpoint, epoch: Int64) {
        let note = try SignedNote(text)
        let checkpoint = try Checkpoint(text: note.text)
        guard let epoch = origin.epoch(of: checkpoint.origin), epoch < Int64.max else {
            throw JournalError.badEpoch("the checkpoint is of \(checkpoint.origin)")
        }
        try note.verify(with: [try verifierKey(epoch: epoch)])
        return (checkpoint, epoch)
    }

    /// Nil where another node changed the head meanwhile.
    private func tryOpenEpoch(
        after last: String, _ known: (checkpoint: Checkpoint, epoch: Int64), actor: String
    ) async throws -> TreeHead? {
        try await store.bulk { transaction in
            let head = try StoredHead(in: transaction)
            guard try head.claim(in: transaction) else { return nil }
            try self.checkLoss(known.checkpoint, epoch: known.epoch, head: head, in: transaction)
            let epoch = max(head.epoch, known.epoch) + 1
            let record = EpochRecord(checkpoint: last, epoch: epoch, size: head.size)
            let (id, _) = try self.insertEvent(
                EventDetails(
                    kind: Self.epochKind, actor: actor, payload: try JSONText.of(record),
                    retention: Self.permanent, at: self.clock.now()),
                in: transaction)
            try transaction.execute("UPDATE journal_head SET epoch = ? WHERE slot = 1", [.integer(epoch)])
            try transaction.execute(
                "INSERT INTO journal_epoch (epoch, start, previous) VALUES (?, ?, ?)",
                [.integer(epoch), .integer(head.size), .text(last)])
            _ = try SealBatch(journal: self, transaction: transaction).run(only: id)
            return try self.head(in: transaction)
        }
    }

    /// A new epoch is for a tree that does not begin with what the checkpoint saw.
    private func checkLoss(_ known: Checkpoint, epoch: Int64, head: StoredHead, in transaction: Transaction) throws {
        guard epoch >= head.epoch else { throw JournalError.badEpoch("epoch \(epoch) is over") }
        guard known.size <= head.size else { return }
        var subtrees = TiledSubtrees { try StoredTiles.hashes(of: $0, in: transaction) }
        guard try subtrees.root(size: known.size) != known.root else {
            throw JournalError.badEpoch("the journal holds everything that the checkpoint saw")
        }
    }
}

extension JournalError {
    static func badEpoch(_ detail: String) -> JournalError {
        JournalError(
            .badEpoch,
            message: Localized(zh: "不能据此检查点开启新纪元。", en: "No new epoch can be opened after this checkpoint."),
            mend: Localized(
                zh: "请提供本日志最新的检查点；若数据没有缺失，则无须开启。",
                en: "Give the newest checkpoint of this journal; where nothing was lost, no epoch is needed."),
            detail: detail)
    }
}
