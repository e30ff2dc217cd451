import Crypto
import Journal
import Standards
import Store

/// Checks what one batch wrote: a function of the stored rows and the journal.
struct BatchVerifier: Sendable {
    let shape: DatasetShape
    let journal: Journal

    /// What came of one batch.
    struct Outcome: Sendable {
        let batch: Int64
        var versions: Int64 = 0
        var isErased = false
        var findings: [RegistryFinding] = []
    }

    private struct Stored {
        let batch: Int64
        let entry: ID<Entry>
        let rows: Int64
        let job: String
        let lines: (first: Int64, last: Int64)
        let at: Instant
    }

    /// Checks the batch after a number; nil: it was the last one.
    func next(after number: Int64, in snapshot: Snapshot) throws -> Outcome? {
        let stored = try snapshot.first(
            """
            SELECT batch, entry, row_count, job, first_line, last_line, written_at
            FROM registry_batch WHERE dataset = ? AND batch > ? ORDER BY dataset, batch LIMIT 1
            """,
            [.text(shape.id), .integer(number)]
        ) { row in
            Stored(
                batch: try row.integer(0), entry: try row.id(1), rows: try row.integer(2), job: try row.text(3),
                lines: (try row.integer(4), try row.integer(5)), at: try row.instant(6))
        }
        guard let stored else { return nil }
        var outcome = Outcome(batch: stored.batch)
        let leaves = try leaves(of: stored, in: snapshot, &outcome)
        try compare(leaves, with: stored, in: snapshot, &outcome)
        return outcome
    }

    /// The leaves of all versions that the batch wrote, in the order of slots.
    private func leaves(
        of stored: Stored, in snapshot: Snapshot, _ outcome: inout Outcome
    ) throws -> [SHA256Digest] {
        let hash = RowHash(shape)
        let records = RecordStore(shape: shape)
        var scratch: [UInt8] = []
        var leaves: [Int64: SHA256Digest] = [:]
        for row in try records.present(batch: stored.batch, in: snapshot) {
            let leaf = hash.leaf(row.values, scratch: &scratch)
            leaves[row.slot] = leaf
            if RowHash.digest(leaf) != row.digest { outcome.findings.append(finding(.record, stored, row.slot)) }
        }
        for slot in try records.misplaced(batch: stored.batch, in: snapshot) {
            outcome.findings.append(finding(.order, stored, slot))
        }
        for slot in try records.uprooted(batch: stored.batch, in: snapshot) {
            outcome.findings.append(finding(.history, stored, slot))
        }
        for (key, slot) in try records.past(batch: stored.batch, in: snapshot) {
            guard let version = try? records.version(key, RecordReference(batch: stored.batch, slot: slot), snapshot)
            else {
                outcome.findings.append(finding(.history, stored, slot))
                continue
            }
            let leaf = hash.leaf(version.values, scratch: &scratch)
            leaves[slot] = leaf
            if RowHash.digest(leaf) != version.digest { outcome.findings.append(finding(.record, stored, slot)) }
        }
        outcome.versions = Int64(leaves.count)
        return leaves.sorted { $0.key < $1.key }.map(\.value)
    }

    private func compare(
        _ leaves: [SHA256Digest], with stored: Stored, in snapshot: Snapshot, _ outcome: inout Outcome
    ) throws {
        let details: EventDetails?
        if let entry = try? journal.entry(stored.entry, in: snapshot) {
            outcome.isErased = entry.erasure != nil
            details = entry.details
        } else {
            details = try journal.unsealed(stored.entry, in: snapshot)?.details
        }
        if outcome.isErased { return }
        guard let details, details.kind == BatchEvent.kind,
            let event = try? JSONText.value(details.payload, as: BatchEvent.self), event.dataset == shape.id,
            event.batch == stored.batch
        else {
            outcome.findings.append(finding(.event, stored, nil))
            return
        }
        let isComplete = event.rows == Int64(leaves.count)
        let isRight = isComplete && event.root == Hexadecimal.text(RowHash.root(leaves))
        if !isComplete || !isRight && outcome.findings.isEmpty { outcome.findings.append(finding(.batch, stored, nil)) }
        let fits =
            stored.rows == event.rows && stored.job == event.job && stored.lines == (event.first, event.last)
            && stored.at == details.at
        if !fits { outcome.findings.append(finding(.facts, stored, nil)) }
    }

