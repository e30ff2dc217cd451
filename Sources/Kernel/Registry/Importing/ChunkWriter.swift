import Definitions
import Jobs
import Journal
import Standards
import Store

/// Writes one chunk of an import: rows, history, refusals, batch and one journal event, or nothing of it.
struct ChunkWriter: Sendable {
    let shape: DatasetShape
    let journal: Journal
    let clock: WallClock
    let order: ImportOrder
    let sha256: String
    let job: ID<Job>
    let actor: String

    /// The command id of a chunk: file, dataset, job and line range, so that it is loaded once whatever happens.
    func command(_ chunk: ImportChunk) throws -> CommandID {
        try CommandID(
            "import:\(sha256):\(shape.id):\(job):\(chunk.lines.lowerBound)-\(chunk.lines.upperBound)")
    }

    /// Writes a chunk of which at most `room` refusals are kept; a repeat answers with the first outcome.
    ///
    /// Throws `FirstLoadUnderWay` where another import must become visible first.
    func write(_ chunk: ImportChunk, room: Int64, in bulk: BulkTransaction) throws -> ChunkOutcome {
        try journal.perform(try command(chunk), kind: "registry.import", in: bulk) { transaction in
            let now = clock.now()
            let batch = try nextBatch(now: now, in: transaction)
            var (outcome, written) = try load(chunk.rows, batch: batch, now: now, in: bulk)
            outcome.refused = Int64(chunk.refused.count)
            outcome.entries = try keep(chunk.refused, room: room, in: transaction)
            let event = BatchEvent(
                batch: batch, dataset: shape.id, file: sha256, job: job.rawValue, first: chunk.lines.lowerBound,
                last: chunk.lines.upperBound, outcome: outcome, rows: Int64(written.count),
                root: RowHash.root(written.lazy.map { chunk.rows[$0].leaf }))
            let entry = try journal.append(
                EventDetails(
                    kind: BatchEvent.kind, actor: actor, organisation: order.organisation, dataset: shape.id,
                    subjects: [], purpose: nil, caseNumber: nil, payload: try JSONText.of(event),
                    retention: shape.definition.retention.rawValue, at: now),
                in: transaction)
            try transaction.execute(
                """
                INSERT INTO registry_batch (dataset, batch, entry, job, first_line, last_line, row_count, written_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    .text(shape.id), .integer(batch), .text(entry.rawValue), .text(job.rawValue),
                    .integer(chunk.lines.lowerBound), .integer(chunk.lines.upperBound),
                    .integer(Int64(written.count)), .integer(now.microseconds),
                ])
            return outcome
        }
    }

    /// Puts rows where they belong, and says what became of them and which slots were written.
    private func load(
        _ rows: [ImportRow], batch: Int64, now: Instant, in transaction: BulkTransaction
    ) throws -> (outcome: ChunkOutcome, written: [Int]) {
        let first = FirstLoad(shape: shape)
        if let open = try first.open(in: transaction) {
            guard open.job == job else { throw FirstLoadUnderWay() }
            if !rows.isEmpty { try first.add(rows, batch: batch, in: transaction) }
            return (ChunkOutcome(added: Int64(rows.count)), Array(rows.indices))
        }
        let (outcome, written) = try RowLoader(shape, batch: batch, in: transaction).load(rows)
        if !written.isEmpty {
            try transaction.execute(
                "UPDATE registry_dataset SET row_count = row_count + ?, changed_at = ? WHERE dataset = ?",
                [.integer(outcome.added), .integer(now.microseconds), .text(shape.id)])
        }
        return (outcome, written)
    }

    /// The number of the batch.
    ///
    /// Taking it locks the dataset, so that two imports into it take turns on PostgreSQL too.
    private func nextBatch(now: Instant, in transaction: Transaction) throws -> Int64 {
        let batch = try transaction.first(
            """
            UPDATE registry_dataset SET batches = batches + 1, delivered_at = ? WHERE dataset = ? RETURNING batches
            """, [.integer(now.microseconds), .text(shape.id)]
        ) { try $0.integer(0) }
        guard let batch else { throw RegistryError.dataset }
        return batch
    }

    /// Keeps what is to be said about refused rows, at most `room` entries.
    private func keep(_ refused: [RefusedRecord], room: Int64, in transaction: Transaction) throws -> Int64 {
        var kept: Int64 = 0
        for record in refused {
            for (ordinal, refusal) in record.refusals.enumerated() where kept < room {
                try RefusalTable.insert(refusal, ordinal: ordinal, of: record, job: job, in: transaction)
                kept += 1
            }
        }
        return kept
    }
}

/// The payload of a batch's journal event: what came from where, and the root of what was written.
struct BatchEvent: Sendable, Hashable, Codable {
    static let kind = "registry.import"

    let batch: Int64
    let dataset: String
    /// SHA-256 of the file.
    let file: String
    let job: String
    let first: Int64
    let last: Int64
    let outcome: ChunkOutcome
    /// Versions written: rows added and changed.
    let rows: Int64
    /// `RowHash.root` of them, in hexadecimal digits.
    let root: String

    init(
        batch: Int64, dataset: String, file: String, job: String, first: Int64, last: Int64, outcome: ChunkOutcome,
        rows: Int64, root: [UInt8]
    ) {
        self.batch = batch
        self.dataset = dataset
        self.file = file
        self.job = job
        self.first = first
        self.last = last
        self.outcome = outcome
        self.rows = rows
        self.root = Hexadecimal.text(root)
    }
}
