import Foundation

/// PostgreSQL's own loader: `COPY` of the final rows, in one transaction, into a copy of the same table.
struct PostgresLoader {
    let database: BenchDatabase
    let scratch: String

    /// The number of the last batch in the city's table.
    func batches() throws -> Int {
        Int(try database.run("SELECT max(row_batch) FROM reg_resident")) ?? 0
    }

    /// Loads the rows of the batches after one into the table beside the city's, a new one for those after 0.
    func load(_ rows: Int, after batch: Int) async throws -> Measurement {
        let file = scratch + "/rows.copy"
        defer { try? FileManager.default.removeItem(atPath: file) }
        try database.run(
            "\\copy (SELECT * FROM reg_resident WHERE row_batch > \(batch) ORDER BY row_batch, row_digest) TO '\(file)'"
        )
        if batch == 0 { try database.run("CREATE TABLE reference (LIKE reg_resident INCLUDING ALL)") }
        try database.run("VACUUM ANALYZE reg_resident", "CHECKPOINT")
        let before = Int(try database.run("SELECT count(*) FROM reference")) ?? 0
        let measurement = try await Measurement.of(rows, server: try database.server()) {
            try database.run("\\copy reference FROM '\(file)'")
            return []
        }
        let loaded = (Int(try database.run("SELECT count(*) FROM reference")) ?? 0) - before
        guard loaded == rows else { throw BenchError("COPY loaded \(loaded) of \(rows) rows") }
        return measurement
    }
}
