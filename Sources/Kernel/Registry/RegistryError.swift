package import Standards

/// Why the Registry cannot do what it was asked to do.
package struct RegistryError: Error, Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible {
    /// The kinds of failure; raw values are stable.
    package enum Code: String, Sendable, Hashable, CaseIterable {
        /// There is no such dataset, or the permit is for another one.
        case dataset = "registry.dataset"
        /// The permit is for another act.
        case act = "registry.act"
        /// No declared find serves the query.
        case find = "registry.find"
        /// The query names a field that the dataset does not have or the permit does not open.
        case field = "registry.field"
        /// A value does not fit its field.
        case value = "registry.value"
        /// The cursor is not one that this dataset gave.
        case cursor = "registry.cursor"
        /// The key has not as many parts as the dataset's.
        case key = "registry.key"
        /// The file's header does not fit the dataset.
        case header = "import.header"
        /// The file has no header.
        case empty = "import.empty"
        /// The file's encoding is not one that is read.
        case encoding = "import.encoding"
        /// There is no such import.
        case job = "import.job"
        /// What is stored cannot be read back: run `yitong verify`.
        case damaged = "registry.damaged"
    }

    /// What happened.
    package let code: Code
    /// What to tell the person.
    package let message: Localized
    /// What to do about it.
    package let mend: Localized

    /// A failure with its sentences; they hold no personal data.
    package init(_ code: Code, message: Localized, mend: Localized) {
        self.code = code
        self.message = message
        self.mend = mend
    }

    package var description: String { code.rawValue }
    package var debugDescription: String { "\(code.rawValue): \(message.en) \(mend.en)" }
}
