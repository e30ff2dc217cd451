/// Where one record of a CSV file stands and how it is divided.
package struct CSVRecord: Sendable, Hashable {
    /// The physical line on which it begins; the file's first line is 1.
    package let line: Int64
    /// The offset of its first byte in the file.
    package let start: Int64
    /// The offset after its line end: where reading may begin again.
    package let end: Int64
    /// The physical line that follows it.
    package let nextLine: Int64
    /// How many fields it has.
    package let count: Int
}

/// A record that cannot be read as CSV; reading goes on with the physical line after the one it began on.
package struct CSVFault: Sendable, Hashable {
    /// What is wrong with a record.
    package enum Reason: String, Sendable, Hashable, CaseIterable {
        /// A quote that opens a field is never closed (before the end of the file or the longest record).
        case unbalancedQuote = "csv-unbalanced-quote"
        /// After a closing quote stands something other than a separator or a line end.
        case textAfterQuote = "csv-text-after-quote"
        /// A NUL byte stands in the record.
        case nul = "csv-nul"
        /// The record is longer than the limit.
        case recordTooLong = "csv-record-too-long"
        /// A field is longer than the limit.
        case fieldTooLong = "csv-field-too-long"
        /// The record has more fields than the limit.
        case tooManyFields = "csv-too-many-fields"
    }

    /// What is wrong.
    package let reason: Reason
    /// The physical line on which the record begins.
    package let line: Int64
    /// The offset of its first byte in the file.
    package let start: Int64
    /// The offset at which reading goes on.
    package let end: Int64
    /// The physical line at which reading goes on.
    package let nextLine: Int64
}

/// What the reader has to say next.
package enum CSVStep: Sendable, Hashable {
    /// A record; its fields are the reader's until the next step.
    case record(CSVRecord)
    /// A record that is refused.
    case fault(CSVFault)
    /// The bytes fed so far hold no further complete record.
    case needsBytes
    /// The file is at its end.
    case end
}
