import Exchange
import Glibc
import Journal
import Trust

/// The tree of the log in files: 32 bytes for each position, and for each level of tiles above one hash for every full tile below.
///
/// All of it follows from the records; it is written behind them, without a flush of its own until a segment is closed, and made
/// anew at start where it is short. Owned by the committer's thread.
struct TreeFiles {
    private let folder: LogFolder
    private let suite: Suite
    private(set) var frontier: Frontier
    private var commitments: GrowingFile
    private var levels: [GrowingFile]

    /// The tree of the first `size` positions, which the files must hold; nil where they do not.
    ///
    /// What they hold beyond is cut off.
    init?(_ folder: LogFolder, suite: Suite, size: Int64) throws(KeeperError) {
        let reader = TreeReader(folder, suite: suite)
        guard let frontier = reader.frontier(size) else { return nil }
        self.folder = folder
        self.suite = suite
        self.frontier = frontier
        commitments = try GrowingFile(folder.commitments, size: size * 32)
        levels = []
        for level in 1...7 {
            let count = size >> Int64(level * Tile.height)
            let path = folder.level(level)
            guard count > 0 || access(path, F_OK) == 0 else { continue }
            levels.append(try GrowingFile(path, size: count * 32))
        }
    }

    /// Takes up the next position.
    mutating func append(_ commitment: [UInt8]) throws(KeeperError) {
        commitments.append(commitment)
        var completed: [(level: Int, hash: TreeHash)] = []
        frontier.append(RecordDigest.leafHash(commitment, suite: suite)) { height, hash in
            if height > 0, height % Tile.height == 0 { completed.append((height / Tile.height, hash)) }
        }
        for (level, hash) in completed {
            while levels.count < level { levels.append(try GrowingFile(folder.level(levels.count + 1), size: 0)) }
            levels[level - 1].append(hash.bytes)
        }
    }

    /// Writes what was taken up; what finds no room stays in memory for the next time.
    ///
    /// Answers whether everything is written.
    mutating func write() -> Bool {
        var isWhole = commitments.write()
        for index in levels.indices where !levels[index].write() { isWhole = false }
        return isWhole
    }

    /// Puts everything on the disk.
    func sync() throws(KeeperError) {
        try commitments.sync()
        for level in levels { try level.sync() }
        try LogFiles.syncFolder(folder.tree)
    }
}

/// A file that only grows; what could not be written waits in memory.
struct GrowingFile {
    private let file: WritableFile
    private var end: Int64
    private var pending: [UInt8] = []

    /// A file that holds at least `size` bytes; what is beyond is cut off.
    init(_ path: String, size: Int64) throws(KeeperError) {
        file = try WritableFile(path)
        guard ftruncate(file.descriptor, off_t(size)) == 0 else { throw .disk("truncate", path, errno) }
        end = size
    }

    mutating func append(_ bytes: [UInt8]) {
        pending.append(contentsOf: bytes)
    }

    mutating func write() -> Bool {
        guard !pending.isEmpty else { return true }
        guard pending.withUnsafeBytes({ LogDisk.system.write(file.descriptor, $0, end) }) == 0 else { return false }
        end += Int64(pending.count)
        pending.removeAll(keepingCapacity: true)
        return true
    }

    func sync() throws(KeeperError) {
        guard pending.isEmpty else { throw .full("tree") }
        guard fdatasync(file.descriptor) == 0 else { throw .disk("fdatasync", file.path, errno) }
    }
}

/// A file open for writing as long as this object.
final class WritableFile {
    let path: String
    let descriptor: Int32

    init(_ path: String) throws(KeeperError) {
        guard let descriptor = try LogFiles.open(path, O_RDWR | O_CREAT) else { throw .disk("open", path, ENOENT) }
        self.path = path
        self.descriptor = descriptor
    }

    deinit {
        LogFiles.close(descriptor)
    }
}
