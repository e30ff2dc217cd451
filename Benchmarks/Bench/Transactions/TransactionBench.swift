import Foundation
import Journal
import Logging
import Standards
import Store
import Trust

/// Durable small transactions on both engines, beside the engine alone.
struct TransactionBench {
    let scratch: String
    let total: Int
    private let ids = IDSource(
        clock: WallClock { Instant(microseconds: SmallTransactions.now()) }, entropy: .system)

    init(scratch: String, total: Int) {
        self.scratch = scratch
        self.total = total
    }

    func run(_ report: inout Report) async throws {
        try await sqlite(writers: 64, bar: 0.25, &report)
        try await sqlite(writers: 1_024, bar: 0.40, &report)
        if let cluster = ProcessInfo.processInfo.environment["YITONG_TEST_POSTGRES"] {
            try await postgres(cluster, &report)
        }
    }

    private func sqlite(writers: Int, bar: Double, _ report: inout Report) async throws {
        let reference = try await BatchReference.run(
            path: "\(scratch)/reference-\(writers).sqlite", total: total, ids: ids)
        let store = try await Store.open(.sqlite(path: "\(scratch)/ours-\(writers).sqlite"), logger: .quiet)
        let synchronous = try await store.write { transaction in
            try transaction.first("SELECT synchronous FROM pragma_synchronous") { try $0.integer(0) }
        }
        guard synchronous == 2 else { throw BenchError("the writer is not FULL") }
        let (ours, lag) = try await transactions(on: store).run(writers: writers, total: total, ids: ids)
        await store.close()
        let ratio = ours.rate / reference.rate
        report.add(
            .init(
                name: "durable small transactions, SQLite, \(writers) writers", figure: rate(ours),
                reference: "batches of 100: \(rate(reference))", ratio: ratio, bar: "≥ \(bar)", isReached: ratio >= bar,
                cpu: cpu(ours, reference)))
        addLag(lag, "SQLite, \(writers) writers", &report)
    }

    private func postgres(_ cluster: String, _ report: inout Report) async throws {
        let (writers, count) = (64, total / 5)
        let database = try BenchDatabase.create(in: cluster, named: "transactions")
        let store = try await Store.open(StoreLocation(database.url), logger: .quiet)
        let bench = try await transactions(on: store)
        let reference = try await PgbenchReference.run(url: database.url, clients: writers, total: count)
        let (ours, lag) = try await bench.run(writers: writers, total: count, ids: ids)
        await store.close()
        try database.drop()
        let ratio = ours.rate / reference
        report.add(
            .init(
                name: "durable small transactions, PostgreSQL, \(writers) writers", figure: rate(ours),
                reference: String(format: "pgbench: %.0f/s", reference), ratio: ratio, bar: "≥ 0.5",
                isReached: ratio >= 0.5, cpu: cpu(ours, nil)))
        addLag(lag, "PostgreSQL, \(writers) writers", &report)
    }

    private func transactions(on store: Store) async throws -> SmallTransactions {
        let journal = try Journal(
            store: store, origin: "yitong.bench/ZS", key: try Ed25519Key(name: "bench", entropy: .system),
            clock: WallClock { Instant(microseconds: SmallTransactions.now()) }, entropy: .system, logger: .quiet)
        try await store.migrate(Journal.migrations + [SmallTransactions.migration] + Counter.migrations)
        let counter = Counter()
        journal.register(projection: counter)
        return SmallTransactions(store: store, journal: journal, counter: counter)
    }

    private func addLag(_ lag: [Duration], _ place: String, _ report: inout Report) {
        guard let p99 = lag.isEmpty ? nil : lag[min(lag.count - 1, lag.count * 99 / 100)] else { return }
        report.add(
            .init(
                name: "seal lag p99, \(place)", figure: String(format: "%.0f ms", p99.milliseconds), reference: "–",
                ratio: nil, bar: "< 1,000 ms", isReached: p99 < .seconds(1), cpu: "–"))
    }

    private func rate(_ measurement: Measurement) -> String { String(format: "%.0f/s", measurement.rate) }

    private func cpu(_ ours: Measurement, _ reference: Measurement?) -> String {
        let own = String(format: "%.1f µs", ours.cpuMicroseconds)
        return reference.map { String(format: "%@ (reference %.1f µs)", own, $0.cpuMicroseconds) } ?? own
    }
}
