package import Standards

/// What must hold within one record, such as a death that is not before the birth.
package struct DatasetCheck: Sendable, Hashable {
    /// Stable name within the dataset.
    package let id: String
    /// A CQL2 expression over the dataset's elements; a record for which it is false is refused, unknown passes.
    package let text: String
    /// What is wrong where it is false.
    package let message: Localized
    /// What to do about it.
    package let mend: Localized

    /// A check.
    package init(id: String, text: String, message: Localized, mend: Localized) {
        self.id = id
        self.text = text
        self.message = message
        self.mend = mend
    }
}
