import Exchange
import Glibc
import Journal
import Logging
import NIOCore
import Standards
import Trust

/// The thread that keeps: takes what came, signs it as one batch, writes it, flushes once, answers in bulk, then sees to the tree.
///
/// `@unchecked Sendable` holds because after it was made its own thread alone touches it; others see `state` and `queue`, which lock.
final class Committer: @unchecked Sendable {
    let folder: LogFolder
    let settings: KeeperSettings
    let queue: KeepQueue
    let state: LogState
    let clock: WallClock
    let logger: Logger
    let disk: LogDisk
    let suite = Suite.sha256Ed25519
    let checkpoints: CheckpointFiles
    private let entropy: Entropy
    private var signer: KeeperSigner
    private var isStopped = false
    /// Nil until the first record comes, and between a closed segment and the next record.
    var segment: OpenSegment?
    var tree: TreeFiles
    /// How many records are on the disk.
    var size: Int64
    /// When the next checkpoint may be signed.
    private var checkpointDue = ContinuousClock.now
    private var buffer: [UInt8] = []
    private var mustErase = true

    init(_ recovered: RecoveredLog, parts: KeeperParts, queue: KeepQueue, state: LogState) {
        folder = parts.folder
        settings = parts.settings
        clock = parts.clock
        logger = parts.logger
        disk = parts.disk
        entropy = EntropyPool(parts.entropy).entropy
        signer = parts.signer
        checkpoints = recovered.checkpoints
        segment = recovered.segment
        tree = recovered.tree
        size = recovered.size
        self.queue = queue
        self.state = state
    }

    /// Works until the queue is closed and empty.
    func run() {
        while let work = queue.take(patience: patience) { serve(work) }
        signCheckpoint(evenIfEarly: true)
        do {
            try segment?.finish()
            if tree.write() { try tree.sync() }
        } catch {
            logger.error("the records were not closed cleanly", metadata: ["error": "\(String(reflecting: error))"])
        }
    }

    /// How long to wait for work: until the checkpoint is due that is still to be signed.
    private var patience: Duration? {
        guard size > checkpoints.size, !isStopped else { return nil }
        return max(.zero, ContinuousClock.now.duration(to: checkpointDue))
    }

    private func serve(_ work: [KeepWork]) {
        var group: [PendingRecord] = []
        var bytes = 0
        func flush() {
            if !group.isEmpty { keep(group) }
            (group, bytes) = ([], 0)
        }
        for one in work {
            switch one {
            case .message(let pending):
                group.append(pending)
                bytes += pending.record.head.count + (pending.record.body?.readableBytes ?? 0)
                if group.count == settings.groupLimit || bytes >= settings.groupBytes { flush() }
            case .signer(let new):
                flush()
                signer = new
            case .checkpoint(let promise):
                flush()
                signCheckpoint(evenIfEarly: true)
                promise.succeed(checkpoints.newest)
            }
        }
        flush()
        if mustErase { eraseExpired() }
        if size > checkpoints.size, ContinuousClock.now >= checkpointDue { signCheckpoint(evenIfEarly: false) }
    }

    // MARK: One group

    private func keep(_ pending: [PendingRecord]) {
        guard !isStopped else {
            return answer(pending, with: .failure(state.read { $0.condition.error } ?? .closed))
        }
        let (group, refused) = encode(pending)
        for one in refused { one.pending.promise.fail(one.error) }
        if !group.entries.isEmpty { _ = keep(group) }
    }

    /// Puts a group on the disk and tells whoever waits; answers whether it is there.
    private func keep(_ group: EncodedGroup) -> Bool {
        do throws(KeeperError) {
            let offset = try place(group)
            size += Int64(group.entries.count)
            publish(group, from: offset)
            answer(group)
            grow(by: group)
            return true
        } catch {
            note(error)
            answer(group.entries.compactMap(\.pending), with: .failure(error))
            return false
        }
    }

