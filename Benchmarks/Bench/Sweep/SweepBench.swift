import Authority
import Casework
import Definitions
import Foundation
import Jobs
import Journal
import Logging
import Search
import Standards
import Store
import Trust

/// What it costs to find and fire the clocks that are due: 1,000 of them among 1,000,000 open steps, beside the same among
/// 10,000.
struct SweepBench {
    let scratch: String
    /// How many steps are open in the large city; a hundredth in the small one.
    let open: Int

    /// How many clocks are due in a sweep, and how often it is measured.
    static let due = 1_000
    static let sweeps = 5

    func run(_ report: inout Report) async throws {
        let file = "\(scratch)/sweep"
        try await compare("SQLite", &report) { size, body in
            let store = try await Store.open(.sqlite(path: "\(file)-\(size).sqlite"), logger: .quiet)
            let result = try await body(store)
            await store.close()
            return result
        }
        guard let cluster = ProcessInfo.processInfo.environment["YITONG_TEST_POSTGRES"] else { return }
        try await compare("PostgreSQL", &report) { size, body in
            let database = try BenchDatabase.create(in: cluster, named: "sweep")
            let store = try await Store.open(StoreLocation(database.url), logger: .quiet)
            let result = try await body(store)
            await store.close()
            try database.drop()
            return result
        }
    }

    private func compare(
        _ engine: String, _ report: inout Report,
        _ withStore: (Int, (Store) async throws -> [Duration]) async throws -> [Duration]
    ) async throws {
        let small = try await withStore(open / 100) { try await sweep(among: open / 100, in: $0) }
        let large = try await withStore(open) { try await sweep(among: open, in: $0) }
        guard let few = small.sorted().dropFirst(Self.sweeps / 2).first,
            let many = large.sorted().dropFirst(Self.sweeps / 2).first
        else { throw BenchError("nothing was swept") }
        let ratio = many.seconds / few.seconds
        report.add(
            .init(
                name: "sweep of \(Self.due) due clocks among \(open) open steps, \(engine)",
                figure: String(format: "%.0f ms", many.milliseconds),
                reference: String(format: "among %d: %.0f ms", open / 100, few.milliseconds), ratio: ratio,
                bar: "≤ 1.5", isReached: ratio <= 1.5, cpu: "–"))
    }

    /// Fills a store with open steps and measures sweeps, each over clocks of its own.
    private func sweep(among open: Int, in store: Store) async throws -> [Duration] {
        let city = try await SweepCity(store: store)
        try await city.fill(open: open, due: Self.due, sweeps: Self.sweeps)
        var times: [Duration] = []
        for sweep in 0..<Self.sweeps {
            let begun = ContinuousClock.now
            let fired = try await city.timers.sweep(city.moment(of: sweep))
            times.append(ContinuousClock.now - begun)
            guard fired == Self.due else { throw BenchError("\(fired) clocks fired, not \(Self.due)") }
        }
        return times
    }
}
