/// Why the store could not do what was asked, in the same words on both engines.
///
/// `description` is bland and may be logged; what the engine said, with names of tables and sometimes values, is in
/// `debugDescription`.
package struct StoreError: Error, Sendable, Hashable {
    /// What kind of failure it is; the raw value is stable.
    package enum Code: String, Sendable, Hashable, CaseIterable {
        /// A unique constraint would be broken.
        case conflict
        /// A foreign key would be broken.
        case foreign
        /// A check, a not-null or a column's type would be broken.
        case check
        /// Too much is going on: the queue is full, or the transaction lost its conflicts too often. Try later.
        case busy
        /// A statement took longer than it may.
        case timeout
        /// A statement was interrupted.
        case interrupted
        /// A statement that writes where only reading is allowed.
        case readOnly
        /// The disk or a limit of size is full.
        case diskFull
        /// The operating system failed to read or write.
        case inputOutput
        /// The database is damaged, or the file is none.
        case corrupt
        /// The database cannot be reached; see `isOutcomeUnknown`.
        case unavailable
        /// The store was closed, or stopped after a failed flush to disk.
        case stopped
        /// A column does not hold what was asked for.
        case decoding
        /// The program used the store wrongly: text that is no statement of the subset, a wrong number of values.
        case misuse
        /// The database was written by a newer program.
        case newer
    }

    /// What kind of failure it is.
    package let code: Code
    /// Whether the transaction may have been committed: the connection was lost while COMMIT was on its way.
    ///
    /// Ask by the command's id, or repeat the command under the same id.
    package let isOutcomeUnknown: Bool
    /// What the engine said.
    ///
    /// May hold data: never for a user or an ordinary log.
    let detail: String

    /// A failure of kind `code`; `detail` is for the developer.
    package init(_ code: Code, _ detail: String, isOutcomeUnknown: Bool = false) {
        self.code = code
        self.detail = detail
        self.isOutcomeUnknown = isOutcomeUnknown
    }
}

extension StoreError: CustomStringConvertible, CustomDebugStringConvertible {
    package var description: String { "store: \(code.rawValue)" }
    package var debugDescription: String {
        "store: \(code.rawValue)\(isOutcomeUnknown ? " (outcome unknown)" : ""): \(detail)"
    }
}
