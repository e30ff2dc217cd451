import Foundation

/// PostgreSQL's own loader: `COPY` of the final rows, in one transaction, into an empty copy of the same table.
enum PostgresLoader {
    /// Loads what is in the city's table into a new one beside it.
    static func run(in database: BenchDatabase, scratch: String, rows: Int) async throws -> Measurement {
        let file = scratch + "/rows.copy"
        defer { try? FileManager.default.removeItem(atPath: file) }
        try database.run("\\copy (SELECT * FROM reg_resident ORDER BY row_batch, row_digest) TO '\(file)'")
        try database.run("CREATE TABLE reference (LIKE reg_resident INCLUDING ALL)")
        try database.run("VACUUM ANALYZE reg_resident", "CHECKPOINT")
        let server = try database.server()
        let measurement = try await Measurement.of(rows, server: server) {
            try database.run("\\copy reference FROM '\(file)'")
            return []
        }
        let loaded = try database.run("SELECT count(*) FROM reference")
        guard Int(loaded) == rows else { throw BenchError("COPY loaded \(loaded) of \(rows) rows") }
        try database.run("DROP TABLE reference")
        return measurement
    }
}
