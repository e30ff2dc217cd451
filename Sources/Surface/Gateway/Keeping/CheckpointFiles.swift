import Exchange
import Glibc
import Journal
import Standards
import Trust

/// The checkpoints of a log: the newest in a file of its own, and one every so often in a file that only grows.
///
/// `@unchecked Sendable` holds because after it was made the committer's thread alone touches it.
final class CheckpointFiles: @unchecked Sendable {
    private let folder: LogFolder
    private let origin: String
    private let key: any SigningKey
    private let archiveEvery: Duration
    /// What others verify the checkpoints with; its name is the origin.
    let verifier: VerifierKey
    /// The newest, as a signed note; nil before the first.
    private(set) var newest: String?
    /// How many positions it covers.
    private(set) var size: Int64 = 0
    /// The root it names.
    private(set) var root = TreeHash.empty
    private var archivedAt: Instant?

    /// Reads the newest checkpoint and holds it against the key; one that cannot be read is as good as none, a forged one is damage.
    init(_ folder: LogFolder, origin: String, key: any SigningKey, archiveEvery: Duration) throws {
        self.folder = folder
        self.origin = origin
        self.key = key
        self.archiveEvery = archiveEvery
        verifier = try VerifierKey(
            name: origin, algorithm: key.verifier.algorithm, publicKey: key.verifier.publicKey)
        try Self.trim(folder.checkpoints)
        let note = String(decoding: try LogFiles.read(folder.checkpoint, limit: SignedNote.sizeLimit), as: UTF8.self)
        guard !note.isEmpty, note.contains("\n\n") else { return }
        guard let checkpoint = try? Checkpoint(note: note, verifiedWith: verifier) else {
            throw KeeperError.damaged("checkpoint")
        }
        (newest, size, root) = (note, checkpoint.size, checkpoint.root)
        archivedAt = checkpoint.extensions.first.flatMap { SealLine($0)?.at }
    }

    /// Signs the state of the tree and lays it down.
    func sign(size: Int64, root: TreeHash, at now: Instant) throws {
        let line = SealLine(at: now, previous: self.size)
        let note = try Checkpoint(origin: origin, size: size, root: root, extensions: [line.text]).note(signedBy: key)
        try LogFiles.replace(folder.checkpoint, with: Array(note.utf8), durably: false)
        (newest, self.size, self.root) = (note, size, root)
        guard archivedAt.map({ now.since($0) >= archiveEvery }) ?? true else { return }
        try archive(note)
        archivedAt = now
    }

    /// Takes away what a crash left of a checkpoint that was being laid down.
    private static func trim(_ path: String) throws(KeeperError) {
        guard let descriptor = try LogFiles.open(path, O_RDWR) else { return }
        defer { LogFiles.close(descriptor) }
        let size = try LogFiles.size(descriptor, path)
        let start = max(0, size - 8_192)
        let tail = try LogFiles.read(descriptor, path, at: start, count: Int(size - start))
        let lines = tail.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        guard let signed = lines.dropLast().lastIndex(where: { $0.starts(with: "\u{2014} ".utf8) }) else { return }
        let end = start + Int64(lines[signed].endIndex + 1)
        guard end == size || ftruncate(descriptor, off_t(end)) == 0 else { throw .disk("truncate", path, errno) }
    }

    private func archive(_ note: String) throws(KeeperError) {
        let path = folder.checkpoints
        guard let descriptor = try LogFiles.open(path, O_WRONLY | O_CREAT | O_APPEND) else {
            throw .disk("open", path, ENOENT)
        }
        defer { LogFiles.close(descriptor) }
        let end = try LogFiles.size(descriptor, path)
        let written = Array(note.utf8).withUnsafeBytes { LogDisk.system.write(descriptor, $0, end) }
        guard written == 0 else {
            ftruncate(descriptor, off_t(end))
            throw LogDisk.isFull(-written) ? .full(path) : .disk("write", path, -written)
        }
    }
}
