import Synchronization

/// Random bytes fetched in advance, for what is made by the thousand: salts and identifiers.
///
/// What opens a door (keys, tokens) is better taken from the source itself, so that it never lies in memory before it is
/// needed.
package final class EntropyPool: Sendable {
    private let source: Entropy
    private let held = Mutex<ArraySlice<UInt8>>([])
    private static let refill = 4_096

    /// A pool that is filled from `source`.
    package init(_ source: Entropy) {
        self.source = source
    }

    /// The pool as a source; no byte is given out twice.
    package var entropy: Entropy {
        Entropy { count in
            guard count <= Self.refill else { return self.source.bytes(count) }
            return self.held.withLock { held in
                if held.count < count { held = self.source.bytes(Self.refill)[...] }
                defer { held = held.dropFirst(count) }
                return Array(held.prefix(count))
            }
        }
    }
}
