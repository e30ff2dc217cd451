/// Why a text is not a value of a data element, and what to do about it.
///
/// It never holds the text itself.
package struct ElementError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Stable code, such as `text.too-long` or `citizen-id.check-digit`.
    package let code: String
    /// What is wrong.
    package let message: Localized
    /// How to mend it.
    package let mend: Localized

    /// An error with a stable code, what is wrong, and how to mend it.
    package init(code: String, message: Localized, mend: Localized) {
        self.code = code
        self.message = message
        self.mend = mend
    }

    /// The same complaint about an identifier.
    init(_ error: IdentifierError) {
        self.init(code: error.code, message: error.message, mend: error.mend)
    }

    /// The stable code.
    package var description: String { code }
}
