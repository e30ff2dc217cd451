extension SearchCursor: LosslessStringConvertible {
    /// The cursor of a text from outside; nil where it is none.
    package init?(_ description: String) { nil }

    /// For addresses: letters, digits, `-` and `_` alone.
    package var description: String { "" }
}
