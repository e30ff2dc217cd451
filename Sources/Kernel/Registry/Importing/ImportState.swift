import Standards

/// What an import was asked to do, as its job's payload.
struct ImportOrder: Sendable, Hashable, Codable {
    let file: String
    let fileName: String
    let size: Int64
    let dataset: String
    let format: CSVFormat
    let organisation: String
    let decision: String
}

/// How far an import is, as its job's saved state.
struct ImportState: Sendable, Hashable, Codable {
    /// The offset at which the next chunk begins.
    var offset: Int64 = 0
    /// The physical line at which it begins.
    var line: Int64 = 1
    var added: Int64 = 0
    var changed: Int64 = 0
    var unchanged: Int64 = 0
    /// Rows refused.
    var refused: Int64 = 0
    /// Entries kept about them.
    var entries: Int64 = 0
    var encoding: CSVEncoding?

    /// Goes on by what a chunk came to.
    mutating func add(_ outcome: ChunkOutcome, _ chunk: ImportChunk) {
        offset = chunk.end
        line = chunk.nextLine
        added += outcome.added
        changed += outcome.changed
        unchanged += outcome.unchanged
        refused += outcome.refused
        entries += outcome.entries
    }
}

/// What became of the rows of one chunk: the outcome of its command.
struct ChunkOutcome: Sendable, Hashable, Codable {
    var added: Int64 = 0
    var changed: Int64 = 0
    var unchanged: Int64 = 0
    var refused: Int64 = 0
    var entries: Int64 = 0
}
