/// Placeholders for a list of values.
package enum SQLMarks {
    /// `?, ?, ?`: as many as there are values, which the caller bounds.
    package static func of(_ count: Int) -> String { Array(repeating: "?", count: count).joined(separator: ", ") }
}
