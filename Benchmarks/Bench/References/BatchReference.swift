import Foundation
import GRDB
import Standards
import Store

/// The engine alone: the same statements in explicit transactions of 100, durable, no savepoint, nobody waiting.
enum BatchReference {
    /// Runs `total` small transactions' statements in batches of 100 through GRDB on a database of its own.
    static func run(path: String, total: Int, ids: IDSource) async throws -> Measurement {
        var settings = GRDB.Configuration()
        settings.prepareDatabase { try $0.execute(sql: "PRAGMA cache_size = -16384") }
        let pool = try DatabasePool(path: path, configuration: settings)
        try await pool.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA synchronous = FULL")
            guard try Int.fetchOne(database, sql: "PRAGMA synchronous") == 2 else {
                throw BenchError("the reference is not FULL")
            }
            try makeTables(database)
        }
        let names = (0..<total).map { _ in ids.next(Movement.self).rawValue }
        return try await Measurement.of(total) {
            try await pool.writeWithoutTransaction { database in try load(database, names) }
            return []
        }
    }

    private static func makeTables(_ database: Database) throws {
        try database.execute(
            sql: """
                CREATE TABLE bench_account (id INTEGER PRIMARY KEY, balance INTEGER NOT NULL) STRICT;
                CREATE TABLE bench_movement (id TEXT NOT NULL PRIMARY KEY, account INTEGER NOT NULL,
                    amount INTEGER NOT NULL) STRICT, WITHOUT ROWID;
                CREATE TABLE journal_pending (id TEXT NOT NULL PRIMARY KEY, leaf BLOB NOT NULL, salt BLOB NOT NULL,
                    kind TEXT NOT NULL, actor TEXT NOT NULL, organisation TEXT, dataset TEXT, subjects TEXT NOT NULL,
                    purpose TEXT, case_number TEXT, payload TEXT NOT NULL, retention TEXT NOT NULL,
                    at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
                """)
        try database.inTransaction {
            for id in 0..<SmallTransactions.accounts {
                try database.execute(sql: "INSERT INTO bench_account VALUES (?, 0)", arguments: [id])
            }
            return .commit
        }
    }

    private static func load(_ database: Database, _ names: [String]) throws {
        let update = try database.makeStatement(sql: SmallTransactions.update)
        let insert = try database.makeStatement(sql: SmallTransactions.insert)
        let event = try database.makeStatement(
            sql: "INSERT INTO journal_pending VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        let leaf = Data(repeating: 7, count: 33), salt = Data(repeating: 9, count: 16)
        for batch in stride(from: 0, to: names.count, by: 100) {
            try database.inTransaction(.immediate) {
                for index in batch..<min(batch + 100, names.count) {
                    let account = Int64(index) &* 2_654_435_761 % SmallTransactions.accounts
                    try update.execute(arguments: [1, account])
                    try insert.execute(arguments: [names[index], account, 1])
                    try event.execute(arguments: [
                        names[index], leaf, salt, "bench.movement", "bench", "data-bureau", nil, "", nil, nil,
                        #"{"amount":1}"#, "p3y", SmallTransactions.now(),
                    ])
                }
                return .commit
            }
        }
    }
}
