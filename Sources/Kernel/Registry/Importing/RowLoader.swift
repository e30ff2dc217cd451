import Crypto
import Standards
import Store

/// Puts the rows of a chunk into their table: new ones are inserted, changed ones updated with a version in the history,
/// unchanged ones left alone.
struct RowLoader {
    private let shape: DatasetShape
    private let batch: Int64
    private let transaction: Transaction
    private let columnList: String
    private let columnCount: Int

    /// How many rows one statement inserts: a round trip on PostgreSQL, a fixed cost on SQLite.
    private static let group = 50

    init(_ shape: DatasetShape, batch: Int64, in transaction: Transaction) {
        self.shape = shape
        self.batch = batch
        self.transaction = transaction
        self.columnList = shape.columns.joined(separator: ", ")
        self.columnCount = shape.columns.count
    }

    /// Loads rows whose places in the list are their slots, and says what became of them and which slots were written.
    func load(_ rows: [ImportRow]) throws -> (outcome: ChunkOutcome, written: [Int]) {
        var outcome = ChunkOutcome()
        var written: [Int] = []
        var known: [Int] = []
        var start = 0
        while start < rows.count {
            let group = start..<min(start + Self.group, rows.count)
            let inserted = try insert(rows, group)
            for slot in group {
                if inserted.contains(slot) { written.append(slot) } else { known.append(slot) }
            }
            start = group.upperBound
        }
        outcome.added = Int64(written.count)
        let digests = try digests(of: known.map { rows[$0] })
        for slot in known {
            let row = rows[slot]
            if digests[keyText(row)] == RowHash.digest(row.leaf) {
                outcome.unchanged += 1
            } else {
                try replace(with: row, slot: slot)
                outcome.changed += 1
                written.append(slot)
            }
        }
        written.sort()
        return (outcome, written)
    }

    /// Inserts those rows of a group whose keys are new, and says which.
    private func insert(_ rows: [ImportRow], _ group: Range<Int>) throws -> Set<Int> {
        let marks = "(" + Array(repeating: "?", count: columnCount).joined(separator: ", ") + ")"
        let sql = """
            INSERT INTO \(shape.table) (\(columnList)) VALUES \
            \(Array(repeating: marks, count: group.count).joined(separator: ", ")) \
            ON CONFLICT DO NOTHING RETURNING row_slot
            """
        var values: [SQLValue] = []
        values.reserveCapacity(columnCount * group.count)
        for slot in group {
            values += rows[slot].stored(version: 1, firstBatch: batch, batch: batch, slot: slot)
        }
        return Set(try transaction.query(sql, values) { Int(clamping: try $0.integer(0)) })
    }

    /// What the records with the keys of these rows hash to.
    private func digests(of rows: [ImportRow]) throws -> [String: Int64] {
        var digests: [String: Int64] = [:]
        let one = shape.key.map { shape.fields[$0].column + " = ?" }.joined(separator: " AND ")
        let keys = shape.key.map { shape.fields[$0].column }.joined(separator: ", ")
        var rest = rows[...]
        while !rest.isEmpty {
            let group = rest.prefix(200)
            rest = rest.dropFirst(200)
            let condition =
                shape.key.count == 1
                ? keys + " IN (" + group.map { _ in "?" }.joined(separator: ", ") + ")"
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
            VALUES (\(history.map { _ in "?" }.joined(separator: ", ")))
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
