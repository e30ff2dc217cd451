package import Standards
import Synchronization

/// A bucket of tokens per key: bursts up to `burst`, then one every `interval`.
///
/// Bounded: at most `capacity` keys are remembered; when the table is full, full buckets are forgotten first, and if
/// none is full the table is emptied, which errs on the side of letting people in.
package final class RateLimit: Sendable {
    private struct Bucket {
        var tokens: Double
        var at: Instant
    }

    private let burst: Double
    private let microsecondsPerToken: Double
    private let capacity: Int
    private let clock: WallClock
    private let buckets = Mutex<[String: Bucket]>([:])

    /// A limit of `burst` at once and one more per `interval`, over at most `capacity` keys.
    package init(burst: Int, every interval: Duration, capacity: Int = 20_000, clock: WallClock) {
        self.burst = Double(max(1, burst))
        let (seconds, attoseconds) = interval.components
        self.microsecondsPerToken = max(1, Double(seconds) * 1e6 + Double(attoseconds) / 1e12)
        self.capacity = max(1, capacity)
        self.clock = clock
    }

    /// Takes a token of `key`; nil when there was one, else the whole seconds until there is.
    package func take(_ key: String) -> Int? {
        let now = clock.now()
        return buckets.withLock { buckets in
            var bucket = refilled(buckets[key], at: now)
            defer { buckets[key] = bucket }
            if buckets.count >= capacity, buckets[key] == nil { prune(&buckets, at: now) }
            guard bucket.tokens >= 1 else {
                return max(1, Int(((1 - bucket.tokens) * microsecondsPerToken / 1e6).rounded(.up)))
            }
            bucket.tokens -= 1
            return nil
        }
    }

    private func refilled(_ bucket: Bucket?, at now: Instant) -> Bucket {
        guard let bucket else { return Bucket(tokens: burst, at: now) }
        let passed = Double(max(0, now.microseconds &- bucket.at.microseconds))
        return Bucket(tokens: min(burst, bucket.tokens + passed / microsecondsPerToken), at: now)
    }

    private func prune(_ buckets: inout [String: Bucket], at now: Instant) {
        buckets = buckets.filter { refilled($0.value, at: now).tokens < burst }
        if buckets.count >= capacity { buckets.removeAll() }
    }
}
