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
    private let faults: SQLiteFaults
    private let configuration: StoreConfiguration
    private let logger: Logger
    private let queue: WorkQueue<Work>
    private let stopped = Mutex<StoreError?>(nil)
    private let thread = Mutex<OwnThread?>(nil)

    init(
        pool: DatabasePool, connections: SQLiteConnections, faults: SQLiteFaults, configuration: StoreConfiguration,
        logger: Logger
    ) {
        self.pool = pool
        self.connections = connections
        self.faults = faults
        self.configuration = configuration
        self.logger = logger
        self.queue = WorkQueue(limit: configuration.queueLimit)
        let own = OwnThread.start("store-write") { self.serve() }
        thread.withLock { $0 = own }
    }

    func add(_ work: Work) throws(StoreError) {
        try queue.add(work)
    }

    func close() async {
        for work in queue.close() { Self.refuse(work, StoreError(.stopped, "the store was closed")) }
        let thread = thread.withLock { $0 }
        await thread?.join()
    }

    private static func refuse(_ work: Work, _ error: any Error) {
        switch work {
        case .member(let call): call.fail(error)
        case .alone(let call, _): call.fail(error)
        }
    }

    private func serve() {
        while let work = queue.next() {
            do {
                try pool.writeWithoutTransaction { database in
                    let run = SQLiteGroup(connections[database], database, faults)
                    switch work {
                    case .member(let first): try run.commit(first, more: next)
                    case .alone(let call, let definesTables): try run.commit(alone: call, definesTables: definesTables)
                    }
                }
            } catch {
                stop(error)
            }
        }
    }

    private func next() -> Call<Transaction>? {
        if case .member(let call) = queue.poll(where: \.isMember) { return call }
        return nil
    }

    /// After a failed flush: refuses everything from now on.
    private func stop(_ error: any Error) {
        let failure = StoreError(.stopped, "the store stopped itself: \(error)")
        for work in queue.close() { Self.refuse(work, failure) }
        configuration.onStop(failure)
    }
}
