/// People's order as stored text: a key that sorts bytewise on every engine as people would sort the names.
package enum SortKey {
    /// The key of a text, ASCII only.
    package static func text(_ text: String) -> String {
        text
    }
}
