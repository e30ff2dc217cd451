import Logging
import Standards

/// Brings a database to the program's version, module by module.
struct Migrator: Sendable {
    private let migrations: [Migration]
    private let clock: WallClock?
    private let logger: Logger

    init(_ migrations: [Migration], clock: WallClock?, logger: Logger) {
        self.migrations = migrations
        self.clock = clock
        self.logger = logger
    }

    /// Applies what is missing.
    ///
    /// Nodes that migrate at once take turns, step by step.
    func run(on store: Store) async throws {
        try checkOrder()
        let newest = Dictionary(grouping: migrations, by: \.module).mapValues { $0.map(\.version).max() ?? 0 }
        try await store.driver.bulk(definesTables: true) { transaction in
            try Self.prepare(transaction)
            try Self.refuseNewer(transaction, than: newest)
        }
        for migration in migrations {
            let now = clock?.now()
            let isApplied = try await store.driver.bulk(definesTables: true) { transaction in
                try Self.prepare(transaction)
                return try Self.apply(migration, at: now, in: transaction)
            }
            if isApplied {
                logger.info(
                    "migrated",
                    metadata: ["module": "\(migration.module)", "version": "\(migration.version)"])
            }
        }
    }

    /// Versions of a module must be 1, 2, 3 … in the order of the list.
    private func checkOrder() throws(StoreError) {
        var last: [String: Int] = [:]
        for migration in migrations {
            guard migration.version == (last[migration.module] ?? 0) + 1 else {
                throw StoreError(.misuse, "migration \(migration.version) of \(migration.module) is out of order")
            }
            last[migration.module] = migration.version
        }
    }

    /// Takes the lock that lets one node migrate at a time, and makes the record when it is missing.
    private static func prepare(_ transaction: BulkTransaction) throws {
        if transaction.engine == .postgres {
            _ = try transaction.first("SELECT set_config('statement_timeout', '0', true)") { _ in true }
            _ = try transaction.first("SELECT pg_advisory_xact_lock(7956004125)") { _ in true }
        }
        let editor = SchemaEditor(transaction)
        guard try !editor.exists(table: "schema_migration") else { return }
        try editor.create(
            Table(
                "schema_migration",
                columns: [
                    Column("module", .text), Column("version", .integer), Column("name", .text),
                    Column("applied_at", .integer, nullable: true),
                ],
                primaryKey: ["module", "version"], withoutRowID: true))
    }

    private static func refuseNewer(_ transaction: Transaction, than newest: [String: Int]) throws {
        let found = try transaction.query("SELECT module, max(version) FROM schema_migration GROUP BY module") {
            (try $0.text(0), try $0.int(1))
        }
        for (module, version) in found {
            guard let known = newest[module], version > known else { continue }
            throw StoreError(.newer, "\(module) is at version \(version), this program knows \(known)")
        }
    }

    private static func apply(_ migration: Migration, at now: Instant?, in transaction: Transaction) throws -> Bool {
        let version = SQLValue.integer(Int64(migration.version))
        let isThere =
            try transaction.first(
                "SELECT 1 FROM schema_migration WHERE module = ? AND version = ?", [.text(migration.module), version]
            ) { _ in true } ?? false
        guard !isThere else { return false }
        try migration.apply(SchemaEditor(transaction))
        try transaction.execute(
            "INSERT INTO schema_migration (module, version, name, applied_at) VALUES (?, ?, ?, ?)",
            [.text(migration.module), version, .text(migration.name), SQLValue(now)])
        return true
    }
}
