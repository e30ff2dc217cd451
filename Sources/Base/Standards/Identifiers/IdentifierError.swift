/// Why a text is not the identifier it should be, and what to do about it.
///
/// It never holds the text itself: identifiers are personal data, and errors travel into logs.
package struct IdentifierError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Stable code, such as `citizen-id.check-digit`.
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

    /// The stable code.
    package var description: String { code }
}
