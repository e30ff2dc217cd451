import Synchronization

/// The bytes of all bodies that a process holds at one time (`limits.inflight`).
package final class BodyBudget: Sendable {
    private let left: Atomic<Int>
    private let total: Int

    /// A budget of so many bytes.
    package init(_ bytes: Int = 64 * 1_024 * 1_024) {
        total = max(0, bytes)
        left = Atomic(max(0, bytes))
    }

    /// The bytes that are taken.
    package var taken: Int { total - left.load(ordering: .relaxed) }

    /// Takes some; false where there are not so many left, and then none is taken.
    package func take(_ bytes: Int) -> Bool {
        var left = self.left.load(ordering: .relaxed)
        while left >= bytes {
            let (exchanged, original) = self.left.compareExchange(
                expected: left, desired: left - bytes, ordering: .relaxed)
            if exchanged { return true }
            left = original
        }
        return false
    }

    /// Gives back what was taken.
    package func give(_ bytes: Int) { left.add(bytes, ordering: .relaxed) }
}
