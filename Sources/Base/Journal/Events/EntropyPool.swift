import Standards
import Synchronization

/// Random bytes fetched in advance: salts and ids are made on the writer's thread, where a system call per byte counts.
final class EntropyPool: Sendable {
    private let source: Entropy
    private let held = Mutex<ArraySlice<UInt8>>([])
    private static let refill = 4_096

    init(_ source: Entropy) {
        self.source = source
    }

    /// The pool as a source; no byte is given out twice.
    var entropy: Entropy {
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
