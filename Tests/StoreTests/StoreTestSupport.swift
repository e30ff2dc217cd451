import Dispatch
import Foundation
import Logging
import Synchronization
import TestSupport

@testable import Store

/// The table that most tests of the store use.
enum Things {
    static let migrations = [
        Migration(module: "test", version: 1, name: "things") { schema in
            try schema.create(
                Table(
                    "thing",
                    columns: [
                        Column("id", .text), Column("number", .integer, nullable: true),
                        Column("measure", .real, nullable: true), Column("content", .blob, nullable: true),
                    ],
                    primaryKey: ["id"]))
        }
    ]

    /// Adds a row.
    static func add(_ id: String, _ number: Int64 = 0, in transaction: Transaction) throws {
        try transaction.execute("INSERT INTO thing (id, number) VALUES (?, ?)", [.text(id), .integer(number)])
    }

    /// The ids in order.
    static func ids(_ store: Store) async throws -> [String] {
        try await store.read { try $0.query("SELECT id FROM thing ORDER BY id") { try $0.text(0) } }
    }

    static func count(_ store: Store) async throws -> Int64? {
        try await store.read { try $0.first("SELECT count(*) FROM thing") { try $0.integer(0) } }
    }
}

/// A gate that holds a closure of the store until a test opens it.
final class Gate: Sendable {
    private let opened = DispatchSemaphore(value: 0)
    private let arrivals = Atomic(0)

    /// Waits, on the store's own thread, until the gate is opened; gives up after 20 s so that a test cannot hang.
    func pass() {
        arrivals.add(1, ordering: .sequentiallyConsistent)
        _ = opened.wait(timeout: .now() + 20)
    }

    /// Lets `count` closures through.
    func open(_ count: Int = 1) {
        for _ in 0..<count { opened.signal() }
    }

    /// Waits until `count` closures have come to the gate.
    func arrived(_ count: Int = 1) async {
        while arrivals.load(ordering: .sequentiallyConsistent) < count { await Task.yield() }
    }
}

/// A counter that closures of the store may touch: it is what shows that they ran more than once.
final class Counter: Sendable {
    private let number = Atomic(0)
    var value: Int { number.load(ordering: .sequentiallyConsistent) }
    @discardableResult func increase() -> Int { number.add(1, ordering: .sequentiallyConsistent).newValue }
}

extension Store {
    /// Waits until `count` calls wait for a thread of the store.
    func hasWaiting(_ count: Int) async {
        while waiting < count { await Task.yield() }
    }
}

/// Runs `body` over a SQLite store in which `faults` are set.
func withFaultySQLite(
    _ faults: StoreFaults, configuration: StoreConfiguration = testConfiguration,
    _ body: (Store, SQLiteDriver) async throws -> Void
) async throws {
    let folder = try TemporaryFolder()
    let driver = try await SQLiteDriver.open(
        path: folder.file("store.sqlite"), configuration: configuration, faults: faults, logger: .silent)
    let store = Store(driver: driver, configuration: configuration, logger: .silent)
    do {
        try await store.migrate(Things.migrations)
        try await body(store, driver)
    } catch {
        await store.close()
        throw error
    }
    await store.close()
    withExtendedLifetime(folder) {}
}

/// Holds SQLite's writer at a gate, lets `callers` queue up behind it, opens the gate, and answers their outcomes in
/// order: they make one group.
func inOneGroup<T: Sendable>(
    _ store: Store, _ callers: [@Sendable (Transaction) throws -> T]
) async throws -> [Result<T, any Error>] {
    let gate = Gate()
    async let holder: Void = store.write { _ in gate.pass() }
    await gate.arrived()
    var tasks: [Task<T, any Error>] = []
    for (index, caller) in callers.enumerated() {
        tasks.append(Task { try await store.write(caller) })
        await store.hasWaiting(index + 1)
    }
    gate.open()
    try await holder
    var outcomes: [Result<T, any Error>] = []
    for task in tasks { outcomes.append(await task.result) }
    return outcomes
}

/// What `body` threw, as the store's code.
func code<T>(_ body: () async throws -> T) async -> StoreError.Code? {
    do {
        _ = try await body()
        return nil
    } catch {
        return (error as? StoreError)?.code
    }
}
