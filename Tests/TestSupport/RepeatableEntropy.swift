package import Standards
import Synchronization

extension Entropy {
    /// Bytes that look random and are the same in every run with the same `seed` (SplitMix64).
    ///
    /// Only for tests.
    package static func repeatable(seed: UInt64 = 1) -> Entropy {
        let generator = RepeatableGenerator(seed: seed)
        return Entropy { count in generator.bytes(count) }
    }
}

/// SplitMix64 behind a lock.
private final class RepeatableGenerator: Sendable {
    private let state: Mutex<UInt64>

    init(seed: UInt64) {
        state = Mutex(seed)
    }

    func bytes(_ count: Int) -> [UInt8] {
        state.withLock { state in
            (0..<count).map { _ in
                state &+= 0x9E37_79B9_7F4A_7C15
                var mixed = state
                mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
                mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
                return UInt8(truncatingIfNeeded: (mixed ^ (mixed >> 31)) >> 24)
            }
        }
    }
}