    /// Writes the group into the segment and flushes it; answers where it begins there.
    private func place(_ group: EncodedGroup) throws(KeeperError) -> Int64 {
        if let segment, !segment.fits(group.bytes.count) || isOld(segment) { try closeSegment() }
        let segment: OpenSegment
        if let open = self.segment {
            segment = open
        } else {
            segment = try OpenSegment.begin(
                SegmentHeader(suite: suite, first: size, begun: clock.now()), in: folder, room: settings.segmentBytes,
                disk: disk)
            self.segment = segment
            state.change { $0.open = SegmentIndex(first: size) }
        }
        let offset = segment.end
        try segment.append(group.bytes)
        return offset
    }

    private func isOld(_ segment: OpenSegment) -> Bool {
        clock.now().since(segment.header.begun) >= settings.segmentAge
    }

    /// Signs what is to be signed and writes the frames one behind the other.
    private func encode(_ pending: [PendingRecord]) -> (EncodedGroup, [(pending: PendingRecord, error: KeeperError)]) {
        var group = EncodedGroup(bytes: buffer)
        group.bytes.removeAll(keepingCapacity: true)
        var refused: [(PendingRecord, KeeperError)] = []
        var proofs = sign(pending)
        for var one in pending {
            var proof: [UInt8]?
            if one.base != nil {
                guard case .success(let made)? = proofs?.next() else {
                    refused.append((one, .unsigned("the key refused")))
                    continue
                }
                proof = made
                one.record.proof = made
            }
            let start = group.bytes.count
            do throws(RecordError) {
                let commitment = try RecordFrame.write(
                    .message(one.record), keepsBody: settings.bodies == .stored && one.record.body != nil,
                    position: size + Int64(group.entries.count), durable: size,
                    salt: entropy.bytes(Commitment.saltLength), to: &group.bytes)
                group.entries.append(
                    .init(
                        entry: .message(one.record), pending: one, proof: proof, offset: start, commitment: commitment))
            } catch {
                refused.append((one, .tooLarge(error.part)))
            }
        }
        return (group, refused)
    }

    /// The proofs of those that are to be signed, in their order.
    private func sign(_ pending: [PendingRecord]) -> IndexingIterator<[Result<[UInt8], any Error>]>? {
        let leaves = pending.compactMap { $0.base.map { BatchLeaf(of: $0) } }
        guard !leaves.isEmpty else { return nil }
        var proofs: [Result<[UInt8], any Error>] = []
        for start in stride(from: 0, to: leaves.count, by: BatchSignature.limit) {
            let batch = Array(leaves[start..<min(start + BatchSignature.limit, leaves.count)])
            do {
                let signature = try BatchSignature(batch, by: signer.key, at: clock.now())
                proofs += signature.proofs.map { .success($0) }
            } catch {
                logger.error("the gateway's key did not sign", metadata: ["error": "\(String(reflecting: error))"])
                proofs += batch.map { _ in .failure(error) }
            }
        }
        return proofs.makeIterator()
    }

    /// Lets others find what was kept, before anybody is told that it was.
    private func publish(_ group: EncodedGroup, from offset: Int64) {
        state.change { values in
            for entry in group.entries {
                values.open.add(entry.entry, at: UInt32(clamping: offset + Int64(entry.offset)))
            }
            values.size = size
            values.condition = .keeping
            values.groups += 1
        }
    }

    private func grow(by group: EncodedGroup) {
        do throws(KeeperError) {
            for entry in group.entries { try tree.append(entry.commitment) }
        } catch {
            stop(error)
        }
        buffer = group.bytes
        if buffer.capacity > 4 << 20 { buffer = [] }
        if tree.write() { state.change { $0.treeSize = size } }
    }

    // MARK: Answers

    /// One hop to each event loop for a whole group.
    private func answer(_ group: EncodedGroup) {
        let start = size - Int64(group.entries.count)
        var rest = group.entries[...]
        while let loop = rest.first?.pending?.loop {
            let run = rest.prefix { $0.pending?.loop === loop }
            let answers = run.indices.map { index in
                (run[index].pending?.promise, Kept(position: start + Int64(index), proof: run[index].proof))
            }
            loop.execute {
                for (promise, kept) in answers { promise?.succeed(kept) }
            }
            rest = rest.dropFirst(run.count)
        }
    }

