import Crypto
import Standards
import Store

/// A row of a file that is good: its values in the order of the shape's fields, what they are sorted by, and its leaf.
struct ImportRow: Sendable {
    let values: [Datum]
    /// The order columns in the order of the shape's.
    let orders: [SQLValue]
    let leaf: SHA256Digest

    /// What its record is stored as, in the order of the shape's columns.
    func stored(version: Int64, firstBatch: Int64, batch: Int64, slot: Int) -> [SQLValue] {
        var stored: [SQLValue] = []
        stored.reserveCapacity(values.count + orders.count + DatasetShape.meta.count)
        for value in values { stored.append(SQLValue(value)) }
        stored.append(contentsOf: orders)
        stored.append(.integer(version))
        stored.append(.integer(firstBatch))
        stored.append(.integer(batch))
        stored.append(.integer(Int64(slot)))
        stored.append(.integer(RowHash.digest(leaf)))
        return stored
    }
}

/// Rows read from a file in one go: what one transaction takes.
struct ImportChunk: Sendable {
    /// The good rows, sorted by key.
    var rows: [ImportRow] = []
    var refused: [RefusedRecord] = []
    /// The first and last physical line, both included.
    var lines: ClosedRange<Int64>
    /// The offset and line at which the next chunk begins.
    var end: Int64
    var nextLine: Int64
}
