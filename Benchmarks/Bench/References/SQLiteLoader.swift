import Foundation
import Store

/// SQLite's own loader: `.import` of the sqlite3 shell, in one transaction, into a copy of the same table.
///
/// It is given the final rows (order columns, versions and digests worked out already), batch by batch as they were
/// written, the keys of each batch in no order. Where a row has NULL it gets 0 or an empty text, which take the same bytes.
struct SQLiteLoader {
    /// The city's file.
    let ours: String
    /// The file of the copy.
    let copy: String

    private static let shell = "/usr/bin/sqlite3"
    private static let table = "reg_resident"

    /// The number of the last batch in the city's table.
    func batches() throws -> Int {
        Int(try ask(ours, "SELECT max(row_batch) FROM \(Self.table)")) ?? 0
    }

    /// Loads the rows of the batches after one into the copy, a new one for those after 0.
    func load(_ rows: Int, after batch: Int) async throws -> Measurement {
        let csv = copy + ".csv"
        defer { try? FileManager.default.removeItem(atPath: csv) }
        if batch == 0 { try makeTable() }
        try Program.run(
            Self.shell,
            [
                "-csv", ours,
                "SELECT \(try columns()) FROM \(Self.table) WHERE row_batch > \(batch) ORDER BY row_batch, row_digest",
            ], output: csv)
        let before = Int(try ask(copy, "SELECT count(*) FROM \(Self.table)")) ?? 0
        let cache = StoreConfiguration().cacheKibibytes
        let measurement = try await Measurement.of(rows) {
            try Program.run(
                Self.shell,
                [
                    "-cmd", "PRAGMA synchronous = FULL", "-cmd", "PRAGMA cache_size = -\(cache)", copy,
                    ".import --csv \(csv) \(Self.table)",
                ])
            return []
        }
        let loaded = (Int(try ask(copy, "SELECT count(*) FROM \(Self.table)")) ?? 0) - before
        guard loaded == rows else { throw BenchError(".import loaded \(loaded) of \(rows) rows") }
        return measurement
    }

    /// Removes the copy.
    func remove() throws {
        try FileManager.default.removeItem(atPath: copy)
    }

    private func makeTable() throws {
        let schema = try ask(
            ours, "SELECT sql || ';' FROM sqlite_schema WHERE tbl_name = '\(Self.table)' AND sql IS NOT NULL")
        let page = try ask(ours, "PRAGMA page_size")
        _ = try ask(copy, "PRAGMA page_size = \(page); PRAGMA journal_mode = WAL; \(schema)")
    }

    private func columns() throws -> String {
        try ask(
            ours,
            """
            SELECT group_concat(CASE WHEN "notnull" THEN name WHEN type = 'INTEGER' THEN 'ifnull(' || name || ',0)'
            ELSE 'ifnull(' || name || ','''')' END) FROM pragma_table_info('\(Self.table)')
            """)
    }

    private func ask(_ file: String, _ sql: String) throws -> String {
        try Program.run(Self.shell, [file, sql]).trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
