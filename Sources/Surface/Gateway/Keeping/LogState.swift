import Exchange
import Journal
import Standards
import Synchronization

/// What the committer tells everybody else, under one lock: read often, written once for each group.
final class LogState: Sendable {
    struct Values: Sendable {
        /// How many positions are on the disk.
        var size: Int64 = 0
        /// How many positions the tree's files hold.
        var treeSize: Int64 = 0
        /// The closed segments, in order.
        var closed: [ClosedSegment] = []
        /// What to find in the segment that is written to.
        var open = SegmentIndex(first: 0)
        /// The newest checkpoint.
        var checkpoint: String?
        /// How many positions it covers.
        var checkpointSize: Int64 = 0
        var condition = KeeperCondition.keeping
        /// How many groups were flushed.
        var groups: Int64 = 0
    }

    private let values = Mutex(Values())

    func read<Result>(_ body: (Values) -> Result) -> Result { values.withLock { body($0) } }
    func change(_ body: (inout Values) -> Void) { values.withLock { body(&$0) } }
}

/// A segment that is not written to any more.
struct ClosedSegment: Sendable, Hashable {
    let first: Int64
    let end: Int64
    let times: ClosedRange<Instant>
}
