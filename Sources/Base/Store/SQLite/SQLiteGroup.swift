import GRDB
import GRDBSQLite

/// Runs calls on the writer's connection and decides them. What it throws means that the store must stop.
struct SQLiteGroup {
    private let connection: SQLiteConnection
    private let database: Database
    private let faults: SQLiteFaults
    private let clock = ContinuousClock()

    init(_ connection: SQLiteConnection, _ database: Database, _ faults: SQLiteFaults) {
        self.connection = connection
        self.database = database
        self.faults = faults
    }

    func commit(_ first: Call<Transaction>, more: () -> Call<Transaction>?) throws {
        var next: Call<Transaction>? = first
        while let call = next {
            try runAlone(call) { Transaction($0) }
            next = more()
        }
    }

    func commit(alone call: Call<BulkTransaction>, definesTables: Bool) throws {
        try runAlone(call) { definesTables ? BulkTransaction(definingTables: $0) : BulkTransaction($0) }
    }

    private func runAlone<T: Transaction>(_ call: Call<T>, _ make: (SQLiteSession) -> T) throws {
        guard !call.isCancelled else { return call.fail(CancellationError()) }
        do {
            try SQLiteFailure.translated {
                try database.execute(sql: "BEGIN IMMEDIATE")
                let transaction = make(SQLiteSession(connection, database))
                try call.attempt(transaction)
                try transaction.finish()
                try faults.beforeCommit(1)
                try database.execute(sql: "COMMIT")
            }
            call.succeed()
        } catch {
            if database.isInsideTransaction { try? database.execute(sql: "ROLLBACK") }
            call.fail(error)
        }
    }
}
