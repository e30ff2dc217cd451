/// How much of a file is read at most; what a person writes stays far below.
package struct YAMLLimits: Sendable, Hashable {
    /// Bytes of one file.
    package var bytes = 256 * 1_024
    /// How deep lists and tables may stand in each other.
    package var depth = 16
    /// Values, lists and tables of one file.
    package var nodes = 50_000
    /// Characters of one value.
    package var characters = 4_000

    /// The limits of the pack format.
    package init() {}
}
