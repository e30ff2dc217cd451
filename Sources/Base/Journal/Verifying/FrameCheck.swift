import Standards
import Store

/// Checks what stands around the entries: epochs, the head's own columns, rows that should not be there, and what waits
/// for its seal.
enum FrameCheck {
    /// The epochs in order, and what is wrong with their records.
    static func epochs(
        in snapshot: Snapshot
    ) throws -> (epochs: [(epoch: Int64, start: Int64)], findings: [VerifyFinding]) {
        let rows = try snapshot.query("SELECT epoch, start, previous FROM journal_epoch ORDER BY epoch") {
            (epoch: try $0.integer(0), start: try $0.integer(1), previous: try $0.optionalText(2))
        }
        var findings: [VerifyFinding] = []
        if rows.first?.epoch != 1 { findings.append(JournalFinding.epochChanged(1)) }
        for row in rows where try !isSound(row, in: snapshot) {
            findings.append(JournalFinding.epochChanged(row.epoch))
        }
        return (rows.map { ($0.epoch, $0.start) }, findings)
    }

    private static func isSound(
        _ row: (epoch: Int64, start: Int64, previous: String?), in snapshot: Snapshot
    ) throws -> Bool {
        guard row.epoch > 1 else { return row.epoch == 1 && row.start == 0 && row.previous == nil }
        let payload = try snapshot.first(
            "SELECT payload FROM journal_entry WHERE position = ? AND kind = ?",
            [.integer(row.start), .text(Journal.epochKind)]
        ) { try $0.text(0) }
        guard let payload, let record = try? JSONText.value(payload, as: EpochRecord.self) else {
            return false
        }
        return record == EpochRecord(checkpoint: row.previous ?? "", epoch: row.epoch, size: row.start)
    }

    /// What is wrong with the head and what is there beyond it.
    static func surroundings(in snapshot: Snapshot) throws -> [VerifyFinding] {
        let head = try StoredHead(in: snapshot)
        return try headColumns(head, in: snapshot) + extras(head, in: snapshot) + tiles(head, in: snapshot)
            + pending(in: snapshot)
    }

    private static func headColumns(_ head: StoredHead, in snapshot: Snapshot) throws -> [VerifyFinding] {
        var findings: [VerifyFinding] = []
        let epoch = try snapshot.first("SELECT max(epoch) FROM journal_epoch") { try $0.optionalInteger(0) }
        if epoch != head.epoch { findings.append(JournalFinding.head("epoch")) }
        let seal = try snapshot.first(
            "SELECT size, sealed_at FROM journal_seal ORDER BY size DESC LIMIT 1"
        ) { (size: try $0.integer(0), at: try $0.instant(1)) }
        guard let seal else {
            return head.size == 0 ? findings : findings + [missingSeal(head.size)]
        }
        if seal.size > head.size {
            findings.append(JournalFinding.head("size"))
        } else if seal.size < head.size {
            findings.append(missingSeal(head.size))
        } else if seal.at != head.sealedAt {
            findings.append(JournalFinding.head("sealed_at"))
        }
        return findings
    }

    private static func missingSeal(_ size: Int64) -> VerifyFinding {
        JournalFinding.seal("missing", size: size, zh: "树头没有封存记录。", en: "The head has no seal.")
    }

    private static func extras(_ head: StoredHead, in snapshot: Snapshot) throws -> [VerifyFinding] {
        let limit = SQLValue.integer(Int64(VerifyReport.findingLimit))
        let entries = try snapshot.query(
            "SELECT position FROM journal_entry WHERE position < 0 OR position >= ? ORDER BY position LIMIT ?",
            [.integer(head.size), limit]
        ) { JournalFinding.entryExtra(try $0.integer(0)) }
        let subjects = try snapshot.query(
            "SELECT position FROM journal_subject WHERE position < 0 OR position >= ? ORDER BY position LIMIT ?",
            [.integer(head.size), limit]
        ) { JournalFinding.subjectExtra(try $0.integer(0), nil) }
        return entries + subjects
    }

    private static func tiles(_ head: StoredHead, in snapshot: Snapshot) throws -> [VerifyFinding] {
        var findings: [VerifyFinding] = []
        try snapshot.each("SELECT level, number FROM journal_tile") { row in
            let level = Int(exactly: try row.integer(0)) ?? -1
            let coordinate = Tile.Coordinate(level: level, index: try row.integer(1))
            if coordinate.width(inTreeOf: head.size) == 0 { findings.append(JournalFinding.tileExtra(coordinate)) }
            return findings.count < VerifyReport.findingLimit
        }
        return findings
    }

    private static func pending(in snapshot: Snapshot) throws -> [VerifyFinding] {
        var findings: [VerifyFinding] = []
        try snapshot.each("SELECT \(StoredEvent.pendingColumns) FROM journal_pending") { row in
            let event = try StoredEvent(row)
            if !event.fitsCommitment { findings.append(JournalFinding.pendingChanged(event.id.rawValue)) }
            return findings.count < VerifyReport.findingLimit
        }
        return findings
    }
}