    private func answer(_ pending: [PendingRecord], with result: Result<Kept, KeeperError>) {
        for one in pending { one.promise.completeWith(result.mapError { $0 as any Error }) }
    }

    /// Says why nothing was kept; after a failed flush nobody knows what is on the disk, so nothing more is taken.
    private func note(_ error: KeeperError) {
        guard error.code == .full else { return stop(error) }
        let wasFull = state.read { if case .full = $0.condition { true } else { false } }
        if !wasFull { logger.error("no room for records", metadata: ["error": "\(String(reflecting: error))"]) }
        state.change { $0.condition = .full(error) }
    }

    private func stop(_ error: KeeperError) {
        let stopped = error.code == .stopped ? error : .stopped(String(reflecting: error))
        isStopped = true
        logger.critical("recording has stopped", metadata: ["error": "\(String(reflecting: stopped))"])
        state.change { $0.condition = .stopped(stopped) }
    }

    // MARK: Checkpoints and segments

    private func signCheckpoint(evenIfEarly: Bool) {
        guard !isStopped, size > checkpoints.size, tree.write() else { return }
        checkpointDue = ContinuousClock.now + settings.checkpointEvery
        do {
            try checkpoints.sign(size: size, root: tree.frontier.root, at: clock.now())
            state.change { values in
                values.treeSize = size
                values.checkpoint = checkpoints.newest
                values.checkpointSize = size
            }
        } catch {
            logger.error("no checkpoint was signed", metadata: ["error": "\(String(reflecting: error))"])
        }
    }

    /// Ends the segment: its size, its index, the tree up to here on the disk; then what is too old is erased.
    private func closeSegment() throws(KeeperError) {
        guard let segment else { return }
        try segment.finish()
        guard tree.write() else { throw .full("tree") }
        try tree.sync()
        let index = state.read { $0.open }
        try LogFiles.replace(folder.index(index.first), with: SegmentIndexFile.bytes(of: index), durably: true)
        let begun = segment.header.begun
        state.change { values in
            values.closed.append(ClosedSegment(first: index.first, end: index.end, times: index.times ?? begun...begun))
            values.open = SegmentIndex(first: index.end)
        }
        self.segment = nil
        mustErase = true
    }

    /// Erases the details of segments that are older than they may be: first the log says so, then they go.
    private func eraseExpired() {
        mustErase = false
        guard let retention = settings.retention, !isStopped else { return }
        let now = clock.now()
        let expired = state.read { $0.closed.prefix { now.since($0.times.upperBound) > retention } }
        guard let first = expired.first, let last = expired.last else { return }
        let days = retention.components.seconds / 86_400
        let entry = LogEntry.erasure(
            ErasureRecord(at: now, from: first.first, to: last.end, rule: "retention \(days) days"))
        var group = EncodedGroup(bytes: [])
        guard
            let commitment = try? RecordFrame.write(
                entry, keepsBody: false, position: size, durable: size, salt: entropy.bytes(Commitment.saltLength),
                to: &group.bytes)
        else { return }
        group.entries = [.init(entry: entry, pending: nil, proof: nil, offset: 0, commitment: commitment)]
        guard keep(group) else { return }
        state.change { $0.closed.removeFirst(expired.count) }
        for segment in expired {
            unlink(folder.segment(segment.first))
            unlink(folder.index(segment.first))
        }
    }
}

/// The frames of a group, one behind the other, and what each belongs to.
struct EncodedGroup {
    struct Entry {
        let entry: LogEntry
        /// Nil for what the log says about itself.
        let pending: PendingRecord?
        let proof: [UInt8]?
        let offset: Int
        let commitment: [UInt8]
    }

    var bytes: [UInt8]
    var entries: [Entry] = []
}
