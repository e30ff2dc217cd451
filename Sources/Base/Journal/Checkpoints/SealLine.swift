package import Standards

/// The extension line of our checkpoints: when the tree was sealed, and the size of the seal before.
///
/// Such as `sealed 2026-11-24T03:04:05.123456Z after 1200`. It stands below the root, so that the signature covers it:
/// record time cannot be dated anew, and no seal between two others can be taken away unseen.
package struct SealLine: Sendable, Hashable {
    /// When.
    package let at: Instant
    /// How many entries the tree had at the seal before; 0 at the first.
    package let previous: Int64

    /// A line of its two parts.
    package init(at: Instant, previous: Int64) {
        self.at = at
        self.previous = previous
    }

    /// Reads what `text` writes, and nothing else.
    package init?(_ text: String) {
        let words = text.split(separator: " ", omittingEmptySubsequences: false)
        guard words.count == 4, words[0] == "sealed", words[2] == "after", let at = Instant(String(words[1])),
            let previous = Int64(words[3]), previous >= 0
        else { return nil }
        self.init(at: at, previous: previous)
        guard self.text == text else { return nil }
    }

    /// The line as it stands in the checkpoint.
    package var text: String { "sealed \(at) after \(previous)" }
}
