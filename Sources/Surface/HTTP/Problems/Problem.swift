package import HTTPTypes
package import Standards

/// What a caller is told when a request does not succeed (RFC 9457 problem details).
///
/// The type is stable and for programs; title, detail and next step are for people, in their language, and carry
/// neither personal data nor a secret.
package struct Problem: Error, Sendable, Hashable, CustomStringConvertible {
    /// The status of the answer (400–599).
    package let status: HTTPResponse.Status
    /// Stable name of the kind of problem in lower-case words with hyphens; the type URI is made of it.
    package let code: String
    /// What kind of problem it is; the same for every occurrence.
    package let title: Localized
    /// What went wrong this time, in a sentence.
    package let detail: Localized
    /// What the reader can do next.
    package let next: Localized
    /// Where in the request the fault lies, as a JSON pointer (RFC 6901) or a form field; nil where that means nothing.
    package var pointer: String?
    /// Seconds after which a repeat may succeed; nil where waiting does not help.
    package var retryAfter: Int?
    /// Everything that is wrong with what was sent, where it was looked at as a whole.
    package var faults: [Fault] = []
    /// The methods that a 405 answer must name.
    package var allow: [String] = []

    /// A problem of one kind.
    package init(
        _ status: HTTPResponse.Status, _ code: String, title: Localized, detail: Localized, next: Localized,
        pointer: String? = nil, retryAfter: Int? = nil
    ) {
        self.status = status
        self.code = code
        self.title = title
        self.detail = detail
        self.next = next
        self.pointer = pointer
        self.retryAfter = retryAfter
    }

    /// The stable type URI, `urn:yitong:problem:…`.
    package var type: String { "urn:yitong:problem:" + code }

    package var description: String { "\(status.code) \(code)" }

    /// The same problem with another sentence about what went wrong.
    package func saying(_ detail: Localized, next: Localized? = nil, pointer: String? = nil) -> Problem {
        var copy = Problem(status, code, title: title, detail: detail, next: next ?? self.next)
        copy.pointer = pointer ?? self.pointer
        copy.retryAfter = retryAfter
        copy.allow = allow
        copy.faults = faults
        return copy
    }

    /// One of several things that are wrong, with the way to mend it.
    package struct Fault: Sendable, Hashable {
        /// The field, such as `law` or `fields.plate-number`.
        package let field: String
        /// Stable word for machines.
        package let code: String
        /// What is wrong.
        package let detail: Localized
        /// What to do about it.
        package let next: Localized

        /// One thing that is wrong.
        package init(field: String, code: String, detail: Localized, next: Localized) {
            self.field = field
            self.code = code
            self.detail = detail
            self.next = next
        }
    }
}
