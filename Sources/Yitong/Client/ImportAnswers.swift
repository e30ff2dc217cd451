/// How an import stands.
struct ImportStatus: Codable {
    /// The job that imports.
    let job: String
    let dataset: String
    /// waiting, running, stopped, done or failed.
    let state: String
    let added: Int64
    let changed: Int64
    let unchanged: Int64
    let refused: Int64
    /// Bytes of the file read so far.
    let bytes: Int64
    /// Bytes of the file.
    let totalBytes: Int64
    /// The encoding that was found.
    let encoding: String?
    /// Why it stopped or failed, in the reader's language.
    let message: String?

    /// Rows that were accepted, whether or not they changed anything.
    var accepted: Int64 { added + changed + unchanged }

    /// Whether nothing more will happen by itself.
    var isOver: Bool { ["stopped", "done", "failed"].contains(state) }
}

/// A page of refused rows.
struct RefusedRows: Codable {
    struct Row: Codable {
        let line: Int64
        let field: String?
        let reason: String
        let mend: String
    }

    let rows: [Row]
    /// The place after which the next page begins; nil: this is the last.
    let next: String?
}
