package import Exchange
import Glibc
import Journal
package import Logging
package import NIOCore
import NIOPosix
package import Standards
import Store
import Synchronization
package import Trust

/// A gateway's log of every exchange: what was handed in is on the disk before anybody is told so.
///
/// Messages come from event loops; one thread takes them in groups, signs each group once, writes it behind the last record of a segment and
/// flushes once. While it flushes, the next group gathers: the commit is the window. Every record is a leaf of a Merkle tree, as every entry
/// of the city's journal is; checkpoints and tiles have the same form.
package final class Keeper: Sendable {
    private let queue: KeepQueue
    private let state: LogState
    private let thread: OwnThread
    private let readers: NIOThreadPool
    private let lock: FolderLock
    private let shelf: CertificateShelf
    private let present: Mutex<KeeperSigner>
    /// Reads the log; blocks, so an event loop uses `read` instead.
    package let reader: LogReader

    /// Opens the log in `folder`, which is made when missing; blocks for as long as the last segment takes to read.
    ///
    /// `journalKey` signs checkpoints under the name `origin`, such as `yitong.demo/ZS/gateway/pension/e1`. Throws `damaged` where records
    /// are missing that were surely there, `taken` where another process has the folder.
    package convenience init(
        folder: String, signer: KeeperSigner, journalKey: any SigningKey, origin: String,
        settings: KeeperSettings = KeeperSettings(), clock: WallClock, entropy: Entropy, logger: Logger
    ) throws {
        try self.init(
            KeeperParts(
                folder: LogFolder(path: folder), settings: settings, signer: signer, journalKey: journalKey,
                origin: origin, clock: clock, entropy: entropy, logger: logger, disk: .system))
    }

    init(_ parts: KeeperParts) throws {
        try LogFiles.makeFolder(parts.folder.path)
        lock = try FolderLock(parts.folder.lock)
        let recovered = try Recovery(parts).run()
        let queue = KeepQueue(limit: parts.settings.queueLimit)
        let state = LogState()
        state.change { values in
            values.size = recovered.size
            values.treeSize = recovered.size
            values.closed = recovered.closed
            values.open = recovered.open
            values.checkpoint = recovered.checkpoints.newest
            values.checkpointSize = recovered.checkpoints.size
        }
        try LogKey(parts.folder).write(recovered.checkpoints.verifier)
        shelf = CertificateShelf(parts.folder)
        try shelf.put(parts.signer.certificate)
        present = Mutex(parts.signer)
        let committer = Committer(recovered, parts: parts, queue: queue, state: state)
        readers = NIOThreadPool(numberOfThreads: 1)
        readers.start()
        self.queue = queue
        self.state = state
        reader = LogReader(folder: parts.folder, state: state)
        thread = OwnThread.start("records") { committer.run() }
    }

    // MARK: Keeping

    /// Keeps a message; where `base` is its signature base (RFC 9421 section 2.5), signs it too and puts the proof into the record.
    ///
    /// The future succeeds on `loop` once the record is on the disk. Where it fails nothing may be forwarded or answered.
    package func keep(
        _ message: MessageRecord, signing base: [UInt8]? = nil, on loop: any EventLoop
    ) -> EventLoopFuture<Kept> {
        let promise = loop.makePromise(of: Kept.self)
        let pending = PendingRecord(record: message, base: base, promise: promise, loop: loop)
        if let failure = queue.add(.message(pending)) { promise.fail(failure) }
        return promise.futureResult
    }

    /// The key and the certificate with which this gateway signs now.
    package var signer: KeeperSigner { present.withLock { $0 } }

    /// Signs with another key from the next group on: its certificate took the place of the former one.
    package func sign(with signer: KeeperSigner) throws {
        try shelf.put(signer.certificate)
        present.withLock { $0 = signer }
        if let failure = queue.add(.signer(signer)) { throw failure }
    }

    /// Whether records are taken, and why not.
    package var condition: KeeperCondition { state.read { $0.condition } }

    /// How many records are on the disk.
    package var size: Int64 { state.read { $0.size } }

    /// How many groups were flushed since the start: one fdatasync each.
    package var groups: Int64 { state.read { $0.groups } }

    /// Answers what still waits, signs the last checkpoint and closes the files; nothing is kept afterwards.
    package func close() async {
        queue.close()
        await thread.join()
        try? await readers.shutdownGracefully()
    }

    // MARK: Proving

    /// The newest checkpoint as a signed note, at most a second behind the records; nil before the first.
    package var checkpoint: String? { state.read { $0.checkpoint } }

    /// A checkpoint over everything that was kept before this call; nil where the log is empty.
    package func freshCheckpoint(on loop: any EventLoop) -> EventLoopFuture<String?> {
        let promise = loop.makePromise(of: String?.self)
        if let failure = queue.add(.checkpoint(promise)) { promise.fail(failure) }
        return promise.futureResult
    }

    /// Reads the log on a thread of its own, so that no event loop waits for a disk.
    package func read<Result: Sendable>(
        on loop: any EventLoop, _ body: @escaping @Sendable (LogReader) throws -> Result
    ) -> EventLoopFuture<Result> {
        readers.runIfActive(eventLoop: loop) { [reader] in try body(reader) }
    }

    /// Keeps a certificate with which somebody else signs messages of this log; one that is there already costs a look.
    package func remember(certificate pem: String) throws { try shelf.put(pem) }
}

/// A folder that no other process writes to, as long as this object.
final class FolderLock: Sendable {
    private let descriptor: Int32

    init(_ path: String) throws(KeeperError) {
        guard let descriptor = try LogFiles.open(path, O_RDWR | O_CREAT) else { throw .disk("open", path, ENOENT) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            LogFiles.close(descriptor)
            throw .taken(path)
        }
        self.descriptor = descriptor
    }

    deinit {
        LogFiles.close(descriptor)
    }
}
