package import Jobs
package import Standards

/// How an import stands: what came of the rows read so far.
package struct ImportReport: Sendable, Hashable {
    /// The job.
    package let job: ID<Job>
    /// The dataset.
    package let dataset: String
    /// The name under which the file was sent.
    package let fileName: String
    /// Where the job stands.
    package let state: JobState
    /// Records that were not there before.
    package let added: Int64
    /// Records whose values changed.
    package let changed: Int64
    /// Records delivered again without a change.
    package let unchanged: Int64
    /// Rows of the file that were refused.
    package let refused: Int64
    /// Lines read.
    package let lines: Int64
    /// Bytes read.
    package let bytes: Int64
    /// Bytes in all.
    package let totalBytes: Int64
    /// The encoding, once it is known.
    package let encoding: CSVEncoding?
    /// Why it failed or waits.
    package let message: Localized?

    /// Rows that are in the dataset now: added, changed and unchanged.
    package var accepted: Int64 { added + changed + unchanged }
}

/// One entry of the list of refused rows 问题数据清单.
package struct RefusedRow: Sendable, Hashable {
    /// The physical line of the file on which the row begins.
    package let line: Int64
    /// Distinguishes several entries of one line, from 0.
    package let ordinal: Int64
    /// The element that is wrong; nil: the row as a whole.
    package let field: String?
    /// Stable code of the reason.
    package let code: String
    /// The value as it was sent, masked; nil where there is none to show.
    package let value: String?
    /// Why the row was refused.
    package let reason: Localized
    /// How to mend it.
    package let mend: Localized
}
