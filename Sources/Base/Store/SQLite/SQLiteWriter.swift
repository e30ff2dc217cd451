import GRDB
import GRDBSQLite
import Logging
import Synchronization

/// The one writer: a thread that commits what is waiting together, so that many share one flush to disk.
///
/// A group is a transaction with a savepoint per member. A member that throws is rolled back to its savepoint. Nobody
/// hears anything before COMMIT has returned. When a member lost the transaction, or COMMIT fails, all members run
/// again one by one, each in a transaction of its own. A failed flush stops the store for good: what a file holds
/// after a failed fsync, nobody knows, and asking again does not tell.
final class SQLiteWriter: Sendable {
    /// What waits for the writer.
    enum Work: Sendable {
        case member(Call<Transaction>)
        case alone(Call<BulkTransaction>, definesTables: Bool)

        var isMember: Bool { if case .member = self { true } else { false } }
    }

    private let pool: DatabasePool
    private let connections: SQLiteConnections
    private let faults: StoreFaults
    private let configuration: StoreConfiguration
    private let logger: Logger
    private let queue: WorkQueue<Work>
    private let checkpoint: SQLiteCheckpoint
    private let onStop: @Sendable (StoreError) -> Void
    private let thread = Mutex<OwnThread?>(nil)

    init(
        pool: DatabasePool, connections: SQLiteConnections, checkpoint: SQLiteCheckpoint, faults: StoreFaults,
        configuration: StoreConfiguration, logger: Logger, onStop: @escaping @Sendable (StoreError) -> Void
    ) {
        self.onStop = onStop
        self.pool = pool
        self.connections = connections
        self.faults = faults
        self.configuration = configuration
        self.logger = logger
        self.queue = WorkQueue(limit: configuration.queueLimit)
        self.checkpoint = checkpoint
        let own = OwnThread.start("store-write") { self.serve() }
        thread.withLock { $0 = own }
    }

    func add(_ work: Work) throws(StoreError) {
        try queue.add(work)
    }

    /// How many calls wait for the writer.
    var waiting: Int { queue.count }

    /// Refuses who waits and who comes; who runs is decided.
    func abandon(because reason: StoreError) {
        for work in queue.close(because: reason) { Self.refuse(work, reason) }
    }

    /// Waits until the thread has ended.
    func join() async {
        let thread = thread.withLock { $0 }
        await thread?.join()
    }

    private static func refuse(_ work: Work, _ error: any Error) {
        switch work {
        case .member(let call): call.fail(error)
        case .alone(let call, _): call.fail(error)
        }
    }

    /// What the writing thread does all its life.
    private func serve() {
        var lastSize = 1
        while let work = queue.next() {
            let members = GroupIntake(queue, expecting: lastSize / 2, configuration)
            defer { lastSize = members.count }
            do {
                try pool.writeWithoutTransaction { database in
                    let connection = connections[database]
                    let group = SQLiteGroup(connection, database, faults)
                    switch work {
                    case .member(let first):
                        try group.commit(first, more: members.next)
                    case .alone(let call, let definesTables):
                        try group.commit(alone: call) {
                            definesTables ? BulkTransaction(definingTables: $0) : BulkTransaction($0)
                        }
                    }
                    try checkpoint.run(isIdle: queue.count == 0, database)
                }
            } catch {
                stop((error as? SQLiteStop)?.reason ?? StoreError(.stopped, "the writer failed: \(error)"))
            }
        }
    }

    /// After a failed flush: refuses everything from now on.
    private func stop(_ reason: StoreError) {
        for work in queue.close(because: reason) { Self.refuse(work, reason) }
        logger.critical("the store has stopped: a write to disk failed", metadata: ["code": "\(reason.code.rawValue)"])
        onStop(reason)
    }
}
