import Foundation
import Store

/// SQLite's own loader: `.import` of the sqlite3 shell, in one transaction, into an empty copy of the same table.
///
/// It is given the final rows (order columns, versions and digests worked out already), batch by batch as they were
/// written, the keys of each batch in no order. Where a row has NULL it gets 0 or an empty text, which take the same bytes.
enum SQLiteLoader {
    private static let shell = "/usr/bin/sqlite3"
    private static let table = "reg_resident"

    /// Loads what is in the city's file `ours` into a new file `path`.
    static func run(from ours: String, to path: String, rows: Int) async throws -> Measurement {
        let csv = path + ".csv"
        defer { try? FileManager.default.removeItem(atPath: csv) }
        let columns = try Program.run(
            shell,
            [
                ours,
                """
                SELECT group_concat(CASE WHEN "notnull" THEN name WHEN type = 'INTEGER' THEN 'ifnull(' || name || ',0)'
                ELSE 'ifnull(' || name || ','''')' END) FROM pragma_table_info('\(table)')
                """,
            ]
        ).trimmingCharacters(in: .whitespacesAndNewlines)
        try Program.run(
            shell, ["-csv", ours, "SELECT \(columns) FROM \(table) ORDER BY row_batch, row_digest"], output: csv)
        let schema = try Program.run(
            shell, [ours, "SELECT sql || ';' FROM sqlite_schema WHERE tbl_name = '\(table)' AND sql IS NOT NULL"])
        let page = try Program.run(shell, [ours, "PRAGMA page_size"]).trimmingCharacters(in: .whitespacesAndNewlines)
        try Program.run(shell, [path, "PRAGMA page_size = \(page); PRAGMA journal_mode = WAL; \(schema)"])
        let cache = StoreConfiguration().cacheKibibytes
        let measurement = try await Measurement.of(rows) {
            try Program.run(
                shell,
                [
                    "-cmd", "PRAGMA synchronous = FULL", "-cmd", "PRAGMA cache_size = -\(cache)", path,
                    ".import --csv \(csv) \(table)",
                ])
            return []
        }
        let loaded = try Program.run(shell, [path, "SELECT count(*) FROM \(table)"])
        guard Int(loaded.trimmingCharacters(in: .whitespacesAndNewlines)) == rows else {
            throw BenchError(".import loaded \(loaded) of \(rows) rows")
        }
        return measurement
    }
}
