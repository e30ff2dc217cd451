import Crypto
import Standards

/// A row of a file that is good: its values in the order of the shape's fields, and its leaf.
struct ImportRow: Sendable {
    let values: [Datum]
    let leaf: SHA256Digest
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
