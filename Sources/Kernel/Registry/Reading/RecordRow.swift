import Standards
import Store

/// A stored record before anything is masked: stays inside the Registry.
struct RecordRow: Sendable {
    /// Values in the order of the shape's fields.
    var values: [Datum]
    /// What is kept beside them.
    var version: Int64
    let firstBatch: Int64
    var batch: Int64
    var slot: Int64
    var digest: Int64

    var reference: RecordReference { RecordReference(batch: batch, slot: slot) }

    /// The columns that `decode` reads, in its order.
    static func columns(of shape: DatasetShape) -> String { shape.selection }

    static func decode(_ row: Row, shape: DatasetShape) throws -> RecordRow {
        var values: [Datum] = []
        let meta = shape.types.count
        values.reserveCapacity(meta)
        for (index, type) in shape.types.enumerated() { values.append(try type.datum(row, index)) }
        return RecordRow(
            values: values, version: try row.integer(meta), firstBatch: try row.integer(meta + 1),
            batch: try row.integer(meta + 2), slot: try row.integer(meta + 3), digest: try row.integer(meta + 4))
    }

    func key(in shape: DatasetShape) -> [Datum] { shape.key.map { values[$0] } }

    /// The record's place in an order.
    func place(of order: [String], in shape: DatasetShape) -> [SQLValue] {
        order.map { column in
            for (index, field) in shape.fields.enumerated() where field.sorted == column {
                return field.orderColumn == nil ? SQLValue(values[index]) : field.orderValue(of: values[index])
            }
            return .null
        }
    }
}
