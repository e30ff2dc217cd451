package import Definitions
package import Store

/// How a dataset's table differs from what its pack declares now.
///
/// Tables are made when a dataset is first seen and are not changed afterwards.
package struct TableDifference: Sendable, Hashable {
    /// The dataset.
    package let dataset: String
    /// The columns that the pack asks for and the table does not have.
    package let missing: [String]
    /// The columns that the table has and nothing in the pack asks for.
    package let surplus: [String]
}

extension Registry {
    /// The datasets whose tables do not fit these packs, in the order of their names; empty: the city can be served.
    package static func tableDifferences(of packs: PackSet, in snapshot: Snapshot) throws -> [TableDifference] {
        try shapes(of: packs).values.sorted { $0.id < $1.id }.compactMap { shape in
            let declared = RegistryTables.records(of: shape, named: shape.table).columns.map(\.name)
            let present = Set(try columns(of: shape.table, in: snapshot))
            let missing = declared.filter { !present.contains($0) }
            let surplus = present.subtracting(declared).sorted()
            guard !missing.isEmpty || !surplus.isEmpty else { return nil }
            return TableDifference(dataset: shape.id, missing: missing, surplus: surplus)
        }
    }

    private static func columns(of table: String, in snapshot: Snapshot) throws -> [String] {
        let sql =
            switch snapshot.engine {
            case .sqlite: "SELECT name FROM pragma_table_info(?)"
            case .postgres:
                """
                SELECT column_name::text FROM information_schema.columns
                WHERE table_schema = current_schema() AND table_name = ?
                """
            }
        return try snapshot.query(sql, [.text(table)]) { try $0.text(0) }
    }
}
