import Exchange
import Glibc
import Journal
import Logging
import Standards
import Trust

/// What a log is made of besides its files.
struct KeeperParts {
    let folder: LogFolder
    let settings: KeeperSettings
    let signer: KeeperSigner
    let journalKey: any SigningKey
    let origin: String
    let clock: WallClock
    let entropy: Entropy
    let logger: Logger
    let disk: LogDisk
}

/// A log as the start found it: every whole record kept, the torn tail cut, the tree made to fit.
struct RecoveredLog {
    let size: Int64
    let closed: [ClosedSegment]
    let open: SegmentIndex
    let segment: OpenSegment?
    let tree: TreeFiles
    let checkpoints: CheckpointFiles
}

/// Brings the files of a log into a state from which it can go on.
///
/// Only the last segment can be torn: every other was flushed when it was closed. In the last one only what was never acknowledged may be
/// missing; where a later record, or a checkpoint, says that more was surely on the disk, it is damage, and the log does not open.
struct Recovery {
    private let parts: KeeperParts
    private let suite = Suite.sha256Ed25519

    init(_ parts: KeeperParts) {
        self.parts = parts
    }

    private var folder: LogFolder { parts.folder }

    func run() throws -> RecoveredLog {
        try folder.make()
        let checkpoints = try CheckpointFiles(
            folder, origin: parts.origin, key: parts.journalKey, archiveEvery: parts.settings.archiveEvery)
        var firsts = folder.segments()
        while let last = firsts.last, try isUnborn(last) {
            guard unlink(folder.segment(last)) == 0 else {
                throw KeeperError.disk("unlink", folder.segment(last), errno)
            }
            firsts.removeLast()
        }
        let closed = try firsts.dropLast().map { try close($0) }
        for (one, next) in zip(closed, firsts.dropFirst()) where one.end != next {
            throw KeeperError.damaged("segment \(one.first) ends at \(one.end), the next begins at \(next)")
        }
        let tail = try firsts.last.map { try scan($0) }
        let size = tail?.index.end ?? 0
        let tree = try tree(base: firsts.last ?? 0, tail: tail?.commitments ?? [], checkpoints: checkpoints)
        let segment = try tail.map { tail in
            try OpenSegment.resume(
                tail.header, in: folder, end: tail.end, room: parts.settings.segmentBytes, disk: parts.disk)
        }
        return RecoveredLog(
            size: size, closed: closed, open: tail?.index ?? SegmentIndex(first: size), segment: segment, tree: tree,
            checkpoints: checkpoints)
    }

    /// Whether a segment was being begun when the process ended: no header, and no record.
    private func isUnborn(_ first: Int64) throws -> Bool {
        guard var scanner = try SegmentScanner(folder.segment(first)), scanner.header == nil else { return false }
        if try scanner.resynchronise(0) != nil { throw KeeperError.damaged("segment \(first): header") }
        return true
    }

    // MARK: Segments

    /// A closed segment by its index, which is made anew where it is missing.
    private func close(_ first: Int64) throws -> ClosedSegment {
        if let file = try SegmentIndexFile(folder.index(first)), file.first == first {
            return ClosedSegment(first: first, end: file.end, times: file.times)
        }
        let scanned = try scan(first)
        try LogFiles.replace(
            folder.index(first), with: SegmentIndexFile.bytes(of: scanned.index), durably: true)
        let begun = scanned.header.begun
        return ClosedSegment(first: first, end: scanned.index.end, times: scanned.index.times ?? begun...begun)
    }

    private struct Scanned {
        let header: SegmentHeader
        var index: SegmentIndex
        var commitments: [[UInt8]] = []
        var end: Int64
    }

    private func scan(_ first: Int64) throws -> Scanned {
        guard var scanner = try SegmentScanner(folder.segment(first)), let header = scanner.header,
            header.first == first, header.suite == suite
        else { throw KeeperError.damaged("segment \(first): header") }
        var scanned = Scanned(header: header, index: SegmentIndex(first: first), end: scanner.offset)
        while case .record(let frame, let offset) = try scanner.next(scanned.index.end) {
            guard frame.fitsCommitment, let entry = try? frame.entry(), let place = UInt32(exactly: offset) else {
                throw KeeperError.damaged("record \(frame.position)")
            }
            scanned.index.add(entry, at: place)
            scanned.commitments.append(frame.commitment)
            scanned.end = scanner.offset
        }
        if let later = try scanner.resynchronise(0), later.durable > scanned.index.end {
            throw KeeperError.damaged("record \(scanned.index.end)")
        }
        return scanned
    }

    // MARK: The tree

    /// The tree up to the first position of the last segment as its files hold it, and the last segment's records behind it.
    private func tree(base: Int64, tail: [[UInt8]], checkpoints: CheckpointFiles) throws -> TreeFiles {
        guard checkpoints.size <= base + Int64(tail.count) else {
            throw KeeperError.damaged("record \(base + Int64(tail.count)): the checkpoint has \(checkpoints.size)")
        }
        if let tree = try grown(from: base, by: tail), fits(checkpoints) { return tree }
        parts.logger.warning("the tree of the records is made anew", metadata: ["from": "\(base)"])
        let start = folder.segments().first ?? 0
        guard var tree = try TreeFiles(folder, suite: suite, size: start) else {
            throw KeeperError.damaged("tree below position \(start)")
        }
        for first in folder.segments() {
            for commitment in try scan(first).commitments { try tree.append(commitment) }
            guard tree.write() else { throw KeeperError.full("tree") }
        }
        try tree.sync()
        guard fits(checkpoints) else { throw KeeperError.damaged("the records are not those of the checkpoint") }
        return tree
    }

    private func grown(from base: Int64, by tail: [[UInt8]]) throws -> TreeFiles? {
        guard var tree = try TreeFiles(folder, suite: suite, size: base) else { return nil }
        for commitment in tail { try tree.append(commitment) }
        guard tree.write() else { throw KeeperError.full("tree") }
        return tree
    }

    /// Whether the tree at the size of the newest checkpoint has its root.
    private func fits(_ checkpoints: CheckpointFiles) -> Bool {
        checkpoints.newest == nil || TreeReader(folder, suite: suite).root(checkpoints.size) == checkpoints.root
    }
}
