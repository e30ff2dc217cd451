/// How a gateway keeps its records.
package struct KeeperSettings: Sendable, Hashable {
    /// What is kept of a body.
    package enum Bodies: String, Sendable, Hashable, Codable {
        /// All of it.
        case stored
        /// Its length and SHA-256.
        case digest
    }

    /// What is kept of bodies.
    package var bodies: Bodies = .stored
    /// Bytes that a segment takes at most, unless one group is larger.
    package var segmentBytes = 64 << 20
    /// How long a segment is written to; erasing goes by whole segments.
    package var segmentAge: Duration = .seconds(86_400)
    /// How long details and bodies are kept after their segment was closed; nil: for ever.
    ///
    /// The leaves stay in any case.
    package var retention: Duration?
    /// How many records are flushed together at most.
    package var groupLimit = 256
    /// Bytes of heads and bodies after which a group is closed.
    package var groupBytes = 8 << 20
    /// How many records may wait; more are refused as busy.
    package var queueLimit = 16_384
    /// How often a checkpoint is signed at most, unless one is asked for.
    package var checkpointEvery: Duration = .seconds(1)
    /// How often a checkpoint is laid down for ever.
    package var archiveEvery: Duration = .seconds(600)

    /// The defaults.
    package init() {}
}
