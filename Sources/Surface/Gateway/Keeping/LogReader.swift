package import Exchange
package import Journal
package import Standards
import Trust

/// A record with what proves that it is the one at its position.
package struct StoredRecord: Sendable, Hashable {
    /// The position.
    package let position: Int64
    /// The salt of its commitment.
    package let salt: [UInt8]
    /// Its details as they are committed to.
    package let details: [UInt8]
    /// What they say, and the body where it is kept.
    package let entry: LogEntry

    /// The message; nil where the entry is none.
    package var message: MessageRecord? {
        if case .message(let record) = entry { record } else { nil }
    }
}

/// Reads a gateway's log while it is written to; blocks its thread for a few file operations.
package struct LogReader: Sendable {
    let folder: LogFolder
    let state: LogState
    private let suite = Suite.sha256Ed25519

    /// How many positions are on the disk.
    package var size: Int64 { state.read { $0.size } }

    // MARK: Records

    /// The record of a position; nil where there is none or its details are erased.
    package func record(_ position: Int64) throws -> StoredRecord? {
        guard let place = try place(of: position), let file = try LogFile(folder.segment(place.segment)) else {
            return nil
        }
        let prefix = try file.read(at: place.offset, count: RecordFrame.prefixCount)
        guard let count = RecordFrame.length(prefix) else { throw KeeperError.damaged("record \(position)") }
        let bytes = try file.read(at: place.offset, count: count)
        guard let frame = RecordFrame(bytes[...]), frame.position == position, let entry = try? frame.entry() else {
            throw KeeperError.damaged("record \(position)")
        }
        return StoredRecord(position: position, salt: frame.salt, details: Array(frame.details), entry: entry)
    }

    private func place(of position: Int64) throws -> (segment: Int64, offset: Int64)? {
        let (open, closed) = state.read { values in
            let ordinal = position - values.open.first
            let offset = values.open.offsets.indices.contains(Int(ordinal)) ? values.open.offsets[Int(ordinal)] : nil
            return (
                offset.map { (values.open.first, Int64($0)) },
                values.closed.first { $0.first <= position && position < $0.end }?.first
            )
        }
        if let open { return open }
        guard let closed, let file = try SegmentIndexFile(folder.index(closed)) else { return nil }
        return (closed, Int64(try file.offset(of: position)))
    }

    /// Messages with a key, newest first, below a position where one is given; at most `limit`.
    package func find(_ key: RecordKey, before position: Int64? = nil, limit: Int) throws -> [StoredRecord] {
        var found: [StoredRecord] = []
        try eachSegment(before: position ?? .max) { search, start in
            var bound = min(start, found.last?.position ?? .max)
            while found.count < limit {
                let positions = try search(key, bound, limit - found.count)
                guard let last = positions.last else { break }
                for position in positions {
                    if let record = try record(position), record.message.map(key.fits) == true { found.append(record) }
                }
                bound = last
            }
            return found.count < limit
        }
        return found
    }

    private typealias Search = (RecordKey, Int64, Int) throws -> [Int64]

    /// Searches the segments from the newest to the oldest until `body` says that it is enough.
    private func eachSegment(before position: Int64, _ body: (Search, Int64) throws -> Bool) throws {
        // In place, under the lock: a copy taken out would make the committer copy the whole index at its next record.
        var end = position
        let isEnough = try !body(
            { key, bound, limit in
                state.read { values in
                    end = min(position, values.open.first)
                    return values.open.find(key, before: bound, limit: limit)
                }
            }, position)
        guard !isEnough else { return }
        let closed = state.read { $0.closed }
        for segment in closed.reversed() where segment.first < end {
            guard let file = try SegmentIndexFile(folder.index(segment.first)) else { continue }
            guard try body({ try file.find($0, before: $1, limit: $2) }, end) else { return }
        }
    }

    /// The requests that this gateway took as a provider since a moment: what a replay must not repeat after a restart.
    package func requests(since moment: Instant) throws -> [(gateway: String, requestID: String, at: Instant)] {
        let (open, times, closed) = state.read { ($0.open.first, $0.open.times, $0.closed) }
        var firsts = closed.filter { $0.times.upperBound >= moment }.map(\.first)
        if let times, times.upperBound >= moment { firsts.append(open) }
        var found: [(String, String, Instant)] = []
        for first in firsts {
            guard var scanner = try SegmentScanner(folder.segment(first)) else { continue }
            var position = first
            while position < size, case .record(let frame, _) = try scanner.next(position) {
                position += 1
                guard case .message(let record) = try frame.entry(), record.side == .provider, record.kind == .request,
                    record.at >= moment
                else { continue }
                found.append((record.gateway, record.requestID, record.at))
            }
        }
        return found
    }

    /// How grants were used on a day in Beijing, as the provider's side counted it: by number of the grant.
    package func uses(on day: Day) throws -> [String: GrantUse] {
        let (open, closed) = state.read { ($0.open.uses, $0.closed) }
        var uses: [String: GrantUse] = [:]
        func add(_ found: [GrantDay: GrantUse]) {
            for (key, use) in found where key.day == day { uses[key.grant] = (uses[key.grant] ?? GrantUse()) + use }
        }
        add(open)
        for segment in closed
        where BeijingTime.day(of: segment.times.lowerBound) <= day
            && BeijingTime.day(of: segment.times.upperBound) >= day
        {
            if let file = try SegmentIndexFile(folder.index(segment.first)) { add(try file.uses()) }
        }
        return uses
    }

    // MARK: The tree

    /// The bytes that a path of tlog-tiles names; nil where the tree does not hold them, or not yet.
    package func tile(_ path: TilePath) throws -> [UInt8]? {
        let size = state.read { $0.treeSize }
        let tree = TreeReader(folder, suite: suite)
        switch path.content {
        case .hashes(let level):
            let tile = Tile.Coordinate(level: level, index: path.index)
            guard path.width <= tile.width(inTreeOf: size), let hashes = try tree.hashes(of: tile, size: size) else {
                return nil
            }
            return hashes.prefix(path.width).flatMap(\.bytes)
        case .entries:
            guard path.width <= Tile.Coordinate(level: 0, index: path.index).width(inTreeOf: size) else { return nil }
            let commitments = try tree.commitments(from: path.index * Tile.width, count: path.width)
            guard commitments.count == path.width else { throw KeeperError.damaged("commitments") }
            return commitments.flatMap { commitment in
                let leaf = RecordDigest.leaf(commitment, suite: suite)
                return [UInt8(truncatingIfNeeded: leaf.count >> 8), UInt8(truncatingIfNeeded: leaf.count)] + leaf
            }
        }
    }

    /// The proof that a position is in the tree of `size` positions; nil where the tree is smaller.
    package func inclusionProof(position: Int64, size: Int64) throws -> [TreeHash]? {
        guard size <= state.read({ $0.treeSize }) else { return nil }
        var subtrees = TreeReader(folder, suite: suite).subtrees(size)
        return try subtrees.inclusionProof(position: position, size: size)
    }

    /// The proof that the tree of `newer` positions begins with that of `older`; nil outside 1 ≤ older ≤ newer ≤ size.
    package func consistencyProof(from older: Int64, to newer: Int64) throws -> [TreeHash]? {
        guard newer <= state.read({ $0.treeSize }) else { return nil }
        var subtrees = TreeReader(folder, suite: suite).subtrees(newer)
        return try subtrees.consistencyProof(from: older, to: newer)
    }
}
