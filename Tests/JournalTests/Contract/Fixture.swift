import Journal
import Logging
import Standards
import Store
import TestSupport
import Trust

/// A journal over an empty store, with a clock that a test moves.
struct Fixture: Sendable {
    let store: Store
    let journal: Journal
    let clock: ManualClock
    let key: Ed25519Key

    static let origin = "yitong.test/ZS"

    static func with(
        _ engine: Engine, settings: JournalSettings = JournalSettings(), _ body: (Fixture) async throws -> Void
    ) async throws {
        try await withStore(on: engine, migrations: Journal.migrations) { store in
            let clock = ManualClock()
            let key = try Ed25519Key(name: origin, entropy: .repeatable(seed: 7))
            let journal = try Journal(
                store: store, origin: origin, key: key, clock: clock.wall, entropy: .repeatable(seed: 11),
                logger: .silent, settings: settings)
            try await body(Fixture(store: store, journal: journal, clock: clock, key: key))
        }
    }

    /// Another node of the same instance, with randomness of its own.
    func node(_ seed: UInt64, settings: JournalSettings = JournalSettings()) throws -> Journal {
        try Journal(
            store: store, origin: Self.origin, key: key, clock: clock.wall, entropy: .repeatable(seed: seed),
            logger: .silent, settings: settings)
    }

    func details(
        _ kind: String = "test.event", actor: String = "chen", dataset: String? = "resident",
        subjects: [String] = [], payload: String = "{}", retention: String = "ten-years"
    ) -> EventDetails {
        EventDetails(
            kind: kind, actor: actor, organisation: "public-security", dataset: dataset, subjects: subjects,
            purpose: "办理户口迁移", caseNumber: "C-1", payload: payload, retention: retention, at: clock.now)
    }

    /// Appends `count` events, each in the transaction of its own or all in one.
    @discardableResult
    func append(_ count: Int, subjects: [String] = []) async throws -> [ID<Entry>] {
        let journal = journal
        let details = (0..<count).map { self.details("test.event", subjects: subjects, payload: "{\"n\":\($0)}") }
        return try await store.write { transaction in
            try details.map { try journal.append($0, in: transaction) }
        }
    }

    func execute(_ sql: String, _ values: [SQLValue] = []) async throws {
        try await store.write { _ = try $0.execute(sql, values) }
    }

    func count(_ table: String) async throws -> Int64 {
        try await store.read { try $0.first("SELECT count(*) FROM \(table)") { try $0.integer(0) } ?? 0 }
    }
}