    private func finding(_ code: RegistryFinding.Code, _ stored: Stored, _ slot: Int64?) -> RegistryFinding {
        RegistryFinding(
            code: code, dataset: shape.id, batch: stored.batch,
            reference: slot.map { RecordReference(batch: stored.batch, slot: $0) })
    }
}

extension RecordStore {
    /// The present records that a batch wrote.
    func present(batch: Int64, in snapshot: Snapshot) throws -> [RecordRow] {
        try tables(in: snapshot).flatMap { table in
            try snapshot.query(
                "SELECT \(RecordRow.columns(of: shape)) FROM \(table) WHERE row_batch = ? ORDER BY row_batch, row_slot",
                [.integer(batch)]
            ) { try RecordRow.decode($0, shape: shape) }
        }
    }

    /// Where present records stand: the dataset's table, and that of its first load while one is under way.
    func tables(in snapshot: Snapshot) throws -> [String] {
        try FirstLoad(shape: shape).open(in: snapshot) == nil ? [shape.table] : [shape.table, shape.loadTable]
    }

    /// Slots of present records of a batch whose order columns do not fit their values.
    func misplaced(batch: Int64, in snapshot: Snapshot) throws -> [Int64] {
        let sorted = shape.fields.filter { $0.orderColumn != nil }
        guard !sorted.isEmpty else { return [] }
        let columns = sorted.flatMap { [$0.column, $0.sorted] }.joined(separator: ", ")
        return try tables(in: snapshot).flatMap { table in
            try snapshot.query(
                "SELECT row_slot, \(columns) FROM \(table) WHERE row_batch = ? ORDER BY row_batch, row_slot",
                [.integer(batch)]
            ) { row in
                for (index, field) in sorted.enumerated() {
                    let value = try field.element.type.datum(row, 1 + index * 2)
                    if try row.value(2 + index * 2) != field.orderValue(of: value) { return try row.integer(0) }
                }
                return nil as Int64?
            }.compactMap(\.self)
        }
    }

    /// Slots of present records of a batch whose number of versions or first batch does not fit their history.
    func uprooted(batch: Int64, in snapshot: Snapshot) throws -> [Int64] {
        let sameKey = shape.key.map { shape.fields[$0].column }.map { "past.\($0) = present.\($0)" }
            .joined(separator: " AND ")
        func history(_ condition: String) -> String {
            "EXISTS (SELECT 1 FROM \(shape.historyTable) AS past WHERE \(sameKey) AND \(condition))"
        }
        return try tables(in: snapshot).flatMap { table in
            try snapshot.query(
                """
                SELECT row_slot FROM \(table) AS present WHERE row_batch = ? AND (
                    \(history("past.row_version >= present.row_version"))
                    OR (row_version = 1 AND row_first_batch <> row_batch)
                    OR (row_version <> 1 AND NOT (
                        \(history("past.row_version = present.row_version - 1"))
                        AND \(history("past.row_version = 1 AND past.row_batch = present.row_first_batch")))))
                ORDER BY row_slot
                """, [.integer(batch)]
            ) { try $0.integer(0) }
        }
    }

    /// Keys and slots of the versions of a batch that were replaced since.
    func past(batch: Int64, in snapshot: Snapshot) throws -> [(key: [Datum], slot: Int64)] {
        try snapshot.query(
            "SELECT row_slot, \(keyColumns) FROM \(shape.historyTable) WHERE row_batch = ? ORDER BY row_batch, row_slot",
            [.integer(batch)]
        ) { row in
            let key = try shape.key.enumerated().map { try shape.fields[$1].element.type.datum(row, $0 + 1) }
            return (key, try row.integer(0))
        }
    }

    /// One version of a record; throws where its history is not complete.
    func version(_ key: [Datum], _ reference: RecordReference, _ snapshot: Snapshot) throws -> RecordRow {
        guard let present = try record(key: key, in: snapshot),
            let version = try versions(of: present, in: snapshot).first(where: { $0.reference == reference })
        else { throw RegistryError.damaged }
        return version
    }
}
