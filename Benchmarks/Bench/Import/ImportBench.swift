import Foundation

/// The import of many residents with validation beside the engine's own loader, and pages of what was imported.
struct ImportBench {
    let scratch: String
    let home: String
    let rows: Int
    let program: String
    /// Whether the engine's own loader is measured.
    let comparesLoaders: Bool
    /// Whether pages are measured.
    let readsPages: Bool

    func run(_ report: inout Report) async throws {
        let csv = scratch + "/residents.csv"
        try CrowdFile.write(rows, to: csv, home: home)
        try await sqlite(csv, &report)
        if let cluster = ProcessInfo.processInfo.environment["YITONG_TEST_POSTGRES"] {
            try await postgres(csv, cluster, &report)
        }
    }

    private func sqlite(_ csv: String, _ report: inout Report) async throws {
        let folder = scratch + "/city"
        let (ours, peak) = try await load(csv, folder: folder, store: nil, server: nil)
        if comparesLoaders {
            let copy = scratch + "/loaded.sqlite"
            let reference = try await SQLiteLoader.run(from: folder + "/city.sqlite", to: copy, rows: rows)
            try FileManager.default.removeItem(atPath: copy)
            report.add(row("SQLite", ours, peak, ".import", reference))
        }
        guard readsPages else { return }
        let pages = PageBench(home: home, folder: folder, rows: rows)
        report.add(try await pages.run("SQLite"))
        report.add(try await pages.overHTTP(program: program, scratch: scratch))
        try FileManager.default.removeItem(atPath: folder)
    }

    private func postgres(_ csv: String, _ cluster: String, _ report: inout Report) async throws {
        let database = try BenchDatabase.create(in: cluster, named: "import")
        let folder = scratch + "/city-postgres"
        let (ours, peak) = try await load(csv, folder: folder, store: database.url, server: try database.server())
        if comparesLoaders {
            let reference = try await PostgresLoader.run(in: database, scratch: scratch, rows: rows)
            report.add(row("PostgreSQL", ours, peak, "COPY", reference))
        }
        if readsPages {
            let pages = PageBench(home: home, folder: folder, store: database.url, rows: rows)
            report.add(try await pages.run("PostgreSQL"))
        }
        try FileManager.default.removeItem(atPath: folder)
        try database.drop()
    }

    /// Imports the file into a new city; the peak is of this whole process, in MB.
    private func load(
        _ csv: String, folder: String, store: String?, server: Int32?
    ) async throws -> (Measurement, peak: Double) {
        let result = Outcome<Measurement>()
        ProcessFacts.forgetPeak()
        try await BenchCity.run(home: home, folder: folder, store: store) { [rows] city in
            result.set(
                try await Measurement.of(rows, server: server) {
                    try await city.importFile(csv, expecting: rows)
                    return []
                })
        }
        return (try result.get(), ProcessFacts.memory(of: getpid(), "VmHWM"))
    }

    private func row(
        _ engine: String, _ ours: Measurement, _ peak: Double, _ loader: String, _ reference: Measurement
    ) -> Report.Row {
        let ratio = ours.wall / reference.wall
        func text(_ measurement: Measurement) -> String {
            String(format: "%.0f rows/s (%.1f s)", measurement.rate, measurement.wall.seconds)
        }
        return .init(
            name: "import of \(rows) residents, \(engine)", figure: text(ours) + String(format: ", peak %.0f MB", peak),
            reference: "\(loader): \(text(reference))", ratio: ratio, bar: "≤ 1.5", isReached: ratio <= 1.5,
            cpu: String(format: "%.1f µs/row (reference %.1f)", ours.cpuMicroseconds, reference.cpuMicroseconds))
    }
}
