import Crypto
import Standards
import Store

/// Puts the rows of a chunk into their table: new ones are loaded, changed ones updated with a version in the history,
/// unchanged ones left alone.
///
/// The dataset's lock is held, so that nobody else adds a record between the look and the load.
struct RowLoader {
    private let shape: DatasetShape
    private let batch: Int64
    private let transaction: BulkTransaction

    /// How many keys one statement looks for.
    private static let group = 200

    init(_ shape: DatasetShape, batch: Int64, in transaction: BulkTransaction) {
        self.shape = shape
        self.batch = batch
        self.transaction = transaction
    }

    /// Loads rows whose places in the list are their slots, and says what became of them and which slots were written.
    func load(_ rows: [ImportRow]) throws -> (outcome: ChunkOutcome, written: [Int]) {
        let digests = try digests(of: rows)
        var outcome = ChunkOutcome()
        var written: [Int] = []
        var changed: [Int] = []
        for (slot, row) in rows.enumerated() {
            guard !digests.isEmpty, let digest = digests[keyText(row)] else {
                written.append(slot)
                continue
            }
            if digest == RowHash.digest(row.leaf) { outcome.unchanged += 1 } else { changed.append(slot) }
        }
        outcome.added = Int64(written.count)
        outcome.changed = Int64(changed.count)
        try insert(rows, written)
        for slot in changed { try replace(with: rows[slot], slot: slot) }
        return (outcome, (written + changed).sorted())
    }

    private func insert(_ rows: [ImportRow], _ slots: [Int]) throws {
        guard !slots.isEmpty else { return }
        var next = slots.makeIterator()
        try transaction.load(into: shape.table, columns: shape.columns) {
            next.next().map { rows[$0].stored(version: 1, firstBatch: batch, batch: batch, slot: $0) }
        }
    }

    /// What the records with the keys of these rows hash to.
    private func digests(of rows: [ImportRow]) throws -> [String: Int64] {
        var digests: [String: Int64] = [:]
        let one = shape.key.map { shape.fields[$0].column + " = ?" }.joined(separator: " AND ")
        let keys = shape.key.map { shape.fields[$0].column }.joined(separator: ", ")
        var rest = rows[...]
        while !rest.isEmpty {
            let group = rest.prefix(Self.group)
            rest = rest.dropFirst(Self.group)
            let condition =
                shape.key.count == 1
                ? keys + " IN (" + SQLMarks.of(group.count) + ")"
                : group.map { _ in "(\(one))" }.joined(separator: " OR ")
            try transaction.each(
                "SELECT \(keys), row_digest FROM \(shape.table) WHERE \(condition)",
                group.flatMap { row in shape.key.map { SQLValue(row.values[$0]) } }
            ) { row in
                let key = try shape.key.enumerated().map { try shape.fields[$1].element.type.datum(row, $0) }
                digests[Self.keyText(key)] = try row.integer(shape.key.count)
                return true
            }
        }
        return digests
    }

    private func keyText(_ row: ImportRow) -> String { Self.keyText(shape.key.map { row.values[$0] }) }

    /// A key as one text that no other key has.
    private static func keyText(_ key: [Datum]) -> String {
        key.map { value in
            switch StoredValue(value) {
            case .text(let text): "\(text.utf8.count):\(text)"
            case .integer(let number): "#\(number)"
            case .null: "-"
            }
        }.joined(separator: " ")
    }

    private func replace(with row: ImportRow, slot: Int) throws {
        let store = RecordStore(shape: shape)
        let key = shape.key.map { row.values[$0] }
        guard let old = try store.record(key: key, in: transaction) else { throw RegistryError.damaged }
        let before = try ChangeRecord.before(old.values, row.values, shape: shape)
        let history =
            (shape.key.map { shape.fields[$0].column } + [
                "row_version", "row_batch", "row_slot", "row_before", "row_digest",
            ])
        try transaction.execute(
            """
            INSERT INTO \(shape.historyTable) (\(history.joined(separator: ", ")))
            VALUES (\(SQLMarks.of(history.count)))
            """,
            key.map { SQLValue($0) } + [
                .integer(old.version), .integer(old.batch), .integer(old.slot), .text(before), .integer(old.digest),
            ])
        let values = row.stored(version: old.version + 1, firstBatch: old.firstBatch, batch: batch, slot: slot)
        try transaction.execute(
            """
            UPDATE \(shape.table) SET \(shape.columns.map { $0 + " = ?" }.joined(separator: ", "))
            WHERE \(shape.key.map { shape.fields[$0].column + " = ?" }.joined(separator: " AND "))
            """, values + key.map { SQLValue($0) })
    }
}
