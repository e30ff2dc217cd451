import Jobs
import Standards
import Store

/// The first load of a dataset: its rows go to a table of their own without the indexes that they would fill in random
/// order; when all are there the indexes are made and the table takes the empty one's place.
///
/// Every chunk is durable, journalled and verified like any other; what it wrote becomes visible with the table. One
/// row of `registry_load` says where a load stands, so that it goes on after a crash wherever it was. Anybody may
/// publish a load: its own import at its end or when it is stopped, another import at its beginning. The import whose
/// load was published before its end goes on in the dataset's table. All this happens under the dataset's lock.
struct FirstLoad: Sendable {
    let shape: DatasetShape

    /// A load that is under way.
    struct Open {
        let job: ID<Job>
        let rows: Int64
        /// How many of its indexes are made.
        let indexes: Int
    }

    /// Locks the dataset, so that imports into it and steps of its load take turns on PostgreSQL too.
    func lock(in transaction: Transaction) throws {
        let locked = try transaction.execute(
            "UPDATE registry_dataset SET batches = batches WHERE dataset = ?", [.text(shape.id)])
        guard locked == 1 else { throw RegistryError.dataset }
    }

    /// The load that is under way, or nil.
    func open(in snapshot: Snapshot) throws -> Open? {
        try snapshot.first(
            "SELECT job, row_count, indexes FROM registry_load WHERE dataset = ? AND published_at IS NULL",
            [.text(shape.id)]
        ) { Open(job: try $0.id(0), rows: try $0.integer(1), indexes: try $0.int(2)) }
    }

    /// Begins a load where the dataset has never held a record; otherwise does nothing.
    func begin(for job: ID<Job>, at now: Instant, in editor: SchemaEditor) throws {
        let transaction = editor.transaction
        try lock(in: transaction)
        let known = try transaction.first("SELECT 1 FROM registry_load WHERE dataset = ?", [.text(shape.id)]) { _ in 1 }
        guard known == nil, try isEmpty(in: transaction) else { return }
        try editor.create(RegistryTables.records(of: shape, named: shape.loadTable))
        try editor.create(RegistryTables.batchIndex(on: shape.loadTable))
        try transaction.execute(
            "INSERT INTO registry_load (dataset, job, row_count, indexes, opened_at) VALUES (?, ?, 0, 0, ?)",
            [.text(shape.id), .text(job.rawValue), .integer(now.microseconds)])
    }

    /// Puts the rows of a chunk into the load's table; all of them are new.
    func add(_ rows: [ImportRow], batch: Int64, in transaction: BulkTransaction) throws {
        var slot = 0
        try transaction.load(into: shape.loadTable, columns: shape.columns) {
            guard slot < rows.count else { return nil }
            defer { slot += 1 }
            return rows[slot].stored(version: 1, firstBatch: batch, batch: batch, slot: slot)
        }
        try transaction.execute(
            "UPDATE registry_load SET row_count = row_count + ? WHERE dataset = ?",
            [.integer(Int64(rows.count)), .text(shape.id)])
    }

    /// Does the next step that makes the load visible: an index, or the exchange of the tables.
    ///
    /// False: there is no load any more.
    func publish(at now: Instant, in editor: SchemaEditor) throws -> Bool {
        let transaction = editor.transaction
        try lock(in: transaction)
        guard let load = try open(in: transaction) else { return false }
        guard load.rows > 0 else {
            try editor.drop(table: shape.loadTable)
            try transaction.execute("DELETE FROM registry_load WHERE dataset = ?", [.text(shape.id)])
            return false
        }
        let indexes = RegistryTables.indexes(of: shape, on: shape.loadTable)
        guard load.indexes < indexes.count else {
            try exchange(load, at: now, in: editor)
            return false
        }
        try prepare(transaction)
        try editor.create(indexes[load.indexes])
        try transaction.execute(
            "UPDATE registry_load SET indexes = indexes + 1 WHERE dataset = ?", [.text(shape.id)])
        return true
    }

    private func exchange(_ load: Open, at now: Instant, in editor: SchemaEditor) throws {
        let transaction = editor.transaction
        guard try isEmpty(in: transaction) else { throw RegistryError.damaged }
        try editor.drop(table: shape.table)
        try editor.rename(table: shape.loadTable, to: shape.table)
        try transaction.execute(
            "UPDATE registry_load SET published_at = ? WHERE dataset = ?",
            [.integer(now.microseconds), .text(shape.id)])
        try transaction.execute(
            "UPDATE registry_dataset SET row_count = row_count + ?, changed_at = ? WHERE dataset = ?",
            [.integer(load.rows), .integer(now.microseconds), .text(shape.id)])
    }

    /// An index over a million rows may take longer than a statement of a page, and more memory.
    private func prepare(_ transaction: Transaction) throws {
        guard transaction.engine == .postgres else { return }
        _ = try transaction.first(
            """
            SELECT set_config('statement_timeout', '0', true), set_config('maintenance_work_mem', '256MB', true)
            """
        ) { _ in true }
    }

    private func isEmpty(in snapshot: Snapshot) throws -> Bool {
        try snapshot.first("SELECT 1 FROM \(shape.table) LIMIT 1") { _ in true } == nil
    }
}

/// Another import's first load is under way: it must become visible before rows may go to the dataset's table.
struct FirstLoadUnderWay: Error {}
