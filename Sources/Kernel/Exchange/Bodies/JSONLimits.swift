/// How much JSON is read from outside.
package struct JSONLimits: Sendable, Hashable {
    /// The most bytes.
    package var bytes: Int
    /// How deep arrays and objects may be nested.
    package var depth: Int
    /// The most values, each member and element counted.
    package var values: Int

    /// Bounds; those of a question to a dataset unless told otherwise.
    package init(bytes: Int = 1 << 20, depth: Int = 8, values: Int = 20_000) {
        self.bytes = bytes
        self.depth = depth
        self.values = values
    }

    /// What a provider's own system may answer where its answer is filtered.
    package static let answer = JSONLimits(bytes: 8 << 20, depth: 32, values: 1_000_000)
}

/// Why a text is not JSON that is accepted; it never holds a piece of the text.
package enum JSONFault: Error, Sendable, Hashable {
    /// Not JSON, first seen at this byte.
    case syntax(at: Int)
    /// A name stands twice in one object.
    case duplicate(at: Int)
    /// More than `JSONLimits` allow.
    case tooLarge
}
