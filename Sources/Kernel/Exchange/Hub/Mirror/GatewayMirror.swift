import Authority
import Journal
import Standards
import Store
import Trust

/// The city's copy of one gateway's journal: it takes leaves, checks them against what the gateway signed, and raises the alarm where
/// the gateway tells two stories.
struct GatewayMirror {
    let hub: Hub
    let gateway: GatewayRecord

    /// Takes a piece of the journal in and answers how far the copy goes.
    ///
    /// Leaves that were taken before are passed over. An alarm stays until the gateway joins anew: the copy then stands still, and so what
    /// was proved before can still be shown.
    func take(_ piece: JournalPiece?, in transaction: Transaction) throws -> MirrorState {
        let none = MirrorState(stored: 0, size: 0, root: "", note: "", at: hub.clock.now())
        let before = try MirrorRow.find(gateway.id, in: transaction) ?? none
        guard let piece, before.alarm == nil else { return before }
        guard piece.checkpoint.utf8.count <= 4_096, let leaves = Self.leaves(piece.leaves), piece.from >= 0,
            piece.from <= before.stored, !piece.from.addingReportingOverflow(Int64(leaves.count)).overflow
        else { throw Refusal.hub(.badReport) }
        guard let checkpoint = verified(piece.checkpoint) else {
            return try alarm(.unsigned, before, piece.checkpoint, in: transaction)
        }
        guard piece.from + Int64(leaves.count) <= checkpoint.size else { throw Refusal.hub(.badReport) }
        var (state, tiles) = (before, MirrorTiles(gateway: gateway.id, transaction: transaction))
        for leaf in leaves.dropFirst(Int(before.stored - piece.from)) {
            try tiles.append(leaf, at: state.stored)
            state.stored += 1
        }
        guard checkpoint.size <= state.stored else {
            try tiles.save()
            try MirrorRow.save(state, of: gateway.id, in: transaction)
            return state
        }
        guard try tiles.root(size: checkpoint.size) == checkpoint.root else {
            return try alarm(.forked, before, piece.checkpoint, in: transaction)
        }
        if checkpoint.size >= state.size {
            (state.size, state.root, state.note) = (checkpoint.size, checkpoint.root.description, piece.checkpoint)
            state.at = hub.clock.now()
        }
        try MirrorRow.save(state, of: gateway.id, in: transaction)
        return state
    }

    private func verified(_ note: String) -> Checkpoint? {
        guard let key = try? VerifierKey(gateway.journalKey),
            let checkpoint = try? Checkpoint(note: note, verifiedWith: key),
            checkpoint.origin == gateway.journalOrigin
        else { return nil }
        return checkpoint
    }

    private func alarm(
        _ alarm: MirrorState.Alarm, _ before: MirrorState, _ note: String, in transaction: Transaction
    ) throws -> MirrorState {
        var state = before
        state.alarm = alarm
        try MirrorRow.save(state, of: gateway.id, in: transaction)
        _ = try hub.record(
            alarm.rawValue, of: gateway.id, by: Hub.Author(account: "system", organisation: nil),
            HubEvent(gateway: gateway.id, checkpoint: note), in: transaction)
        return state
    }

    /// The hashes in Base64; nil where they are no whole number of them, or too many.
    private static func leaves(_ text: String) -> [TreeHash]? {
        guard text.utf8.count <= GatewayReport.leafLimit * 44, let bytes = Base64.decode(text),
            bytes.count % TreeHash.byteCount == 0, bytes.count / TreeHash.byteCount <= GatewayReport.leafLimit
        else { return nil }
        return stride(from: 0, to: bytes.count, by: TreeHash.byteCount)
            .compactMap { TreeHash(bytes[$0..<$0 + TreeHash.byteCount]) }
    }
}
