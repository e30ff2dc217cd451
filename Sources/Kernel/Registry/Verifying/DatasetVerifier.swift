import Journal
import Standards
import Store

/// Checks a dataset batch by batch, and at the end that its tables hold what the batches wrote and nothing else.
struct DatasetVerifier: Sendable {
    private let shape: DatasetShape
    private let journal: Journal
    private var last: Int64 = 0
    private var versions: Int64 = 0
    private var batches: Int64 = 0
    private var erased: Int64 = 0

    init(shape: DatasetShape, journal: Journal) {
        self.shape = shape
        self.journal = journal
    }

    /// What one step came to; without a batch it was the last one.
    struct Step: Sendable {
        var batch: BatchVerifier.Outcome?
        var findings: [RegistryFinding] = []
    }

    /// Checks the next batch, or after the last one the whole: in one read, so that no import comes between.
    mutating func step(in snapshot: Snapshot) throws -> Step {
        guard let batch = try BatchVerifier(shape: shape, journal: journal).next(after: last, in: snapshot) else {
            return Step(findings: try whole(in: snapshot))
        }
        let gap = (last + 1..<batch.batch).prefix(100).map { finding(.missing, batch: $0) }
        last = batch.batch
        versions += batch.versions
        batches += 1
        if batch.isErased { erased += 1 }
        return Step(batch: batch, findings: gap + batch.findings)
    }

    private func whole(in snapshot: Snapshot) throws -> [RegistryFinding] {
        var findings: [RegistryFinding] = []
        if try !holdsExactly(in: snapshot) { findings.append(finding(.surplus)) }
        if try !fitsBatches(in: snapshot) { findings.append(finding(.dataset)) }
        let told = try journal.count(kind: BatchEvent.kind, dataset: shape.id, in: snapshot)
        if told != batches - erased { findings.append(finding(.missing)) }
        return findings
    }

    /// Whether table and history hold all versions of the batches and no more, and each record as many as its version
    /// says.
    private func holdsExactly(in snapshot: Snapshot) throws -> Bool {
        var (rows, sum): (Int64, Int64) = (0, 0)
        for table in try RecordStore(shape: shape).tables(in: snapshot) {
            try snapshot.each("SELECT COUNT(*), SUM(row_version) FROM \(table)") { row in
                rows += try row.integer(0)
                sum += try row.optionalInteger(1) ?? 0
                return true
            }
        }
        let past = try snapshot.first("SELECT COUNT(*) FROM \(shape.historyTable)") { try $0.integer(0) }
        return rows + (past ?? 0) == versions && sum == versions
    }

    /// Whether the counts and times of the dataset are those of its rows and batches.
    private func fitsBatches(in snapshot: Snapshot) throws -> Bool {
        let changes = try changes(in: snapshot)
        let delivery = try written("", in: snapshot)
        let fits = try snapshot.first(
            """
            SELECT batches, row_count, changed_at, delivered_at, (SELECT COUNT(*) FROM \(shape.table))
            FROM registry_dataset WHERE dataset = ?
            """, [.text(shape.id)]
        ) { row in
            try row.integer(0) == last && row.integer(1) == row.integer(4)
                && changes.contains(row.optionalInteger(2)) && row.optionalInteger(3) == delivery
        }
        return fits ?? false
    }

    /// When the dataset may have changed last: when the youngest batch with rows was written, or when a first load
    /// became visible; never, while nothing is.
    private func changes(in snapshot: Snapshot) throws -> Set<Int64?> {
        let load = try snapshot.first(
            "SELECT published_at FROM registry_load WHERE dataset = ?", [.text(shape.id)]
        ) { try $0.optionalInteger(0) }
        guard let load else { return [try written("AND row_count > 0", in: snapshot)] }
        guard let published = load else { return [nil] }
        return [published, try written("AND row_count > 0", in: snapshot)]
    }

    /// When the youngest batch was written.
    private func written(_ condition: String, in snapshot: Snapshot) throws -> Int64? {
        try snapshot.first(
            """
            SELECT written_at FROM registry_batch WHERE dataset = ? \(condition)
            ORDER BY dataset DESC, batch DESC LIMIT 1
            """, [.text(shape.id)]
        ) { try $0.integer(0) }
    }

    private func finding(_ code: RegistryFinding.Code, batch: Int64? = nil) -> RegistryFinding {
        RegistryFinding(code: code, dataset: shape.id, batch: batch, reference: nil)
    }
}
