import Foundation
import GRDB
import Journal
import Logging
import ServiceLifecycle
import Standards
import Store
import Trust

/// Durable small transactions with their event: two statements of business and the journal's, by many writers at once.
///
/// The reference does the same three statements in explicit batches of 100 through the engine alone (SQLite), or as
/// pgbench transactions of their own (PostgreSQL).
struct SmallTransactions {
    let store: Store
    let journal: Journal
    let counter: Counter

    static let accounts: Int64 = 10_000

    /// The business tables, in a store of their own.
    static let migration = Migration(module: "bench", version: 1, name: "accounts and movements") { schema in
        try schema.create(
            Table(
                "bench_account", columns: [Column("id", .integer), Column("balance", .integer)], primaryKey: ["id"]))
        try schema.create(
            Table(
                "bench_movement",
                columns: [Column("id", .text), Column("account", .integer), Column("amount", .integer)],
                primaryKey: ["id"], withoutRowID: true))
        for id in 0..<accounts {
            try schema.transaction.execute(
                "INSERT INTO bench_account (id, balance) VALUES (?, 0)", [.integer(id)])
        }
    }

    /// Runs `total` transactions by `writers` tasks, then waits until sealer and projection have caught up.
    func run(writers: Int, total: Int, ids: IDSource) async throws -> (Measurement, sealLag: [Duration]) {
        let services = ServiceGroup(
            configuration: .init(services: [journal.sealer, journal.runner], logger: .quiet))
        let before = try await store.read { try journal.head(in: $0).size }
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await services.run() }
            let measurement = try await Measurement.of(total) {
                let latencies = try await write(writers: writers, total: total, ids: ids)
                let wanted = before + Int64(total)
                try await waitUntilSealed(wanted)
                guard try await journal.reached(counter.name, position: wanted - 1, within: .seconds(60)) else {
                    throw BenchError("the projection did not catch up")
                }
                return latencies
            }
            let lag = try await sealLags(from: before)
            await services.triggerGracefulShutdown()
            try await group.waitForAll()
            return (measurement, lag)
        }
    }

    private func waitUntilSealed(_ size: Int64) async throws {
        let deadline = ContinuousClock.now + .seconds(60)
        while try await store.read({ try journal.head(in: $0).size }) < size {
            guard ContinuousClock.now < deadline else { throw BenchError("the sealer did not catch up") }
            try await Task.sleep(for: .milliseconds(5))
        }
    }

    private func write(writers: Int, total: Int, ids: IDSource) async throws -> [Duration] {
        return try await withThrowingTaskGroup(of: [Duration].self) { group in
            for writer in 0..<writers {
                group.addTask {
                    var latencies: [Duration] = []
                    latencies.reserveCapacity(total / writers + 1)
                    for turn in stride(from: writer, to: total, by: writers) {
                        let begun = ContinuousClock.now
                        try await once(seed: Int64(turn), ids: ids)
                        latencies.append(ContinuousClock.now - begun)
                    }
                    return latencies
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
    }

    private func once(seed: Int64, ids: IDSource) async throws {
        let account = seed &* 2_654_435_761 % Self.accounts
        let id: ID<Movement> = ids.next()
        try await store.write { [journal] transaction in
            try transaction.execute(Self.update, [.integer(1), .integer(account)])
            try transaction.execute(Self.insert, [.text(id.rawValue), .integer(account), .integer(1)])
            try journal.append(Self.event(at: Instant(microseconds: Self.now())), in: transaction)
        }
    }

    static let update = "UPDATE bench_account SET balance = balance + ? WHERE id = ?"
    static let insert = "INSERT INTO bench_movement (id, account, amount) VALUES (?, ?, ?)"

    static func event(at instant: Instant) -> EventDetails {
        EventDetails(
            kind: "bench.movement", actor: "bench", organisation: "data-bureau", dataset: nil, subjects: [],
            payload: #"{"amount":1}"#, retention: "p3y", at: instant)
    }

    static func now() -> Int64 { Int64(Date().timeIntervalSince1970 * 1e6) }

    /// From an event's own time to the seal that gave it its position.
    private func sealLags(from position: Int64) async throws -> [Duration] {
        try await store.read { snapshot in
            try snapshot.query(
                """
                SELECT (SELECT min(s.sealed_at) FROM journal_seal s WHERE s.size > e.position) - e.at
                FROM journal_entry e WHERE e.position >= ? AND e.position % 97 = 0
                """, [.integer(position)]
            ) { Duration.microseconds(try $0.integer(0)) }
        }
        .sorted()
    }
}

/// The kind of identifiers of movements.
enum Movement {}

/// A projection that counts, so that following costs what it costs.
struct Counter: Projection {
    let name = "bench-count"
    let version = 1
    let source = ProjectionSource.entries

    static let migrations = [
        Migration(module: "bench-count", version: 1, name: "counts by kind") { schema in
            try schema.create(
                Table(
                    "bench_count", columns: [Column("kind", .text), Column("events", .integer)], primaryKey: ["kind"],
                    withoutRowID: true))
        }
    ]

    func apply(_ entries: [JournalEntry], in transaction: Transaction) throws {
        let counts = Dictionary(grouping: entries) { $0.details?.kind ?? "erased" }.mapValues(\.count)
        for (kind, count) in counts {
            try transaction.execute(
                """
                INSERT INTO bench_count (kind, events) VALUES (?, ?)
                ON CONFLICT (kind) DO UPDATE SET events = bench_count.events + excluded.events
                """, [.text(kind), .integer(Int64(count))])
        }
    }

    func reset(in transaction: Transaction) throws {
        try transaction.execute("DELETE FROM bench_count")
    }
}

extension Logger {
    /// Says only what went wrong.
    static var quiet: Logger {
        var logger = Logger(label: "bench")
        logger.logLevel = .error
        return logger
    }
}
