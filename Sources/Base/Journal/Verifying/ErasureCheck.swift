import Standards
import Store

/// Whether an entry that is marked as erased was erased by the entry that it names.
enum ErasureCheck {
    static func finding(
        for event: StoredEvent, _ erasure: Erasure, in snapshot: Snapshot
    ) throws -> VerifyFinding {
        let eraser = try snapshot.first(
            """
            SELECT position, payload FROM journal_entry WHERE id = ? AND kind = ?
            UNION ALL SELECT -1, payload FROM journal_pending WHERE id = ? AND kind = ?
            """,
            [
                .text(erasure.entry.rawValue), .text(Journal.eraseKind), .text(erasure.entry.rawValue),
                .text(Journal.eraseKind),
            ]
        ) { (position: try $0.integer(0), payload: try $0.text(1)) }
        guard let eraser,
            let record = try? JSONText.value(eraser.payload, as: ErasureRecord.self),
            record.rule == erasure.rule, record.entries.contains(event.id.rawValue),
            event.details == nil, event.salt == nil
        else {
            return JournalFinding.erasureUnfounded(event.position, event.id, by: erasure.entry.rawValue)
        }
        let by = eraser.position >= 0 ? "\(eraser.position)" : eraser.payload
        return JournalFinding.erased(event.position, event.id, rule: erasure.rule, by: by)
    }
}
