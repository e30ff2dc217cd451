/// A transaction that writes.
///
/// It reads its own writes.
///
/// What it did is acknowledged only when it is durable. The closure may run more than once; it has no effect outside
/// its transaction. COMMIT, ROLLBACK, BEGIN, SAVEPOINT, PRAGMA, ATTACH and definitions of tables are refused.
package class Transaction: Snapshot {
    init(_ session: any Session) {
        super.init(session, access: .writing)
    }

    fileprivate override init(_ session: any Session, access: Access) {
        super.init(session, access: access)
    }

    /// Runs a statement and answers how many rows it changed.
    @discardableResult
    package final func execute(_ sql: String, _ values: [SQLValue] = []) throws -> Int {
        try run(sql, values) { _ in true }
    }
}

/// A transaction of its own for much data: it holds SQLite's writer for as long as it runs (250 ms at most is the
/// caller's duty) and is READ COMMITTED on PostgreSQL, where it never needs a retry.
package final class BulkTransaction: Transaction {
    override init(_ session: any Session) {
        super.init(session, access: .writing)
    }

    /// A transaction that may define tables: a migration's.
    init(definingTables session: any Session) {
        super.init(session, access: .schema)
    }

    /// Inserts rows by the engine's fastest way: COPY on PostgreSQL, one prepared INSERT on SQLite.
    ///
    /// Names must be lower snake case. Any broken constraint fails the transaction. Answers how many rows went in.
    @discardableResult
    package func load(
        into table: String, columns: [String], rows: some Sequence<[SQLValue]>
    ) throws -> Int {
        var iterator = rows.makeIterator()
        return try load(into: table, columns: columns) { iterator.next() }
    }

    /// Inserts the rows that `next` answers until it answers nil; `next` may throw, which fails the transaction.
    @discardableResult
    package func load(
        into table: String, columns: [String], next: () throws -> [SQLValue]?
    ) throws -> Int {
        try during { session in
            try SQLName.check([table] + columns)
            return try session.load(into: table, columns: columns) {
                guard let row = try next() else { return nil }
                guard row.count == columns.count else {
                    throw StoreError(.misuse, "a row of \(row.count) values for \(columns.count) columns")
                }
                return row
            }
        }
    }
}
