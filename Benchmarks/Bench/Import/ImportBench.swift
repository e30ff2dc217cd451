import Foundation

/// Imports of many residents with validation beside the engine's own loader, and pages of what was imported.
struct ImportBench {
    let scratch: String
    let home: String
    /// Rows of the first import; the second, into the dataset that then has rows, brings a fifth of that.
    let rows: Int
    let program: String
    /// Whether the engine's own loader is measured.
    let comparesLoaders: Bool
    /// Whether pages are measured.
    let readsPages: Bool

    private var more: Int { max(1, rows / 5) }
    private var first: String { scratch + "/residents.csv" }
    private var second: String { scratch + "/more-residents.csv" }

    func run(_ report: inout Report) async throws {
        try CrowdFile.write([(first, rows), (second, more)], home: home)
        try await sqlite(&report)
        if let cluster = ProcessInfo.processInfo.environment["YITONG_TEST_POSTGRES"] {
            try await postgres(cluster, &report)
        }
    }

    private func sqlite(_ report: inout Report) async throws {
        let folder = scratch + "/city"
        let loader = SQLiteLoader(ours: folder + "/city.sqlite", copy: scratch + "/loaded.sqlite")
        let ours = try await load(first, rows, folder: folder, store: nil, server: nil)
        if comparesLoaders {
            report.add(row("SQLite", "first import", ours, ".import", try await loader.load(rows, after: 0)))
        }
        if readsPages {
            let pages = PageBench(home: home, folder: folder, rows: rows)
            report.add(try await pages.run("SQLite"))
            report.add(try await pages.overHTTP(program: program, scratch: scratch))
        }
        if comparesLoaders {
            let batches = try loader.batches()
            let again = try await load(second, more, folder: folder, store: nil, server: nil)
            let reference = try await loader.load(more, after: batches)
            report.add(row("SQLite", "import into \(rows)", again, ".import", reference))
            try loader.remove()
        }
        try FileManager.default.removeItem(atPath: folder)
    }

    private func postgres(_ cluster: String, _ report: inout Report) async throws {
        let database = try BenchDatabase.create(in: cluster, named: "import")
        let folder = scratch + "/city-postgres"
        let loader = PostgresLoader(database: database, scratch: scratch)
        let server = try database.server()
        let ours = try await load(first, rows, folder: folder, store: database.url, server: server)
        if comparesLoaders {
            report.add(row("PostgreSQL", "first import", ours, "COPY", try await loader.load(rows, after: 0)))
        }
        if readsPages {
            let pages = PageBench(home: home, folder: folder, store: database.url, rows: rows)
            report.add(try await pages.run("PostgreSQL"))
        }
        if comparesLoaders {
            let batches = try loader.batches()
            let again = try await load(second, more, folder: folder, store: database.url, server: server)
            let reference = try await loader.load(more, after: batches)
            report.add(row("PostgreSQL", "import into \(rows)", again, "COPY", reference))
        }
        try FileManager.default.removeItem(atPath: folder)
        try database.drop()
    }

    /// What an import took, and the most memory that this whole process had meanwhile, in MB.
    private struct Load {
        let measurement: Measurement
        let peak: Double
    }

    /// Imports a file into a city, a new one where the folder is not there yet.
    private func load(
        _ csv: String, _ count: Int, folder: String, store: String?, server: Int32?
    ) async throws -> Load {
        let result = Outcome<Measurement>()
        ProcessFacts.forgetPeak()
        try await BenchCity.run(home: home, folder: folder, store: store) { city in
            result.set(
                try await Measurement.of(count, server: server) {
                    try await city.importFile(csv, expecting: count)
                    return []
                })
        }
        return Load(measurement: try result.get(), peak: ProcessFacts.memory(of: getpid(), "VmHWM"))
    }

    private func row(
        _ engine: String, _ name: String, _ load: Load, _ loader: String, _ reference: Measurement
    ) -> Report.Row {
        let ours = load.measurement
        let ratio = ours.wall / reference.wall
        func text(_ measurement: Measurement) -> String {
            String(format: "%.0f rows/s (%.1f s)", measurement.rate, measurement.wall.seconds)
        }
        return .init(
            name: "\(name): \(ours.operations) residents, \(engine)",
            figure: text(ours) + String(format: ", peak %.0f MB", load.peak),
            reference: "\(loader): \(text(reference))", ratio: ratio, bar: "≤ 1.5", isReached: ratio <= 1.5,
            cpu: String(format: "%.1f µs/row (reference %.1f)", ours.cpuMicroseconds, reference.cpuMicroseconds))
    }
}
