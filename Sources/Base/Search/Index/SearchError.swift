/// Why a document cannot be searched for: the program's mistake, never a reader's.
package struct SearchError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What kind of mistake; the raw value is stable.
    package enum Code: String, Sendable, Hashable {
        /// An id that is empty, longer than 512 bytes or holds U+0000.
        case id = "search.id"
        /// More pairs of audience and label than there are numbers for (524,287 in all lists).
        case labels = "search.labels"
    }

    /// What kind of mistake.
    package let code: Code
    let detail: String

    init(_ code: Code, _ detail: String) {
        self.code = code
        self.detail = detail
    }

    package var description: String { "\(code.rawValue): \(detail)" }
}
