import Foundation
import Search
import Store

/// First pages, exact counts and exact facets of a large catalogue, beside a scan with LIKE.
struct SearchBench {
    private static let names = ["department", "theme", "class", "level", "way", "status"]
    private static let list = SearchList("catalogue")

    let scratch: String
    let rows: Int

    func run(_ report: inout Report) async throws {
        try await measure("SQLite", .sqlite(path: scratch + "/search.sqlite"), server: nil, settle: {}, &report)
        if let cluster = ProcessInfo.processInfo.environment["YITONG_TEST_POSTGRES"] {
            let database = try BenchDatabase.create(in: cluster, named: "search")
            try await measure(
                "PostgreSQL", StoreLocation(database.url), server: try database.server(),
                settle: { try database.run("VACUUM ANALYZE") }, &report)
            try database.drop()
        }
    }

    private func measure(
        _ engine: String, _ location: StoreLocation, server: Int32?, settle: () throws -> Void, _ report: inout Report
    ) async throws {
        let store = try await Store.open(location, logger: .quiet)
        try await store.migrate(SearchList.migrations)
        let loading = try await Measurement.of(rows, server: server) {
            try await load(store)
            return []
        }
        report.note(
            "\(engine): put into search", String(format: "%.0f/s, %.0f s", loading.rate, loading.wall.seconds))
        try settle()
        let reference = try await scans(store)
        try await pages(engine, store, reference, &report)
        for kind in CatalogueQueries.Kind.allCases {
            let queries = CatalogueQueries(rows: rows).queries(kind, 100)
            try await counts(engine, kind, queries, store, reference, &report)
        }
        await store.close()
    }

    private func load(_ store: Store) async throws {
        for start in stride(from: 0, to: rows, by: 500) {
            let numbers = start..<min(rows, start + 500)
            try await store.bulk { transaction in
                for number in numbers { try Self.list.put(CatalogueCrowd.document(number), in: transaction) }
            }
        }
    }

    private func pages(
        _ engine: String, _ store: Store, _ reference: Measurement, _ report: inout Report
    ) async throws {
        for kind in CatalogueQueries.Kind.allCases {
            let queries = CatalogueQueries(rows: rows).queries(kind, 1_000)
            let measurement = try await time(queries, store) { try Self.list.page($0, limit: 20, in: $1).ids.count }
            report.add(row("first page, \(kind.rawValue)", engine, measurement, reference, .milliseconds(10)))
        }
    }

    private func counts(
        _ engine: String, _ kind: CatalogueQueries.Kind, _ queries: [SearchQuery], _ store: Store,
        _ reference: Measurement, _ report: inout Report
    ) async throws {
        let counts = try await time(queries, store) { try Self.list.count($0, in: $1) }
        report.add(row("exact count, \(kind.rawValue)", engine, counts, reference, .milliseconds(150)))
        let facets = try await time(queries, store) { try Self.list.facets($0, Self.names, in: $1).count }
        report.add(row("exact facets, \(kind.rawValue)", engine, facets, reference, .milliseconds(150)))
    }

    private func time(
        _ queries: [SearchQuery], _ store: Store,
        _ body: @escaping @Sendable (SearchQuery, Snapshot) throws -> Int
    ) async throws -> Measurement {
        func once(_ query: SearchQuery) async throws -> Duration {
            let start = ContinuousClock.now
            _ = try await store.read { try body(query, $0) }
            return ContinuousClock.now - start
        }
        for query in queries.prefix(50) { _ = try await once(query) }
        return try await Measurement.of(queries.count) {
            var latencies: [Duration] = []
            for query in queries { latencies.append(try await once(query)) }
            return latencies
        }
    }

    /// The first page by LIKE over every text: what there would be without an index.
    private func scans(_ store: Store) async throws -> Measurement {
        let queries = CatalogueQueries(rows: rows).queries(.pieces, 10)
        return try await time(queries, store) { query, snapshot in
            try snapshot.query(
                """
                SELECT d.id FROM search_document d WHERE d.audience = 'city' AND EXISTS
                (SELECT 1 FROM search_text t WHERE t.number = d.number AND t.body LIKE ?)
                ORDER BY d.standing + 0 DESC LIMIT 20
                """, [.text("%" + query.text.lowercased() + "%")]
            ) { try $0.text(0) }.count
        }
    }

    private func row(
        _ what: String, _ engine: String, _ measurement: Measurement, _ reference: Measurement, _ bar: Duration
    ) -> Report.Row {
        func text(_ measurement: Measurement) -> String {
            let values = [0.5, 0.99].map { (measurement.percentile($0) ?? .zero).milliseconds }
            return String(format: "p99 %.1f ms (p50 %.2f ms)", values[1], values[0])
        }
        let p99 = measurement.percentile(0.99) ?? .zero
        return .init(
            name: "\(what), \(rows) entries, \(engine)", figure: text(measurement),
            reference: "LIKE: " + text(reference), ratio: nil,
            bar: String(format: "p99 ≤ %.0f ms", bar.milliseconds), isReached: p99 <= bar,
            cpu: String(format: "%.0f µs", measurement.cpuMicroseconds))
    }
}
