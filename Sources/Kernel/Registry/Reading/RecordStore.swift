import Standards
import Store

/// Finding stored records and what they were, without any right: every caller holds a Permit or is the import itself.
struct RecordStore: Sendable {
    let shape: DatasetShape

    /// The record with a key as it is now.
    func record(key: [Datum], in snapshot: Snapshot) throws -> RecordRow? {
        try snapshot.first(
            "SELECT \(RecordRow.columns(of: shape)) FROM \(shape.table) WHERE \(keyCondition)", key.map { SQLValue($0) }
        ) { try RecordRow.decode($0, shape: shape) }
    }

    /// The record to whose present or past version a reference leads, as it is now.
    func record(_ reference: RecordReference, in snapshot: Snapshot) throws -> RecordRow? {
        let present = try snapshot.first(
            "SELECT \(RecordRow.columns(of: shape)) FROM \(shape.table) WHERE row_batch = ? AND row_slot = ?",
            [.integer(reference.batch), .integer(reference.slot)]
        ) { try RecordRow.decode($0, shape: shape) }
        if let present { return present }
        let key = try snapshot.first(
            "SELECT \(keyColumns) FROM \(shape.historyTable) WHERE row_batch = ? AND row_slot = ?",
            [.integer(reference.batch), .integer(reference.slot)]
        ) { row in
            try shape.key.enumerated().map { try shape.fields[$1].element.type.datum(row, $0) }
        }
        return try key.flatMap { try record(key: $0, in: snapshot) }
    }

    /// The versions of a record, the youngest first: the present one, then each that was replaced.
    func versions(of present: RecordRow, in snapshot: Snapshot) throws -> [RecordRow] {
        var versions = [present]
        try snapshot.each(
            """
            SELECT row_version, row_batch, row_slot, row_before, row_digest FROM \(shape.historyTable)
            WHERE \(keyCondition) ORDER BY \(shape.key.map { shape.fields[$0].column + " DESC" }.joined(separator: ", ")),
                row_version DESC
            """, present.key(in: shape).map { SQLValue($0) }
        ) { row in
            guard var older = versions.last else { return false }
            try ChangeRecord.restore(&older.values, from: try row.text(3), shape: shape)
            older.version = try row.integer(0)
            older.batch = try row.integer(1)
            older.slot = try row.integer(2)
            older.digest = try row.integer(4)
            versions.append(older)
            return true
        }
        return versions
    }

    /// The record as it was after a batch; nil: it did not exist yet.
    func record(_ present: RecordRow, after batch: Int64, in snapshot: Snapshot) throws -> RecordRow? {
        if present.batch <= batch { return present }
        if present.firstBatch > batch { return nil }
        return try versions(of: present, in: snapshot).first { $0.batch <= batch }
    }

    var keyColumns: String { shape.key.map { shape.fields[$0].column }.joined(separator: ", ") }

    var keyCondition: String {
        shape.key.map { shape.fields[$0].column + " = ?" }.joined(separator: " AND ")
    }
}
