import Exchange
package import Journal
import NIOCore
import Standards
package import Trust

/// Computes a gateway's log anew from its files: every record, leaf, tile and checkpoint, and names whatever is not as it was.
///
/// Reads only, and may run beside the gateway that writes; what comes while it runs is not looked at.
package struct LogVerifier {
    private let folder: LogFolder
    private let suite = Suite.sha256Ed25519
    private let key: VerifierKey?
    private var report = VerifyReport()
    private var tree = Frontier()
    private var tiles: LevelCheck
    private var notes: CheckpointCheck
    private var commitments: CommitmentCursor
    private var erasures: [ErasureRecord] = []

    /// A verifier of the log in `folder`; checkpoints are held against `key`, or where none is given against the one in the folder.
    package init(folder path: String, key: VerifierKey? = nil) throws {
        folder = LogFolder(path: path)
        self.key = try key ?? LogKey(folder).read()
        notes = try CheckpointCheck(folder, key: self.key)
        tiles = LevelCheck(folder)
        commitments = CommitmentCursor(TreeReader(folder, suite: suite))
    }

    /// The key against which checkpoints were held.
    package var verifierKey: VerifierKey? { key }

    /// Computes everything; `progress` hears of each segment.
    package mutating func verify(progress: (_ position: Int64) -> Void = { _ in }) throws -> VerifyReport {
        let firsts = folder.segments()
        if firsts.isEmpty, notes.largest > 0 { add(LogFinding.lost(0, checkpoint: notes.largest)) }
        var missing: [Range<Int64>] = []
        for (index, first) in firsts.enumerated() {
            if first > tree.size {
                missing.append(tree.size..<first)
                try passOver(to: first)
            }
            try verify(first, isLast: index == firsts.count - 1)
            progress(tree.size)
        }
        for range in missing { add(missing: range) }
        if notes.largest > tree.size { add(LogFinding.lost(tree.size, checkpoint: notes.largest)) }
        for finding in notes.findings + tiles.findings { report.add(finding) }
        report.size = tree.size
        report.root = tree.root
        return report
    }

    private mutating func add(_ finding: VerifyFinding) { report.add(finding) }

    /// Positions without records: fine where a later entry says that they were erased.
    private mutating func add(missing range: Range<Int64>) {
        if let erasure = erasures.first(where: { $0.from <= range.lowerBound && range.upperBound <= $0.to }) {
            add(LogFinding.erased(range, rule: erasure.rule, at: erasure.at))
        } else {
            add(LogFinding.segmentMissing(range))
        }
    }

    // MARK: Records

    private mutating func verify(_ first: Int64, isLast: Bool) throws {
        guard var scanner = try SegmentScanner(folder.segment(first)) else { return }
        if scanner.header?.first != first || scanner.header?.suite != suite { add(LogFinding.header(first)) }
        var index = SegmentIndex(first: first)
        var isWhole = true
        while true {
            switch try scanner.next(tree.size) {
            case .record(let frame, let offset):
                check(frame)
                if let entry = try? frame.entry() { index.add(entry, at: UInt32(clamping: offset)) }
                try grow(frame.commitment, isRecorded: true)
            case .nothing:
                let place = scanner.offset
                guard let later = try scanner.resynchronise(tree.size), !isLast || later.durable > tree.size else {
                    try end(scanner, at: place, isLast: isLast)
                    if isWhole, !isLast { try check(index) }
                    return
                }
                isWhole = false
                for position in tree.size..<later.position { add(LogFinding.recordChanged(position)) }
                try passOver(to: later.position)
            }
        }
    }

    private mutating func check(_ frame: RecordFrame) {
        guard frame.fitsCommitment else { return add(LogFinding.detailsChanged(frame.position)) }
        guard let entry = try? frame.entry() else { return add(LogFinding.detailsChanged(frame.position)) }
        switch entry {
        case .erasure(let erasure): erasures.append(erasure)
        case .message(let record):
            guard let body = record.body else { return }
            if RecordDigest.sha256(Array(body.readableBytesView)) != record.bodyDigest {
                add(LogFinding.bodyChanged(frame.position))
            }
        }
    }

    /// What stands behind the last record: nothing in a closed segment, at most a torn write in the last.
    private mutating func end(_ scanner: SegmentScanner, at place: Int64, isLast: Bool) throws {
        let rest = try LogFiles.read(folder.segment(scanner.header?.first ?? 0), from: place)
        guard rest.contains(where: { $0 != 0 }) else { return }
        if isLast, notes.largest <= tree.size {
            add(LogFinding.torn(tree.size))
        } else {
            add(LogFinding.recordChanged(tree.size))
        }
    }

    private mutating func check(_ index: SegmentIndex) throws {
        guard try LogFiles.read(folder.index(index.first)) != SegmentIndexFile.bytes(of: index) else { return }
        add(LogFinding.indexChanged(index.first))
    }

    // MARK: The tree

    private mutating func grow(_ commitment: [UInt8], isRecorded: Bool) throws {
        let position = tree.size
        if isRecorded, try commitments.next() != commitment { add(LogFinding.commitmentChanged(position)) }
        var tiles = self.tiles
        tree.append(RecordDigest.leafHash(commitment, suite: suite)) { height, hash in
            if height > 0, height % Tile.height == 0 {
                tiles.check(hash, level: height / Tile.height, index: position >> Int64(height))
            }
        }
        self.tiles = tiles
        notes.check(tree)
    }

    /// Goes on in the tree with what its file says of positions whose records are not there.
    private mutating func passOver(to position: Int64) throws {
        while tree.size < position {
            guard let commitment = try commitments.next() else {
                add(LogFinding.commitmentChanged(tree.size))
                try grow([UInt8](repeating: 0, count: 32), isRecorded: false)
                continue
            }
            try grow(commitment, isRecorded: false)
        }
    }
}

/// Reads the commitments in order, a few thousand at a time.
struct CommitmentCursor {
    private let tree: TreeReader
    private var position: Int64 = 0
    private var held: ArraySlice<[UInt8]> = []

    init(_ tree: TreeReader) {
        self.tree = tree
    }

    /// The next; nil at the end of the file, and ever after.
    mutating func next() throws(KeeperError) -> [UInt8]? {
        if held.isEmpty { held = try tree.commitments(from: position, count: 4_096)[...] }
        position += 1
        return held.popFirst()
    }
}
