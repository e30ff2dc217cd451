/// Why the pages cannot be served: found when the city starts, never while it serves.
package struct WebError: Error, Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible {
    /// What is wrong.
    package enum Code: String, Sendable {
        /// A file of strings is missing or malformed.
        case strings = "web.strings"
        /// A template is missing or malformed.
        case template = "web.template"
        /// The style sheet is missing.
        case style = "web.style"
    }

    /// What is wrong.
    package let code: Code
    /// Which file, and where in it.
    package let reason: String

    init(_ code: Code, reason: String) {
        self.code = code
        self.reason = reason
    }

    package var description: String { code.rawValue }
    package var debugDescription: String { "\(code.rawValue): \(reason)" }
}
