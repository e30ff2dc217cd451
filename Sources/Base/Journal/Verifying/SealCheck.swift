import Standards
import Store
import Trust

/// Checks every seal and its checkpoint when the computed tree has its size.
struct SealCheck: Sendable {
    private struct Seal: Sendable {
        let size: Int64
        let epoch: Int64
        let root: TreeHash?
        let sealedAt: Instant
        let checkpoint: String
    }

    private let journal: Journal
    private let epochs: [(epoch: Int64, start: Int64)]
    private var waiting: ArraySlice<Seal> = []
    private var findings: [VerifyFinding] = []
    private var keys: [Int64: VerifierKey] = [:]
    private(set) var last: (size: Int64, at: Instant)?

    init(journal: Journal, epochs: [(epoch: Int64, start: Int64)]) {
        self.journal = journal
        self.epochs = epochs
    }

    mutating func load(_ range: Range<Int64>, in snapshot: Snapshot) throws {
        waiting = try snapshot.query(
            """
            SELECT size, epoch, root, sealed_at, checkpoint FROM journal_seal
            WHERE size > ? AND size <= ? ORDER BY size
            """, [.integer(range.lowerBound), .integer(range.upperBound)]
        ) { row in
            Seal(
                size: try row.integer(0), epoch: try row.integer(1), root: TreeHash(try row.blob(2)),
                sealedAt: try row.instant(3), checkpoint: try row.text(4))
        }[...]
    }

    /// Compares with the seal of this size, where there is one.
    mutating func check(_ tree: Frontier) {
        guard let seal = waiting.first, seal.size == tree.size else { return }
        waiting.removeFirst()
        let root = tree.root
        if seal.root != root {
            findings.append(
                JournalFinding.seal(
                    "changed", size: seal.size, zh: "封存记录的树根与条目不符。",
                    en: "The root of the seal is not that of the entries."))
        }
        if let last, last.at > seal.sealedAt {
            findings.append(
                JournalFinding.seal(
                    "time", size: seal.size, zh: "封存时间早于前一次封存。", en: "Sealed earlier than the seal before."))
        }
        let epoch = epochs.last { $0.start < seal.size }?.epoch
        if seal.epoch != epoch {
            findings.append(
                JournalFinding.seal(
                    "epoch", size: seal.size, zh: "封存记录的纪元不对。", en: "The seal is not of its epoch."))
        }
        checkCheckpoint(seal, epoch: epoch ?? seal.epoch, root: root)
        last = (seal.size, seal.sealedAt)
    }

    private mutating func checkCheckpoint(_ seal: Seal, epoch: Int64, root: TreeHash) {
        if keys[epoch] == nil { keys[epoch] = try? journal.verifierKey(epoch: epoch) }
        guard let key = keys[epoch], let found = try? Checkpoint(note: seal.checkpoint, verifiedWith: key),
            found.origin == journal.origin.line(epoch: epoch), found.size == seal.size, found.root == root,
            let line = found.extensions.first.flatMap(SealLine.init)
        else { return findings.append(JournalFinding.checkpointChanged(size: seal.size)) }
        if line.at != seal.sealedAt {
            findings.append(
                JournalFinding.seal(
                    "time", size: seal.size, zh: "封存时间与签名的检查点不符。",
                    en: "The time of the seal is not that which was signed."))
        }
        if line.previous != last?.size ?? 0 {
            findings.append(
                JournalFinding.seal(
                    "missing", size: line.previous, zh: "此封存记录缺失：之后的检查点接续它。",
                    en: "This seal is missing: the checkpoint after it goes on from it."))
        }
    }

    mutating func takeFindings() -> [VerifyFinding] {
        defer { findings = [] }
        return findings
    }
}
