import Logging

/// PostgreSQL through libpq: one thread per connection, all taking from one queue.
///
/// Reads are REPEATABLE READ READ ONLY: one snapshot, never a retry. Writes are SERIALIZABLE. Bulk is READ COMMITTED.
final class PostgresDriver: Driver {
    let engine = Engine.postgres
    private let queue: WorkQueue<PostgresWorker.Work>
    private let threads: [OwnThread]

    private init(url: String, configuration: StoreConfiguration, faults: StoreFaults) {
        let queue = WorkQueue<PostgresWorker.Work>(limit: configuration.queueLimit)
        self.queue = queue
        self.threads = (0..<max(1, configuration.connections)).map { number in
            OwnThread.start("store-pg-\(number)") {
                var worker = PostgresWorker(url: url, configuration: configuration, faults: faults)
                worker.serve(queue)
            }
        }
    }

    /// Connects once, to say at once what is wrong with the address, and then starts the threads.
    static func open(
        url: String, configuration: StoreConfiguration, faults: StoreFaults = StoreFaults(), logger: Logger
    ) async throws -> PostgresDriver {
        try await withCheckedThrowingContinuation { continuation in
            _ = OwnThread.start("store-open") {
                continuation.resume(
                    with: Result {
                        do {
                            var worker = PostgresWorker(url: url, configuration: configuration, faults: faults)
                            try worker.connect()
                        } catch let failure as PostgresFailure {
                            throw failure.error
                        }
                    })
            }
        }
        return PostgresDriver(url: url, configuration: configuration, faults: faults)
    }

    func read<T: Sendable>(_ body: @escaping @Sendable (Snapshot) throws -> T) async throws -> T {
        try await call(body) { (work: Call<Snapshot>) throws(StoreError) in try queue.add(.read(work)) }
    }

    func write<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T {
        try await call(body) { (work: Call<Transaction>) throws(StoreError) in try queue.add(.write(work)) }
    }

    func bulk<T: Sendable>(
        definesTables: Bool, _ body: @escaping @Sendable (BulkTransaction) throws -> T
    ) async throws -> T {
        try await call(body) { (work: Call<BulkTransaction>) throws(StoreError) in
            try queue.add(.bulk(work, definesTables: definesTables))
        }
    }

    var waiting: Int { queue.count }
    var file: String? { nil }

    func close() async {
        abandon()
        for thread in threads { await thread.join() }
    }

    func abandon() {
        let reason = StoreError(.stopped, "the store was closed")
        for work in queue.close(because: reason) { PostgresWorker.refuse(work, reason) }
    }
}
