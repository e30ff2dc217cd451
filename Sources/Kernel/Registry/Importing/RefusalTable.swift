import Jobs
import Standards
import Store

/// The rows about refused rows.
///
/// The row itself is not copied: its place in the file is kept.
enum RefusalTable {
    private static let columns = """
        job, line, ordinal, field, code, value, reason_zh, reason_en, mend_zh, mend_en, start_offset, end_offset
        """

    static func insert(
        _ refusal: RowRefusal, ordinal: Int, of record: RefusedRecord, job: ID<Job>, in transaction: Transaction
    ) throws {
        try transaction.execute(
            "INSERT INTO import_refusal (\(columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                .text(job.rawValue), .integer(record.line), .integer(Int64(ordinal)), SQLValue(refusal.element),
                .text(refusal.code), SQLValue(refusal.value), .text(refusal.reason.zh), .text(refusal.reason.en),
                .text(refusal.mend.zh), .text(refusal.mend.en), .integer(record.start), .integer(record.end),
            ])
    }

    /// Entries after a place, in the order of lines, each with where its row stands in the file.
    static func page(
        _ job: ID<Job>, after place: (line: Int64, ordinal: Int64), limit: Int, in snapshot: Snapshot
    ) throws -> [(row: RefusedRow, place: Range<Int64>)] {
        try snapshot.query(
            """
            SELECT \(columns) FROM import_refusal WHERE job = ? AND (line, ordinal) > (?, ?)
            ORDER BY job, line, ordinal LIMIT ?
            """,
            [.text(job.rawValue), .integer(place.line), .integer(place.ordinal), .integer(Int64(limit))]
        ) { row in
            let start = try row.integer(10)
            return (
                RefusedRow(
                    line: try row.integer(1), ordinal: try row.integer(2), field: try row.optionalText(3),
                    code: try row.text(4), value: try row.optionalText(5),
                    reason: Localized(zh: try row.text(6), en: try row.text(7)),
                    mend: Localized(zh: try row.text(8), en: try row.text(9))),
                start..<max(start, try row.integer(11))
            )
        }
    }
}
